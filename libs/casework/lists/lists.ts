import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import type { AreaCode, AreaLevel } from '#law/area';
import { readCitizenId } from '#law/citizen-id';
import type { Language } from '#law/language';
import { paragraphOf } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import type { StandardInWords } from '#law/standards-in-words';
import { standardInWords } from '#law/standards-in-words';
import type { Priority } from '#law/texts/office-tasks';
import { isOfficeTask, OFFICE_TASKS, PRIORITIES } from '#law/texts/office-tasks';
import type { CaseListItem, CaseSearch } from '#views/case-list/case-list.queries';
import { listCases, searchCases } from '#views/case-list/case-list.queries';
import type { QueuedTask } from '#views/case-list/task-queue.queries';
import { listTasks } from '#views/case-list/task-queue.queries';
import type { LedgerItem } from '#views/deadline-ledger/deadline-ledger.queries';
import { listDeadlines } from '#views/deadline-ledger/deadline-ledger.queries';
import type { NoShow, ReviewProgress } from '#views/review-progress/review-progress.queries';
import { listNoShows, reviewProgress } from '#views/review-progress/review-progress.queries';
import type { Page } from '#views/sql';
import type { DeadlineAnswer } from '../answers.ts';
import { deadlineAnswer } from '../answers.ts';
import type { InArea, InAreaDeps } from './in-area.ts';
import { createInArea } from './in-area.ts';
import type { Answer } from '../judge.ts';
import { searchTerm } from './search-term.ts';

export interface ListDeps extends InAreaDeps {
  /** The person who holds this citizen ID, through the record's blind index. */
  readonly holderOf: (citizenId: string) => Promise<string | null>;
}

export interface PageRequest {
  readonly cursor?: string;
  /** Default: 50. */
  readonly limit?: number;
}

export type ListRequest = InArea & PageRequest & { readonly stage?: string; readonly dueBefore?: Instant };
/** `area`: default the province. */
export type SearchRequest = InArea & PageRequest & { readonly q: string; readonly stage?: string };
export type DeadlinesRequest = InArea & PageRequest & { readonly before?: Instant };
export type TasksRequest = InArea & PageRequest & { readonly owner?: AreaLevel; readonly language: Language };
/** `on`: as it stood at the end of that day; default: today. */
export type ProgressRequest = InArea & { readonly year: string; readonly on?: CivilDate };
export type PreviewRequest = InArea & PageRequest & { readonly year: string };

export type PersonItem = Omit<CaseListItem, 'nextDeadline' | 'overdueAt'> & {
  readonly nextDeadline: DeadlineAnswer | null;
  readonly overdueAt?: string;
};
export type DeadlineItem = Omit<LedgerItem, 'dueAt' | 'awaiting'> & {
  readonly dueAt: string | null;
  readonly awaiting?: string;
};
export type TaskItem = Omit<QueuedTask, 'assisted'> & {
  readonly text: string;
  readonly overdue: boolean;
  readonly priority: { readonly reason: Priority; readonly text: string };
  /** R11.2 What it is made of, how long it may take, what it has to reach; null where nothing is ordered. */
  readonly standard: StandardInWords | null;
  readonly paragraph: string;
  readonly rule: string;
};
export type NoShowItem = Omit<NoShow, 'missedAt'> & { readonly missedAt: string };

type BoundedPage = Omit<PageRequest, 'limit'> & { readonly limit: number };

const PROVINCE = '340000';
const USUAL_PAGE = 50;

export type Lists = ReturnType<typeof createLists>;

