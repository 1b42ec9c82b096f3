/** Lets one loop sleep until somebody rings, at most for a given time. A ring while nobody sleeps is kept for the next sleep. */
export interface Bell {
  readonly ring: () => void;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake = (): void => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    sleep: async (ms) => {
      let timer: NodeJS.Timeout | undefined;
      if (!rung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, ms);
        });
      }
      clearTimeout(timer);
      rung = false;
    },
  };
}
