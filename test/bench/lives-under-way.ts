import type { Accepted, Desk } from './http-client.ts';
import type { Act } from './people.ts';
import { registration, UNTIL_NOTICE, VISIT } from './people.ts';

/** One accepted command of a life: did it change what its workflow must know (stage or next date)? */
export interface Done {
  readonly personId: string;
  readonly version: number;
  readonly wanted: boolean;
}

interface Life {
  readonly acts: Act[];
  standing: Accepted | null;
  busy: boolean;
}

const AT_ONCE = 20;

/** Registration to notice, with visits in between: 5 of 10 commands move the case on, 5 only add to it. */
function actsOf(place: number): Act[] {
  const [issue, lodge, check, publish] = UNTIL_NOTICE;
  const steps = [registration(place), VISIT, issue, VISIT, lodge, VISIT, check, VISIT, publish, VISIT];
  return steps.filter((act) => act !== undefined);
}

/** Newcomers whose commands are mixed as at a counter: each next command belongs to a life that has no other under way. */
export function livesUnderWay(desk: Desk, first: number) {
  const done: Done[] = [];
  const lives: Life[] = [];
  let begun = first;
  let turn = 0;

  const begin = (): Life => {
    const life: Life = { acts: actsOf(begun), standing: null, busy: false };
    begun += 1;
    lives.push(life);
    return life;
  };
  const next = (): Life => {
    turn += 1;
    const free = lives.filter(({ busy }) => !busy);
    return (lives.length < AT_ONCE ? undefined : free[turn % Math.max(1, free.length)]) ?? begin();
  };

  return {
    done,
    begun: () => begun,
    async act(): Promise<void> {
      const life = next();
      const act = life.acts.shift();
      if (act === undefined) throw new Error('a life without acts was left');
      life.busy = true;
      const before = life.standing;
      const after = await desk.give(act, before?.personId);
      const wanted = before?.stage !== after.stage || before.nextDeadline?.dueAt !== after.nextDeadline?.dueAt;
      done.push({ personId: after.personId, version: after.version, wanted });
      life.standing = after;
      life.busy = false;
      if (life.acts.length === 0) lives.splice(lives.indexOf(life), 1);
    },
  };
}
