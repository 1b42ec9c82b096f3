import type { CivilDate } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { grounds } from '#law/paragraphs';
import { isOpenBenefit } from './benefit-term.ts';
import type { PersonEvent } from './events.ts';
import type { Carried } from './real-name/state.ts';
import { isLive } from './stages.ts';
import type { PersonState } from './state.ts';

/** R1.1 (二) What linking a duplicate brings with it: the duplicate is left, with what runs in it; what still runs in the other file is judged again. */

/** Its benefits end with the month, as with any exit (R5.10). */
export function closedAsDuplicate(state: PersonState, on: CivilDate): readonly NewEvent<PersonEvent>[] {
  if (!isLive(state)) return [];
  const qualified = state.qualification === 'CERTIFIED' || state.qualification === 'DEREGISTRATION_PENDING';
  return [
    {
      type: qualified ? 'PersonExited' : 'CaseClosed',
      data: { reasonCode: 'DUPLICATE', on },
      protectedData: { note: null, reason: null },
      grounds: qualified ? grounds('R1.1', 'R5.7', 'R5.10') : grounds('R1.1', 'R5.7'),
    },
  ];
}

/** R8.1, R8.3 (八) An approval that did not know of these months, or of the earlier first approval, is taken again by hand. */
export function afterAbsorbing(
  { benefits, firstSubsidyApproval, redecisions }: PersonState,
  { months, before, firstApprovalOn }: Carried,
): readonly NewEvent<PersonEvent>[] {
  const earlier =
    firstApprovalOn !== null && firstSubsidyApproval !== null && firstApprovalOn < firstSubsidyApproval.on;
  const open = new Set(redecisions.filter(({ takenBy }) => takenBy === null).map(({ of }) => of));
  return benefits
    .filter(isOpenBenefit)
    .filter(({ benefit, id }) => {
      if ((benefit !== 'SOCIAL_INSURANCE' && benefit !== 'POST') || open.has(id)) return false;
      return earlier || months[benefit].length > 0 || before[benefit] > 0;
    })
    .map(({ id }, index) => ({
      type: 'RedecisionOpened',
      data: { of: id, cause: 'DUPLICATE', place: index + 1 },
      grounds: grounds('R1.1', 'R8.3'),
    }));
}
