import { connect, createServer } from 'node:net';

const HOST = '127.0.0.1';

/**
 * A port of 127.0.0.1 that nobody listens on at this moment.
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('the system gave no port'));
      server.close(() => resolve(address.port));
    });
  });
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
