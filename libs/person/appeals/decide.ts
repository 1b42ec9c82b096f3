import type { Actor } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { isRole, ROLES } from '#law/roles';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { levelAbove, mayDecideAppeal } from '../decided-at.ts';
import type { PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { AppealDecided } from './events.ts';
import { idOf } from './lodge.ts';
import type { Appeal, AppealOutcome } from './state.ts';

export interface DecideAppealBody extends ActBody {
  readonly appealId?: string;
  readonly outcome: AppealOutcome;
  readonly reason: string;
  readonly variation?: string;
}

/** R14.2 (十四) By another than who decided, at least one level up; what an outcome brings with it stands in `consequences.ts`. */
export const decideAppeal: CommandRule<AppealDecided, DecideAppealBody> = {
  name: 'DecideAppeal',
  rules: ['R14.2'],
  roles: ['county-officer', 'city-supervisor', 'province-supervisor', 'street-officer'],
  guard: (state, { actor }) => {
    const open = openAppeals(state);
    const [first] = open;
    if (!first) return noAppeal();
    return open.some((appeal) => !refuseDecider(appeal, actor)) ? null : refuseDecider(first, actor);
  },
  decide: (state, body, context) => {
    const none = { code: 'NO_OPEN_APPEAL', condition: 'APPEAL_OPEN' } as const;
    const chosen = theOne({ named: body.appealId, among: openAppeals(state), rule: 'R14.2', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const { one: appeal } = chosen;
    const refusal = refuseDecider(appeal, context.actor);
    if (refusal) return refused(refusal);
    return dated({ rule: 'R14.2', state, body, context, follows: appeal.receivedOn }, ({ legal }) =>
      accepted<AppealDecided>({
        type: 'AppealDecided',
        data: { appealId: appeal.id, outcome: body.outcome, against: idOf(appeal.against) },
        protectedData: { reason: body.reason, variation: body.variation ?? null },
        grounds: grounds('R14.2'),
        ...legal,
      }),
    );
  },
};

function openAppeals({ appeals }: PersonState): readonly Appeal[] {
  return appeals.filter(({ outcome }) => outcome === 'OPEN');
}

function noAppeal(): Refusal {
  return refusalOf('NO_OPEN_APPEAL', 'R14.2', { condition: 'APPEAL_OPEN', actual: 'NONE', needed: 'OPEN' });
}

function refuseDecider({ decidedAt, decidedBy }: Appeal, { staff, role }: Actor): Refusal | null {
  if (staff === decidedBy)
    return refusalOf('FOUR_EYES', 'R14.2', { condition: 'OTHER_DECIDER', actual: staff, needed: 'OTHER' });
  const level = isRole(role) ? ROLES[role].level : 'COMMUNITY';
  if (mayDecideAppeal(level, decidedAt)) return null;
  const needed = levelAbove(decidedAt);
  return refusalOf('FOUR_EYES', 'R14.2', { condition: 'APPEAL_LEVEL', actual: level, needed });
}
