import type { Refusal } from '#kernel/refusal';
import type { Span } from '#kernel/span';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { parseStaff } from '#law/roles';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { needsLiveCase } from '../live-case.ts';
import type { PersonState } from '../state.ts';
import type { HelperAssigned, HelperHandedOver, KeyPersonMarked } from './events.ts';

export type MarkKeyPersonBody = ActBody & { readonly reason: string };
export type AssignHelperBody = ActBody & { readonly helper: string };
export type HandOverHelperBody = ActBody & { readonly to: string; readonly reason: string };

/** R10.2 (十) 重点帮扶对象, by an officer with a reason. */
export const markKeyPerson: CommandRule<KeyPersonMarked, MarkKeyPersonBody> = {
  name: 'MarkKeyPerson',
  rules: ['R10.2'],
  roles: ['street-officer'],
  guard: (state) => needsLiveCase(state, 'R10.2') ?? refuseMarked(state),
  decide: (state, body, context) =>
    dated({ rule: 'R10.2', state, body, context, follows: state.registration?.on ?? null }, ({ legal }) =>
      accepted<KeyPersonMarked>({
        type: 'KeyPersonMarked',
        data: { helperAssigned: responsible(state) !== undefined },
        protectedData: { reason: body.reason },
        grounds: grounds('R10.2'),
        ...legal,
      }),
    ),
};

/** R10.2 (十) Exactly one helper; who has one gets another only by handover. */
export const assignHelper: CommandRule<HelperAssigned, AssignHelperBody> = {
  name: 'AssignHelper',
  rules: ['R10.2'],
  roles: ['street-officer'],
  guard: (state) => needsLiveCase(state, 'R10.2') ?? refuseAssigned(state),
  decide: (state, body, context) =>
    dated({ rule: 'R10.2', state, body, context, follows: state.registration?.on ?? null }, ({ legal }) =>
      accepted<HelperAssigned>({
        type: 'HelperAssigned',
        data: accountOf(body.helper),
        protectedData: { helper: body.helper, reason: body.reason ?? null },
        grounds: grounds('R10.2'),
        ...legal,
      }),
    ),
};

/** R10.3 (十) The chain of responsibility has no gap: one day ends the one and begins the other. */
export const handOverHelper: CommandRule<HelperHandedOver, HandOverHelperBody> = {
  name: 'HandOverHelper',
  rules: ['R10.3'],
  roles: ['street-officer'],
  guard: (state) => needsLiveCase(state, 'R10.3') ?? (responsible(state) ? null : noHelper()),
  decide: (state, body, context) => {
    const present = responsible(state);
    if (!present) return refused(noHelper());
    const request = { rule: 'R10.3', state, body, context, follows: present.from } as const;
    return dated(request, ({ legal }): Decision<HelperHandedOver> => {
      if (present.value === body.to) return refused(sameHelper());
      return accepted({
        type: 'HelperHandedOver',
        data: accountOf(body.to),
        protectedData: { helper: body.to, reason: body.reason },
        grounds: grounds('R10.3', 'R10.2'),
        ...legal,
      });
    });
  },
};

function responsible({ helper }: PersonState): Span<string> | undefined {
  return helper.chain.findLast(({ to }) => to === null);
}

function accountOf(helper: string): { readonly account: string | null } {
  return { account: parseStaff(helper) ? helper : null };
}

function refuseMarked({ helper: { key } }: PersonState): Refusal | null {
  return (
    key && refusalOf('ALREADY_KEY_PERSON', 'R10.2', { condition: 'NOT_KEY_PERSON', actual: key.on, needed: 'NONE' })
  );
}

function refuseAssigned(state: PersonState): Refusal | null {
  const present = responsible(state);
  if (!present) return null;
  return refusalOf('HELPER_ASSIGNED', ['R10.2', 'R10.3'], {
    condition: 'NO_HELPER',
    actual: present.from,
    needed: 'NONE',
  });
}

function noHelper(): Refusal {
  return refusalOf('NO_HELPER', 'R10.3', { condition: 'HELPER', actual: 'NONE', needed: 'ONE' });
}

function sameHelper(): Refusal {
  return refusalOf('HELPER_ASSIGNED', 'R10.3', { condition: 'OTHER_HELPER', actual: 'SAME', needed: 'OTHER' });
}
