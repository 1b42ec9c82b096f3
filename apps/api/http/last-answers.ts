import type { FastifyInstance } from 'fastify';

/**
 * Who is answered while the server closes is told that the connection ends with it. A client would keep it open for the next request,
 * and the server, which waits for every connection, would not come to its end before it is cut.
 */
export function endConnectionsWhenClosing(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', async () => void (closing = true));
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
