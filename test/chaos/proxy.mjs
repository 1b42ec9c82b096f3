/*
 * A proxy that harms what it carries. It listens where clients are told the server is and passes bytes on, until told:
 *   cut       every connection is destroyed and new ones are refused
 *   delay     each piece arrives later by a drawn time
 *   half-open connections there are stay open and carry nothing ever again; new ones are as silent until healed
 *   swallow   a reply that answers one of ours (see `marks`) is thrown away and its connection destroyed: the server
 *             has done the work, and nobody hears of it
 *   open      heals: what was made half-open stays dead, new connections work
 */
import { connect, createServer } from 'node:net';

/**
 * @typedef {'open' | 'cut' | 'delay' | 'half-open' | 'swallow'} Mode
 * @typedef {{ path: string } | { port: number, host?: string }} Place
 */

/**
 * @param {Place} listenAt
 * @param {() => Place} server
 * @param {string | null} marks a request with these bytes gets its reply swallowed; null: any
 */
export async function startProxy(listenAt, server, marks) {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const counts = { cut: 0, delayed: 0, silenced: 0, swallowed: 0 };
  /** @type {{ mode: Mode, milliseconds: number, chance: number }} */
  let now = { mode: 'open', milliseconds: 0, chance: 1 };

  const proxy = createServer((client) => {
    if (now.mode === 'cut') return void client.destroy();
    const upstream = connect(server());
    const pair = { dead: now.mode === 'half-open', awaitsReply: false };
    const end = () => {
      for (const socket of [client, upstream]) {
        open.delete(socket);
        if (!pair.dead) socket.destroy();
      }
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (piece) => {
      if (silent(pair)) return;
      if (now.mode === 'swallow' && Math.random() < now.chance && (marks === null || piece.includes(marks)))
        pair.awaitsReply = true;
      pass(piece, upstream);
    });
    upstream.on('data', (piece) => {
      if (silent(pair)) return;
      if (pair.awaitsReply) {
        counts.swallowed += 1;
        return end();
      }
      pass(piece, client);
    });
  });

  /** @param {{ dead: boolean }} pair */
  function silent(pair) {
    if (now.mode === 'half-open' && !pair.dead) {
      pair.dead = true;
      counts.silenced += 1;
    }
    return pair.dead;
  }

  /** @param {Buffer} piece @param {import('node:net').Socket} to */
  function pass(piece, to) {
    if (now.mode !== 'delay') return void to.write(piece);
    counts.delayed += 1;
    to.pause();
    setTimeout(() => {
      to.write(piece);
      to.resume();
    }, now.milliseconds);
  }

  await new Promise((resolve) => proxy.listen(listenAt, () => resolve(undefined)));
  const address = proxy.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    counts,
    /** @param {Mode} mode @param {number} milliseconds @param {number} chance */
    turn: (mode, milliseconds, chance) => {
      now = { mode, milliseconds, chance };
      if (mode !== 'cut') return;
      counts.cut += open.size / 2;
      for (const socket of open) socket.destroy();
    },
    stop: () => {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}
