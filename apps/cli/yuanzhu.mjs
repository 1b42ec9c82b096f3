#!/usr/bin/env node
/* oxlint-disable node/no-process-env -- like apps/start: it looks for the record before there is a configuration to read */
/*
 * `npx yuanzhu <verb>`: finds the record, then runs the built command line in a process of its own (`-C dist`).
 * The record is that of DATABASE_URL, else that of DATA_DIR/run.json, which a running `npm start` writes (default .data).
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const COULD_NOT_RUN = 2;

const [verb, ...rest] = process.argv.slice(2);
process.exitCode = verb === 'start' ? await start(rest) : await runVerb(process.argv.slice(2));

/** @param {string[]} words */
function start(words) {
  return run([join(root, 'apps', 'start', 'main.mjs'), ...words], process.env);
}

/** @param {string[]} words */
async function runVerb(words) {
  const main = join(root, 'dist', 'apps', 'cli', 'main.js');
  if (!existsSync(main)) {
    return complain('尚未构建：请先运行一次 npm start', 'not built yet: run `npm start` once');
  }
  const needsNoRecord =
    words.length === 0 ||
    words[0] === 'check-bundle' ||
    words.some((word) => ['help', '--help', '-h', '--version'].includes(word));
  const found = needsNoRecord ? {} : whereabouts();
  if (found === undefined) {
    return complain(
      '找不到档案库：请设置 DATABASE_URL，或先运行 npm start（DATA_DIR 下没有 run.json）',
      'no record found: set DATABASE_URL, or run `npm start` first (there is no run.json in DATA_DIR)',
    );
  }
  return run(['-C', 'dist', '--enable-source-maps', main, ...words], { ...found, ...process.env });
}

/**
 * What the environment leaves open, as the embedded start has it; undefined when there is no record to be found.
 * @returns {NodeJS.ProcessEnv | undefined}
 */
function whereabouts() {
  const temporal = { TEMPORAL_ADDRESS: '127.0.0.1:7233' };
  if (process.env['DATABASE_URL']) return temporal;
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.data');
  const running = readJson(join(dataDir, 'run.json'));
  if (typeof running?.databaseUrl !== 'string') return undefined;
  const vault = new URL(running.databaseUrl);
  vault.pathname = `${vault.pathname}_vault`;
  return {
    ...temporal,
    DATABASE_URL: running.databaseUrl,
    VAULT_DATABASE_URL: vault.href,
    TEMPORAL_ADDRESS: running.temporalAddress,
    MASTER_KEY_FILE: join(dataDir, 'keys', 'master.key'),
    SEAL_KEY_FILE: join(dataDir, 'keys', 'seal.pem'),
  };
}

/**
 * @param {string} file
 * @returns {{ databaseUrl?: unknown, temporalAddress?: string } | undefined}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run(words, env) {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => done(complain('无法运行', `could not run: ${error.message}`)));
    child.once('exit', (code) => done(code ?? COULD_NOT_RUN));
  });
}

/**
 * @param {string} zh
 * @param {string} en
 */
function complain(zh, en) {
  console.error(`${zh}\n${en}`);
  return COULD_NOT_RUN;
}
