import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { PERSON_COMMAND_NAMES } from './person-commands.ts';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Readonly<Record<string, unknown>> }>>;
  };
}

const document = openApiDocument('1.0.0');
const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has a path for every command with the schema of its body', () => {
    expect(document['openapi']).toBe('3.1.0');
    for (const name of PERSON_COMMAND_NAMES.filter((each) => each !== 'RegisterUnemployment')) {
      const operation = paths[`/api/persons/{id}/commands/${name}`]?.['post'];
      const schema = operation?.requestBody?.content['application/json']?.schema as { anyOf?: readonly object[] };
      for (const each of schema.anyOf ?? [schema]) {
        expect(each).toMatchObject({ type: 'object', additionalProperties: false });
      }
    }
  });

  it('has no reference that leads nowhere', () => {
    const schemas = Object.keys((document['components'] as { schemas: object }).schemas);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(10);
    expect(new Set(references)).toEqual(new Set(schemas.map((name) => `#/components/schemas/${name}`)));
  });

  it('names every operation once', () => {
    const ids = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
