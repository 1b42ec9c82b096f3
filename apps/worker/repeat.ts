import { createBell } from '#timelines/bell';

export interface Repeated {
  /** Ends after the pass that is under way. */
  readonly stop: () => Promise<void>;
}

export interface RepeatedWork {
  /** One pass; answers whether there may be more to do at once. */
  readonly pass: () => Promise<boolean>;
  readonly idleMs: number;
  /** Told once when passes begin to fail, and once (`null`) when they work again. */
  readonly onTrouble: (trouble: unknown) => void;
}

const LONGEST_WAIT_MS = 30_000;

/** Does one kind of background work over and over: at once while there is more, else at intervals; after failures ever slower. */
export function repeat({ pass, idleMs, onTrouble }: RepeatedWork): Repeated {
  const bell = createBell();
  let stopping = false;
  const loop = run();
  return {
    stop: async () => {
      stopping = true;
      bell.ring();
      await loop;
    },
  };

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping) {
      try {
        const more = await pass();
        if (failures > 0) onTrouble(null);
        failures = 0;
        if (!more && !stopping) await bell.sleep(idleMs);
      } catch (trouble) {
        if (failures === 0) onTrouble(trouble);
        failures += 1;
        if (!stopping) await bell.sleep(Math.min(LONGEST_WAIT_MS, idleMs * 2 ** failures));
      }
    }
  }
}
