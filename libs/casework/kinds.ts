import { officeTasks } from '#person/office-tasks';
import { person } from '#person/person';
import { statusSince } from '#person/review/since';
import type { PersonState } from '#person/state';
import { regularVisitDueOn } from '#person/visits/due';
import { rulebookStream } from '#rulebook/rulebook';
import { caseListView } from '#views/case-list/case-list.view';
import { deadlineLedgerView } from '#views/deadline-ledger/deadline-ledger.view';
import type { InlineView } from '#views/inline-view';
import { publicNoticesView } from '#views/public-notices/public-notices.view';
import { reviewProgressView } from '#views/review-progress/review-progress.view';
import { funnelSteps } from './persons/funnel.ts';
import type { Law } from './law.ts';

/** The one list of what has a history here. */
export const STREAM_KINDS = [person, rulebookStream] as const;

/** The one list of what is shown in the same transaction as it is decided. */
export function inlineViews(law: Pick<Law, 'rulebook'>): readonly InlineView<PersonState>[] {
  const caseList = caseListView({
    funnelSteps,
    visitDueOn: (state) => regularVisitDueOn(state, law.rulebook),
    tasks: (state) => officeTasks(state, law.rulebook),
  });
  return [caseList, deadlineLedgerView, publicNoticesView, reviewProgressView({ statusSince })];
}
