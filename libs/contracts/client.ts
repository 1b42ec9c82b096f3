import type { AcceptedView, ProblemView, RefusalView } from './answers.ts';
import type { PersonCommandInput, PersonCommandName } from './person-commands.ts';
import type { CommandLogView, PersonListItem, PersonView } from './persons.ts';
import type { history } from './persons.ts';
import type {
  clock,
  clockMoved,
  clockMoving,
  clockProgress,
  deadlines,
  notices,
  operations,
  reviewProgress,
  tasks,
} from './work.ts';
import type { z } from 'zod';

/** What came back. The status tells which body it is; nothing is thrown for an answer of the server. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface ClientOptions {
  readonly baseUrl: string;
  readonly token?: string;
  readonly language?: 'zh' | 'en';
  readonly purpose?: string;
  readonly fetch?: typeof fetch;
}

export interface CommandOptions {
  readonly key?: string;
  readonly ifMatch?: number;
}

export type CommandAnswer = AcceptedView & Partial<RefusalView> & Partial<ProblemView>;

type Query = Readonly<Record<string, string | number | undefined>>;

/** A typed client of the interface: for tests, the sample caseload and the console. */
export function createClient(options: ClientOptions) {
  const get = <Body>(path: string, query: Query = {}): Promise<Answer<Body & Partial<ProblemView>>> =>
    send(options, 'GET', path + queryString(query));
  const post = <Body>(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body & Partial<ProblemView>>> => send(options, 'POST', path, body, headers);

  return {
    get,
    post,
    register: (body: PersonCommandInput<'RegisterUnemployment'>, command?: CommandOptions) =>
      post<CommandAnswer>('/api/persons', body, commandHeaders(command)),
    command: <Name extends PersonCommandName>(
      personId: string,
      name: Name,
      body: PersonCommandInput<Name>,
      command?: CommandOptions,
    ) => post<CommandAnswer>(`/api/persons/${personId}/commands/${name}`, body, commandHeaders(command)),
    person: (personId: string, at: { validAt?: string; knownAt?: string } = {}) =>
      get<PersonView>(`/api/persons/${personId}`, at),
    history: (personId: string, query: { knownAt?: string; type?: string } = {}) =>
      get<z.infer<typeof history>>(`/api/persons/${personId}/history`, query),
    commandLog: (personId: string) => get<CommandLogView>(`/api/persons/${personId}/commands`),
    persons: (query: Query = {}) => get<PersonPage>('/api/persons', query),
    search: (q: string) => post<PersonPage>('/api/persons/search', { q }),
    deadlines: (query: Query = {}) => get<z.infer<typeof deadlines>>('/api/deadlines', query),
    tasks: (query: Query = {}) => get<z.infer<typeof tasks>>('/api/tasks', query),
    reviewProgress: (year: string, area?: string) =>
      get<z.infer<typeof reviewProgress>>(`/api/reviews/${year}/progress`, { area }),
    notices: (area?: string) => get<z.infer<typeof notices>>('/public/notices', { area }),
    operations: () => get<z.infer<typeof operations>>('/api/operations'),
    clock: () => get<z.infer<typeof clock>>('/api/clock'),
    moveClock: (now: string) =>
      post<z.infer<typeof clockMoved> & Partial<z.infer<typeof clockMoving>>>('/api/clock', { now }),
    clockProgress: (progress: string) => get<z.infer<typeof clockProgress>>(progress),
    devToken: (staff: string) => post<{ accessToken: string }>('/api/dev/token', { staff }),
  };
}

export type Client = ReturnType<typeof createClient>;

export interface PersonPage {
  readonly items: readonly PersonListItem[];
  readonly nextCursor: string | null;
}

/** A client that acts as a member of staff of the rehearsal. */
export async function signIn(options: ClientOptions, staff: string): Promise<Client> {
  const { status, body } = await createClient(options).devToken(staff);
  if (status !== 200) throw new Error(`no token for ${staff}: ${status} ${body.detail ?? ''}`);
  return createClient({ ...options, token: body.accessToken });
}

function commandHeaders({ key = crypto.randomUUID(), ifMatch }: CommandOptions = {}): Record<string, string> {
  return { 'idempotency-key': key, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) };
}

async function send<Body>(
  { baseUrl, token, language, purpose, fetch: fetcher = fetch }: ClientOptions,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const answer = await fetcher(baseUrl + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(purpose === undefined ? {} : { 'access-purpose': encodeURIComponent(purpose) }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
}

function queryString(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
