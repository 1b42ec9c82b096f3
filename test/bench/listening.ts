import type { Pool } from 'pg';
import type { Sent } from './hand-written.ts';

/** Hears every statement that goes through the pool, until told to stop. */
export function listenTo(pool: Pool): { readonly sent: Sent[]; readonly stop: () => void } {
  const sent: Sent[] = [];
  const original = pool.query;
  pool.query = ((...words: unknown[]) => {
    const [config, values] = words;
    sent.push(
      typeof config === 'string' ? { name: '', text: config, values: (values ?? []) as unknown[] } : (config as Sent),
    );
    return (original as (...all: unknown[]) => unknown).apply(pool, words);
  }) as Pool['query'];
  return { sent, stop: () => (pool.query = original) };
}
