import { ROUTES } from '#contracts/routes';
import { RequestMethod } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import type { ApiParts } from './api.module.ts';
import { ApiModule } from './api.module.ts';

type Controller = new (...parts: never[]) => unknown;

/** What the controllers register: `GET /api/persons/{id}`. */
function registered(parts: Partial<ApiParts>): readonly string[] {
  const { controllers = [] } = ApiModule.of(parts as ApiParts);
  return (controllers as readonly Controller[]).flatMap((controller) => {
    const [base = ''] = paths(controller);
    const methods = Object.getOwnPropertyNames(controller.prototype).map(
      (name) => controller.prototype[name] as object,
    );
    return methods
      .filter((method) => Reflect.hasMetadata('method', method))
      .flatMap((method) => {
        const name = RequestMethod[Reflect.getMetadata('method', method) as number];
        return paths(method).map((path) => `${name} ${joined(base, path)}`);
      });
  });
}

/** One, or several addresses of the same. */
function paths(target: object): readonly string[] {
  return [(Reflect.getMetadata('path', target) ?? '') as string | readonly string[]].flat();
}

function joined(...parts: readonly string[]): string {
  const path = parts.flatMap((part) => part.split('/')).filter((part) => part !== '');
  return `/${path.map((part) => part.replace(/^:command$/, '{Command}').replace(/^:(\w+)$/, '{$1}')).join('/')}`;
}

const documented = (rehearsal: boolean): readonly string[] =>
  ROUTES.filter(({ rehearsalOnly }) => rehearsal || !rehearsalOnly).map(({ method, path }) => `${method} ${path}`);

const DOCUMENT_ITSELF = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs/start.js'];

describe('the document and the server', () => {
  it('tell of the same routes', () => {
    const served = registered({ issuer: {} as never }).filter((route) => !DOCUMENT_ITSELF.includes(route));
    expect([...served].sort()).toEqual([...documented(true)].sort());
  });

  it('know of no token route in production', () => {
    const served = registered({ issuer: null }).filter((route) => !DOCUMENT_ITSELF.includes(route));
    expect([...served].sort()).toEqual([...documented(false)].sort());
  });
});
