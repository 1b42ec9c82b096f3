import type { Recorded } from '#kernel/event';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { PersonState } from '../state.ts';
import type { DuplicateAbsorbed } from './events.ts';
import type { Carried } from './state.ts';
import { needsFile } from './two-persons.ts';

export interface AbsorbDuplicateBody {
  readonly duplicate: string;
  readonly carried: Carried;
  readonly certificateNumber: string | null;
}

/** R1.1 (二) The other end of a link, given by the system once a duplicate has been closed: never refused for how the file stands. */
export const absorbDuplicate: CommandRule<DuplicateAbsorbed, AbsorbDuplicateBody> = {
  name: 'AbsorbDuplicate',
  rules: ['R1.1', 'R8.3', 'R8.1', 'R4.3'],
  roles: ['system'],
  guard: (state) => needsFile(state, 'R1.1'),
  decide({ realName }, { duplicate, carried, certificateNumber }) {
    if (realName.absorbed.some((each) => each.duplicate === duplicate)) {
      const unmet = { condition: 'NOT_LINKED', actual: duplicate, needed: 'NONE' } as const;
      return refused(refusalOf('DUPLICATE_OF_ANOTHER', 'R1.1', unmet));
    }
    return accepted({
      type: 'DuplicateAbsorbed',
      data: { duplicate, carried },
      protectedData: { certificateNumber },
      grounds: grounds('R1.1', 'R8.3', 'R8.1', 'R4.3'),
    });
  },
};

/** R8.1 The earlier first approval is the person's; R4.3 the file that stays keeps its number, and takes one over where it has none. */
export function absorbed(state: PersonState, { id, data, protectedData }: Recorded<DuplicateAbsorbed>): PersonState {
  const { duplicate, carried } = data;
  const { firstSubsidyApproval: first, realName } = state;
  const { firstApprovalOn, certificateIssuedOn } = carried;
  const earlier = firstApprovalOn !== null && (first === null || firstApprovalOn < first.on);
  const taken: PersonState = {
    ...state,
    firstSubsidyApproval: earlier ? { on: firstApprovalOn, eventId: id } : first,
    realName: { ...realName, absorbed: [...realName.absorbed, { ...carried, duplicate, eventId: id }] },
  };
  if (state.certificate.issuedOn !== null || certificateIssuedOn === null) return taken;
  return {
    ...taken,
    step: state.step?.step === 'CERTIFICATE' ? null : state.step,
    certificate: { issuedOn: certificateIssuedOn, eventId: id, reissuedOn: [] },
    identity: state.identity && { ...state.identity, certificateNumber: protectedData?.certificateNumber ?? null },
  };
}
