import type { CivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import { contains, parentsOf } from '#law/area';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { needsLiveCase } from '../live-case.ts';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { PersonMoved } from './events.ts';

export interface MovePersonBody extends ActBody {
  readonly communityCode: AreaCode;
  readonly on: CivilDate;
}

/** R5.10 (五) Inside the province a move is no exit: competence, helper and local rules follow from its date. */
export const movePerson: CommandRule<PersonMoved, MovePersonBody> = {
  name: 'MovePerson',
  rules: ['R5.10', 'R5.7'],
  roles: ['street-officer'],
  guard: (state) => needsLiveCase(state, 'R5.10'),
  decide: (state, body, context) => {
    const follows = state.registration?.areas.at(-1)?.from ?? null;
    return dated({ rule: 'R5.10', state, body, context, follows }, ({ on, legal }): Decision<PersonMoved> => {
      const refusal = refuseTarget(state, body.communityCode, on, context.rules);
      if (refusal) return refused(refusal);
      return accepted({
        type: 'PersonMoved',
        data: { from: areaOf(state), to: body.communityCode, on },
        protectedData: { reason: body.reason ?? null },
        grounds: grounds('R5.10', 'R5.7'),
        ...legal,
      });
    });
  },
};

function refuseTarget(state: PersonState, to: AreaCode, on: CivilDate, { areas }: Rulebook): Refusal | null {
  const from = areaOf(state);
  const province = parentsOf(from)[0] ?? '';
  if (!contains(province, to))
    return refusalOf('OUTSIDE_PROVINCE', ['R5.10', 'R5.7'], {
      condition: 'WITHIN_PROVINCE',
      actual: to,
      needed: province,
    });
  if (!areas.exists(to, on)) {
    const unmet = { condition: 'AREA_EXISTS', actual: to, needed: on } as const;
    return { ...refusalOf('AREA_UNKNOWN', 'R5.10', unmet), details: { area: to } };
  }
  return to === from
    ? refusalOf('NOT_MOVED', 'R5.10', { condition: 'OTHER_COMMUNITY', actual: to, needed: 'OTHER' })
    : null;
}
