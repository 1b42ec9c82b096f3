import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

export const BODY_LIMIT = 1024 * 1024;

/** JSON and nothing else, in valid UTF-8; anything else is refused before it reaches a controller. */
export function acceptJsonOnly(server: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, bytes, done) => {
      try {
        done(null, JSON.parse(utf8.decode(bytes as Buffer)));
      } catch {
        done(new Problem(400, 'MALFORMED_JSON'));
      }
    },
  );
}
