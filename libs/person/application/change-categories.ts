import type { CivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { CategoryCode } from '#law/categories';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { needsStage } from '../stages.ts';
import type { HeldCategory, PersonState } from '../state.ts';
import type { ClaimedCategory } from './categories.ts';
import { refuseEach } from './categories.ts';
import type { CategoriesChanged } from './events.ts';

export interface ChangeCategoriesBody extends ActBody {
  readonly add: readonly ClaimedCategory[];
  readonly end: readonly { readonly code: CategoryCode; readonly on: CivilDate; readonly reason: string }[];
  readonly primary: CategoryCode;
}

/**
 * R3.3 (三) 类别变更: losing one category while another holds is no exit. A category ends with a reason, one that is added needs what
 * an application would need (R3.2); who would keep none is cancelled by a decision of its own (R5.5).
 */
export const changeCategories: CommandRule<CategoriesChanged, ChangeCategoriesBody> = {
  name: 'ChangeCategories',
  rules: ['R3.3', 'R3.2'],
  roles: ['county-officer'],
  guard: (state) => needsStage(state, 'R3.3', 'CERTIFIED', 'AGREED'),
  decide: (state, body, context) =>
    dated(
      { rule: 'R3.3', state, body, context, follows: lastChange(state) },
      ({ on, legal }): Decision<CategoriesChanged> => {
        const refusal = refuseChange(state, body, on, context);
        if (refusal) return refused(refusal);
        const { add, end, primary } = body;
        return accepted({
          type: 'CategoriesChanged',
          data: {
            added: add.map(({ code, since, householdId = null }) => ({ code, since, householdId })),
            ended: end.map((each) => ({ code: each.code, on: each.on })),
            primary,
          },
          protectedData: {
            evidence: add.map(({ code, evidence, designation = null }) => ({ code, evidence, designation })),
            ended: end.map(({ code, reason }) => ({ code, reason })),
            reason: body.reason ?? null,
          },
          grounds: grounds('R3.3', 'R3.2'),
          basis: openCategories(state).map(({ code, eventId }) => ({
            fact: `CATEGORY:${code}`,
            asOf: on,
            sourceEventId: eventId,
            holds: end.every((each) => each.code !== code),
          })),
          ...legal,
        });
      },
    ),
};

function lastChange({ application, certification }: PersonState): CivilDate | null {
  const changedOn = application?.primaries.at(-1)?.from ?? null;
  const certifiedOn = certification?.on ?? null;
  return changedOn !== null && certifiedOn !== null && changedOn > certifiedOn ? changedOn : certifiedOn;
}

function refuseChange(
  state: PersonState,
  body: ChangeCategoriesBody,
  on: CivilDate,
  { rules }: PersonContext,
): Refusal | null {
  return (
    refuseNothing(state, body) ??
    refuseEnds(openCategories(state), body, on) ??
    refuseEach(body.add, state, on, rules) ??
    refuseRest(openCategories(state), body)
  );
}

/** A change of the primary category alone is one. */
function refuseNothing({ application }: PersonState, { add, end, primary }: ChangeCategoriesBody): Refusal | null {
  if (add.length + end.length > 0 || primary !== application?.primary) return null;
  return refusalOf('NOTHING_CHANGED', 'R3.3', { condition: 'OTHER_CATEGORIES', actual: primary, needed: 'OTHER' });
}

/** Only what holds can end, and not before it began. */
function refuseEnds(held: readonly HeldCategory[], { end }: ChangeCategoriesBody, on: CivilDate): Refusal | null {
  for (const { code, on: endsOn } of end) {
    const category = held.find((each) => each.code === code);
    const actual = held.map((each) => each.code).join('|') || 'NONE';
    if (!category) return refusalOf('CATEGORY_NOT_HELD', 'R3.3', { condition: 'CATEGORY', actual, needed: code });
    if (endsOn < category.since || endsOn > on) {
      const needed = `${category.since}..${on}`;
      return refusalOf('DATES_REVERSED', 'R3.3', { condition: 'DATES_IN_ORDER', actual: endsOn, needed });
    }
  }
  return null;
}

/** What holds afterwards: at least one, none twice, and the primary among them. */
function refuseRest(held: readonly HeldCategory[], { add, end, primary }: ChangeCategoriesBody): Refusal | null {
  const kept = held.map(({ code }) => code).filter((code) => end.every((each) => each.code !== code));
  const codes = [...kept, ...add.map(({ code }) => code)];
  const actual = codes.join('|') || 'NONE';
  if (codes.length === 0)
    return refusalOf('NO_CATEGORY_LEFT', ['R3.3', 'R5.5'], { condition: 'CATEGORY', actual, needed: 'ONE' });
  if (codes.includes(primary) && new Set(codes).size === codes.length) return null;
  return refusalOf('CATEGORY_MISSING', 'R3.2', { condition: 'CATEGORY', actual, needed: primary });
}

function openCategories({ application }: PersonState): readonly HeldCategory[] {
  return (application?.categories ?? []).filter(({ to }) => to === null);
}