/** What is about many: worklists, search, the ledger of deadlines, the year's review. Cursors that are none throw `CursorError`. */
export function createLists({ law, database, now, holderOf }: ListDeps) {
  const within = createInArea({ law, database, now });

  /** A citizen ID that nobody holds, or that cannot be one, finds nobody. */
  async function resolved(q: string, today: CivilDate): Promise<CaseSearch | null> {
    const term = searchTerm(q);
    if (term.by !== 'citizen-id') return term;
    const citizen = readCitizenId(term.citizenId, today);
    const personId = citizen.ok ? await holderOf(citizen.id) : null;
    return personId === null ? null : { by: 'person', personId };
  }

  return {
    persons: (request: ListRequest): Promise<Answer<Page<PersonItem>>> =>
      within(request, 'list', async (scope) =>
        pageAnswer(
          await listCases(scope.behindWall, { ...filterOf(request), ...dueBeforeOf(request), ...scope }),
          personItem,
        ),
      ),

    /** R5.2 (五) One login, province-wide: anybody may be found, masked. */
    search: (request: SearchRequest): Promise<Answer<Page<PersonItem>>> =>
      within({ area: PROVINCE, ...request }, 'search', async (scope) => {
        const search = await resolved(request.q, scope.today);
        if (search === null) return { items: [], nextCursor: null };
        return pageAnswer(await searchCases(database, search, { ...filterOf(request), ...scope }), personItem);
      }),

    deadlines: (request: DeadlinesRequest): Promise<Answer<Page<DeadlineItem>>> =>
      within(request, 'deadlines', async ({ areas, behindWall }) => {
        const before = request.before === undefined ? {} : { before: request.before };
        return pageAnswer(await listDeadlines(behindWall, { ...pageOf(request), ...before, areas }), deadlineItem);
      }),

    /** R1.3, R11.1 (二)(十一) What is to be done, assisted persons first, and why they are. */
    tasks: (request: TasksRequest): Promise<Answer<Page<TaskItem>>> =>
      within(request, 'tasks', async ({ areas, behindWall, today }) => {
        const owner = request.owner === undefined ? {} : { owner: request.owner };
        const page = await listTasks(behindWall, { ...pageOf(request), ...owner, areas, on: today });
        return pageAnswer(page, (each) => taskItem(each, { rules: law.rulebook, today, language: request.language }));
      }),

    /** R6.7 (六) */
    reviewProgress: (request: ProgressRequest): Promise<Answer<ReviewProgress & { readonly area: AreaCode }>> =>
      within(request, 'review-progress', async ({ areas, behindWall, today }) => ({
        ...(await reviewProgress(behindWall, { year: request.year, areas, on: request.on ?? today })),
        area: request.area ?? request.staff.area,
      })),

    /** R6.8 (六) Who would be a no-show. */
    reviewPreview: (request: PreviewRequest): Promise<Answer<Page<NoShowItem>>> =>
      within(request, 'review-preview', async ({ areas, behindWall }) =>
        pageAnswer(await listNoShows(behindWall, { ...pageOf(request), year: request.year, areas }), noShowItem),
      ),
  };
}

export function pageOf({ cursor, limit = USUAL_PAGE }: PageRequest): BoundedPage {
  return cursor === undefined ? { limit } : { cursor, limit };
}

function filterOf({
  stage,
  ...page
}: PageRequest & { readonly stage?: string }): BoundedPage & { readonly stage?: string } {
  return stage === undefined ? pageOf(page) : { ...pageOf(page), stage };
}

function dueBeforeOf({ dueBefore }: ListRequest): { readonly dueBefore?: Instant } {
  return dueBefore === undefined ? {} : { dueBefore };
}

function pageAnswer<A, B>(page: Page<A>, item: (each: A) => B): Page<B> {
  return { items: page.items.map(item), nextCursor: page.nextCursor };
}

function personItem({ nextDeadline, overdueAt, ...item }: CaseListItem): PersonItem {
  return {
    ...item,
    nextDeadline: nextDeadline && deadlineAnswer(nextDeadline),
    ...(overdueAt === null ? {} : { overdueAt: formatInstant(overdueAt) }),
  };
}

function deadlineItem({ dueAt, awaiting, ...item }: LedgerItem): DeadlineItem {
  return { ...item, dueAt: dueAt === null ? null : formatInstant(dueAt), ...(awaiting === null ? {} : { awaiting }) };
}

interface Telling {
  readonly rules: Rulebook;
  readonly today: CivilDate;
  readonly language: Language;
}

function taskItem({ assisted, ...task }: QueuedTask, { rules, today, language }: Telling): TaskItem {
  const told = isOfficeTask(task.kind) ? OFFICE_TASKS[task.kind] : undefined;
  const reason = assisted ? 'ASSISTED_PERSON' : 'ORDINARY';
  const rule = told?.rule ?? 'R1.3';
  return {
    ...task,
    text: told?.[language] ?? task.kind,
    overdue: task.dueOn !== null && task.dueOn < today,
    priority: { reason, text: PRIORITIES[reason][language] },
    standard: isOfficeTask(task.kind)
      ? standardInWords({ step: task.kind, area: task.area, on: task.from }, rules, language)
      : null,
    paragraph: paragraphOf(rule),
    rule,
  };
}

function noShowItem({ missedAt, ...item }: NoShow): NoShowItem {
  return { ...item, missedAt: formatInstant(missedAt) };
}
