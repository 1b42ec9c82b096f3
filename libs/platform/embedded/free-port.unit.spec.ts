import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { accepts, freePort, portIsFree } from './free-port.mjs';

test('a free port is free until somebody listens there, and then accepts', async () => {
  const port = await freePort();
  expect(await portIsFree(port)).toBe(true);
  expect(await accepts(port)).toBe(false);
  expect(port).toBeLessThan(32_768); // no outgoing connection is ever given it

  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await portIsFree(port)).toBe(false);
  expect(await accepts(port)).toBe(true);
  server.close();
});

test('nobody accepts at a socket that does not exist', async () => {
  expect(await accepts('/nonexistent/socket')).toBe(false);
});
