import { addDays } from '#kernel/civil-date';
import { signIn } from '#contracts/client';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

/** Moves the business clock, whatever happens to those who do it. */
export interface Time {
  readonly today: () => string;
  /** One step forward: asked for until it has been walked to its end. False: not within the patience. */
  readonly step: (days: number, patienceMs: number) => Promise<boolean>;
}

const HOUR = 'T09:00:00+08:00';

export async function openTime(url: string, startsOn: string, ledger: Ledger): Promise<Time> {
  const supervisor = await signIn({ baseUrl: url }, 'province-supervisor.340000');
  let today = startsOn;

  /** `null`: not known. */
  async function move(to: string): Promise<boolean | null> {
    try {
      const moved = await supervisor.moveClock(to);
      if (moved.status === 202) ledger.saw('clock moves that outlasted their request');
      if (moved.status === 409) ledger.saw('clock moves that met another');
      return moved.status === 200;
    } catch {
      return null;
    }
  }

  return {
    today: () => today,
    step: async (days, patienceMs) => {
      const target = addDays(today, days);
      const until = performance.now() + patienceMs;
      while (performance.now() < until) {
        if (await move(target + HOUR)) {
          today = target;
          ledger.saw('clock moves');
          return true;
        }
        await pause(300);
      }
      return false;
    },
  };
}
