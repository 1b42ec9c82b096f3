/*
 * The processes of the house: API and worker. Each is forked from dist in a session of its own (Ctrl-C must not reach
 * it), says `ready` over its channel, and ends itself when the channel closes, so that a killed supervisor leaves
 * nobody behind. One that dies unasked is started again, at growing intervals.
 */
import { fork } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { tailOf } from '../../libs/platform/embedded/processes.mjs';

const PATIENCE = 60_000;
/** Whoever is started again stands in for somebody who is missed: one that hangs at its start gives way sooner. */
const PATIENCE_AGAIN = 30_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** What breaks at its start breaks sooner; whoever ran this long has begun anew. */
const STEADY_AFTER = 15_000;

/**
 * @typedef {object} Child
 * @property {Promise<void>} ready of its first start
 * @property {() => number} pid of the one that said `ready` last; while it is dead and another begins, nobody serves
 * @property {(milliseconds: number) => Promise<void>} stop
 *
 * @typedef {object} Plan
 * @property {string} name
 * @property {string} script
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logs folder
 * @property {(line: string) => void} log
 * @property {() => void} [onRestart] another has said `ready`
 * @property {number} [firstPause]
 * @property {number} [patienceAgain]
 */

/**
 * A death before the first `ready` is told by `ready` and ends there; later ones are mended.
 * @param {Plan} plan
 * @returns {Child}
 */
export function startChild(plan) {
  const firstPause = plan.firstPause ?? FIRST_PAUSE;
  let stopping = false;
  let pause = firstPause / 2;
  let current = launch(plan);
  let serving = current.process.pid ?? 0;

  const again = () => {
    if (stopping) return;
    const begun = (current = launch(plan, plan.patienceAgain ?? PATIENCE_AGAIN));
    watch();
    begun.ready.then(
      () => {
        serving = begun.process.pid ?? 0;
        plan.onRestart?.();
      },
      () => begun.process.kill('SIGKILL'), // its exit is watched, and tried again
    );
  };
  const watch = () => {
    const since = performance.now();
    current.process.once('exit', (code, killedBy) => {
      if (stopping) return;
      pause = performance.now() - since > STEADY_AFTER ? firstPause : Math.min(pause * 2, LONGEST_PAUSE);
      plan.log(`ended unasked (${killedBy ?? code}); starting again in ${pause / 1000} s, see ${logFile(plan)}`);
      setTimeout(again, pause);
    });
  };

  return {
    ready: current.ready.then(watch),
    pid: () => serving,
    stop: (milliseconds) => {
      stopping = true;
      return end(current.process, milliseconds);
    },
  };
}

/** @param {Plan} plan */
const logFile = (plan) => join(plan.logs, `${plan.name}.log`);

/** A chunk of people who are settled together lives for milliseconds: in 32 MB it is over before the collector looks twice. */
const YOUNG = ['--max-semi-space-size=32'];

/** @param {Plan} plan @param {number} [patience] */
function launch(plan, patience = PATIENCE) {
  const output = openSync(logFile(plan), 'a', 0o600);
  const child = fork(plan.script, [], {
    cwd: plan.cwd,
    env: plan.env,
    execArgv: ['-C', 'dist', '--enable-source-maps', ...YOUNG],
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  return { process: child, ready: becomesReady(child, plan, patience) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Plan} plan
 * @param {number} patience
 * @returns {Promise<void>}
 */
function becomesReady(child, plan, patience) {
  return new Promise((resolve, reject) => {
    /** @param {string} what */
    const fail = (what) =>
      reject(new Error(`${plan.name} ${what}. The end of ${logFile(plan)}:\n${tailOf(logFile(plan))}`));
    const timer = setTimeout(() => fail(`was not ready after ${patience / 1000} s`), patience);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code, killedBy) => fail(`ended with ${killedBy ?? code} before it was ready`));
    child.on('message', (message) => {
      if (message === 'ready') resolve();
    });
    child.once('message', () => clearTimeout(timer));
    child.once('exit', () => clearTimeout(timer));
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
function end(child, milliseconds) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
