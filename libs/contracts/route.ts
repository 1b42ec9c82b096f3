import type { Bilingual } from '#law/language';
import type { z } from 'zod';

/** One route of the interface. Paths are those of OpenAPI; `{Command}` stands for each name of the route's `commands`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly tag: 'commands' | 'persons' | 'rulebook' | 'work' | 'public' | 'system';
  readonly summary: Bilingual;
  /** OPEN routes need no token. */
  readonly access: 'STAFF' | 'OPEN';
  readonly headers?: readonly RouteHeader[];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The bodies by name of a path with `{Command}`. */
  readonly commands?: Readonly<Record<string, z.ZodType>>;
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Of the good answer, when it is no JSON. */
  readonly media?: readonly ('text/html' | 'application/pdf' | 'text/event-stream')[];
  /** There only in rehearsal mode. */
  readonly rehearsalOnly?: true;
}

export type RouteHeader = 'Idempotency-Key' | 'If-Match' | 'Access-Purpose' | 'Last-Event-ID';
