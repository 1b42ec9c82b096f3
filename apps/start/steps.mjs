/* What the user reads while the house comes up: one line for each thing, with its time. */

/**
 * @param {string} name
 * @param {string} line
 */
export function say(name, line) {
  console.log(`${name.padEnd(10)} ${line}`);
}

/**
 * Does one step and says how it went. `work` answers what it did, in a word or two.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} told
 * @returns {Promise<T>}
 */
export async function step(name, work, told) {
  const start = performance.now();
  const result = await work();
  say(name, `${told(result)} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}
