/** Waits for the order of events to go on: one look for all who wait, and none while nobody does. */
export interface OrderWatch {
  /** Until there is a place after this one, the time is up or the signal says so. */
  past(seq: number, withinMs: number, signal: AbortSignal): Promise<void>;
}

const LOOK_EVERY_MS = 300;

export function createOrderWatch(lastPlace: () => Promise<number>, everyMs = LOOK_EVERY_MS): OrderWatch {
  const waiting = new Set<{ readonly seq: number; readonly wake: () => void }>();
  let next: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const last = await lastPlace().catch(() => 0); // a record that is away is looked at again
    for (const { seq, wake } of waiting) if (last > seq) wake();
    next = waiting.size > 0 ? setTimeout(() => void look(), everyMs) : null;
  }

  return {
    past: (seq, withinMs, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(waiter);
          clearTimeout(timeUp);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const waiter = { seq, wake };
        const timeUp = setTimeout(wake, withinMs);
        waiting.add(waiter);
        signal.addEventListener('abort', wake);
        if (signal.aborted) wake();
        next ??= setTimeout(() => void look(), everyMs);
      }),
  };
}
