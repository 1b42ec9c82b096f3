/*
 * One other engine in a process of its own: told where the servers are and whom to visit, it answers slices of visits. What one
 * visit does is the same everywhere: dist/test/bench/hand-written.js, with the record's own two statements. Only who sees to it
 * that it happens once, whatever fails, is another. Ends when its channel closes.
 */
import { openPool } from '../../../dist/libs/record/pool.js';
import { visitByHand } from '../../../dist/test/bench/hand-written.js';
import { closedLoop } from '../../../dist/test/bench/load.js';

/**
 * @param {(scene: { append: (place: number) => Promise<number>, place: any }) => Promise<{
 *   ways: Record<string, (place: number) => Promise<unknown>>, end: () => Promise<void> }>} start
 */
export function serve(start) {
  /** @type {Awaited<ReturnType<typeof start>> | undefined} */
  let engine;
  let people = 0;
  process.on('message', async (/** @type {any} */ { name, value }) => {
    if (name === 'start') {
      const pool = openPool({ url: value.databaseUrl, max: 10 });
      people = value.people.length;
      const append = async (/** @type {number} */ place) => {
        await visitByHand(pool, value.people[place], value.macKey);
        return value.people[place].version;
      };
      engine = await start({ append, place: value.place });
      process.send?.({ name, answer: Object.keys(engine.ways) });
    }
    if (name === 'slice') {
      const way = engine?.ways[value.way];
      if (way === undefined) throw new Error(`no way ${value.way}`);
      const own = Math.floor(people / value.clients);
      const rate = await closedLoop(value.clients, value.ms, (client, turn) => way(client * own + (turn % own)));
      process.send?.({ name, answer: rate });
    }
  });
  process.once('disconnect', async () => {
    await Promise.race([engine?.end(), new Promise((resolve) => setTimeout(resolve, 5000))]);
    process.exit(0);
  });
}
