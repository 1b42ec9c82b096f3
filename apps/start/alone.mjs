/*
 * A start and a test run in one checkout must not build at the same time: whoever builds holds a lock, a file with its pid in it.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { becomesTrue, runs } from '../../libs/platform/embedded/processes.mjs';

const PATIENCE_MS = 120_000;

/**
 * Does the work while nobody else in this checkout does any under that lock. What a builder that was killed has left is taken over.
 * @template T
 * @param {string} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  if (!(await becomesTrue(() => takes(lock), PATIENCE_MS))) throw new Error(`another build holds ${lock}`);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Linked into its place, so that nobody ever reads a lock without its pid. @param {string} lock */
function takes(lock) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    return !runs(Number(readFileSync(lock, 'utf8')), 'node');
  } catch {
    return false; // given back meanwhile
  }
}
