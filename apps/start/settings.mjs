import { resolve } from 'node:path';
import { freePort, portIsFree } from '../../libs/platform/embedded/free-port.mjs';

const USUAL_PORT = 3000;

/** Something the user can put right; shown as one line, without a stack. */
export class Trouble extends Error {}

/**
 * What the environment asks of an embedded start.
 * @typedef {object} Settings
 * @property {string} dataDir
 * @property {'none' | 'small'} sample
 * @property {string | undefined} port
 * @property {string | undefined} databaseUrl an outside server
 * @property {string | undefined} vaultDatabaseUrl
 * @property {string | undefined} temporalAddress an outside server
 * @property {NodeJS.ProcessEnv} passedOn REHEARSAL_START, GUARDS and whatever else the children may read
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  /** @param {string} name */
  const given = (name) => env[name]?.trim() || undefined;
  const databaseUrl = given('DATABASE_URL');
  // The sample is for a record of our own making; into somebody's server it goes only when asked for by name.
  const sample = given('SAMPLE') ?? (databaseUrl === undefined ? 'small' : 'none');
  if (sample !== 'none' && sample !== 'small') throw new Trouble(`SAMPLE is none or small, not ${sample}`);
  const start = given('REHEARSAL_START');
  if (start !== undefined && (Number.isNaN(Date.parse(start)) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(start))) {
    throw new Trouble(`REHEARSAL_START is an instant such as 2026-01-05T09:00:00+08:00, not ${start}`);
  }
  return {
    dataDir: resolve(given('DATA_DIR') ?? '.data'),
    sample,
    port: given('PORT'),
    databaseUrl,
    vaultDatabaseUrl: given('VAULT_DATABASE_URL'),
    temporalAddress: given('TEMPORAL_ADDRESS'),
    passedOn: env,
  };
}

/**
 * A port that was asked for must be free; the usual one gives way to any other.
 * @param {string | undefined} asked
 */
export async function choosePort(asked) {
  if (asked === undefined) return (await portIsFree(USUAL_PORT)) ? USUAL_PORT : freePort();
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Trouble(`PORT is a number from 1 to 65535, not ${asked}`);
  if (!(await portIsFree(port))) throw new Trouble(`port ${port} is taken by another program: set PORT to a free one`);
  return port;
}
