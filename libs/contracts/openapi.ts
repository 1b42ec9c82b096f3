import { z } from 'zod';
import { problem } from './answers.ts';
import type { Route, RouteHeader } from './route.ts';
import { HEADERS, PATH_PARAMETERS, ROUTES } from './routes.ts';

type JsonObject = { [key: string]: unknown };

/** The OpenAPI 3.1 document, made from the route table and the zod schemas alone. */
export function openApiDocument(version: string): JsonObject {
  const components: JsonObject = {};
  return {
    openapi: '3.1.0',
    info: {
      title: '就业援助 Yuanzhu',
      version,
      description:
        '皖人社发〔2011〕44号. Errors are RFC 9457 problem details, Chinese by default, English by Accept-Language.',
    },
    security: [{ bearer: [] }],
    paths: pathsOf(ROUTES.flatMap(expanded), components),
    components: {
      schemas: components,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

/** The schema of one command's body as the catalogue shows it. */
export function bodySchema(body: z.ZodType): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
  return schema;
}

/** A route as the document shows it: the one for commands once for each command with a body of its own. */
function expanded(route: Route): readonly Route[] {
  if (route.commands === undefined) return [route];
  return Object.entries(route.commands).map(([name, body]) => ({
    ...route,
    path: route.path.replace('{Command}', name),
    summary: { zh: name, en: name },
    body,
  }));
}

function pathsOf(routes: readonly Route[], components: JsonObject): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return paths;
}

function operationOf(route: Route, components: JsonObject): JsonObject {
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: `${route.summary.zh} · ${route.summary.en}`,
    ...(route.access === 'OPEN' ? { security: [] } : {}),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route.headers ?? [])],
    ...(route.body
      ? { requestBody: { required: true, content: json(schemaOf(route.body, 'input', components)) } }
      : {}),
    responses: responsesOf(route, components),
  };
}

function operationId({ method, path }: Route): string {
  const words = path
    .replace(/[{}]/g, '')
    .split(/[/.-]/)
    .filter((word) => word !== '' && word !== 'api');
  return [method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join('');
}

function pathParameters({ path }: Route): readonly JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: bodySchema(PATH_PARAMETERS[name] ?? z.string()),
  }));
}

function queryParameters({ query }: Route): readonly JsonObject[] {
  const { required = [] } = query ? z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) : {};
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: bodySchema(schema as z.ZodType),
  }));
}

function headerParameters(names: readonly RouteHeader[]): readonly JsonObject[] {
  return names.map((name) => {
    const { required, schema, description } = HEADERS[name];
    return { name, in: 'header', required, description, schema: bodySchema(schema) };
  });
}

function responsesOf(route: Route, components: JsonObject): JsonObject {
  const documented = Object.entries(route.answers).map(([status, schema]) => {
    const ok = Number(status) < 300;
    const media = ok ? (route.media ?? ['application/json']) : ['application/problem+json'];
    const content = Object.assign(
      {},
      ...media.map((type) => json(schemaOf(schema, 'output', components), type)),
    ) as JsonObject;
    return [status, { description: ok ? 'OK' : 'Problem', content }];
  });
  const aProblem = {
    description: 'Problem',
    content: json(schemaOf(problem, 'output', components), 'application/problem+json'),
  };
  const described = (status: number) => [status, { ...aProblem, description: WORDS[status] ?? 'Problem' }];
  return { ...Object.fromEntries(problemStatuses(route).map(described)), ...Object.fromEntries(documented) };
}

const WORDS: Readonly<Record<number, string>> = {
  404: 'Nothing and nobody there',
  405: 'This address takes another method: see Allow',
};

/** What the door, the parameters and the judge may answer: said one by one, so that anything else is a mistake. */
function problemStatuses({ access, path, headers = [], query, body }: Route): readonly number[] {
  return [
    ...(access === 'STAFF' ? [401, 403] : []),
    ...(body ? [400, 413, 415, 422] : []),
    ...(query || headers.length > 0 ? [422] : []),
    ...(headers.includes('Idempotency-Key') ? [400] : []),
    ...(path.includes('{') ? [404] : []),
    405,
    429,
    503,
  ];
}

function json(schema: JsonObject, type = 'application/json'): JsonObject {
  return { [type]: { schema } };
}

/** Schemas with an id go to the components once; everything else stands in place. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = referringToComponents(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  Object.assign(components, $defs);
  return own;
}

function referringToComponents(schema: object): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonObject;
}
