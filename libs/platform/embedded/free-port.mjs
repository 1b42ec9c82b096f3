import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

const HOST = '127.0.0.1';

/*
 * Below what Linux gives to outgoing connections (from 32768): a server that died finds its port free again, for nobody who
 * tries to reach it meanwhile is given that very port for his own end.
 */
const [LOWEST, COUNT, TRIES] = [12_000, 20_000, 100];

/**
 * A port of 127.0.0.1 that nobody listens on at this moment.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = LOWEST + randomInt(COUNT);
    if (await portIsFree(port)) return port;
  }
  throw new Error(`none of ${TRIES} ports tried is free`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function portIsFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

/**
 * Does somebody accept connections there? Takes a port of 127.0.0.1 or the path of a unix socket.
 * @param {number | string} where
 * @returns {Promise<boolean>}
 */
export function accepts(where) {
  return new Promise((resolve) => {
    const socket = typeof where === 'number' ? connect({ port: where, host: HOST }) : connect({ path: where });
    /** @param {boolean} answer */
    const answer = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
