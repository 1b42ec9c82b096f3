import fc from 'fast-check';

/** Every ordinary run tells the same lives, so that a red run is never bad luck; `SEED=<number>` tells others. */
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 2011) });
