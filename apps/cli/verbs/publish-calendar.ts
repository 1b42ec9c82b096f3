import type { RulebookDesk } from '#casework/rules/rulebook-desk';
import { addDays, yearOf } from '#kernel/civil-date';
import type { ExceptionalDay, WorkingCalendar } from '#law/working-days';
import { parseCalendar, workingCalendar } from '#law/working-days';
import type { SubmitAnswer } from '#record/contract';
import { randomUUID } from 'node:crypto';
import type { Outcome } from '../outcome.ts';
import { CannotRun, foundSomething, well } from '../outcome.ts';

export interface CalendarFile {
  readonly name: string;
  /** `date,kind,…` with `holiday` and `working`, as libs/law/tables/exceptional-days.csv. */
  readonly csv: string;
}

interface Told {
  readonly year: number;
  readonly state: 'PUBLISHED' | 'WAITS' | 'REFUSED';
  readonly proposalId?: string;
  readonly code?: string;
}

const PROVINCE = '340000';

/** Proposes the years of a file that are not in force as it says. Two persons publish a calendar: this is the first of them. */
export async function publishCalendar(
  rulebook: Pick<RulebookDesk, 'operate'>,
  inForce: WorkingCalendar,
  file: CalendarFile,
): Promise<Outcome> {
  const days = daysOf(file);
  const told: Told[] = [];
  for (const year of [...new Set(days.map(({ date }) => yearOf(date)))].sort((a, b) => a - b)) {
    const ofYear = days.filter(({ date }) => yearOf(date) === year);
    told.push(isInForce(inForce, year, ofYear) ? { year, state: 'PUBLISHED' } : await propose(year, ofYear));
  }
  const lines = told.map(lineOf);
  return told.some(({ state }) => state === 'REFUSED') ? foundSomething(told, ...lines) : well(told, ...lines);

  async function propose(year: number, ofYear: readonly ExceptionalDay[]): Promise<Told> {
    const body = { year, days: ofYear.map(({ date, kind }) => ({ date, kind })), source: file.name };
    return toldOf(year, await rulebook.operate({ area: PROVINCE, name: 'PublishCalendar', key: randomUUID(), body }));
  }
}

function daysOf({ csv, name }: CalendarFile): readonly ExceptionalDay[] {
  try {
    return parseCalendar(csv);
  } catch (cause) {
    throw new CannotRun(`${name}：不是放假调休表 no table of exceptional days (date,kind)`, { cause });
  }
}

function isInForce(inForce: WorkingCalendar, year: number, days: readonly ExceptionalDay[]): boolean {
  const given = workingCalendar(days);
  if (!inForce.years.includes(year) || !given.years.includes(year)) return false;
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    if (inForce.isWorkingDay(day) !== given.isWorkingDay(day)) return false;
  }
  return true;
}

function toldOf(year: number, answer: SubmitAnswer): Told {
  if (answer.outcome === 'accepted') return waits(year, answer.events[0]?.id);
  if (answer.outcome !== 'refused') return { year, state: 'REFUSED', code: answer.outcome };
  const { code, unmet } = answer.refusal;
  return code === 'PROPOSAL_ALREADY_OPEN' ? waits(year, unmet[0]?.actual) : { year, state: 'REFUSED', code };
}

function waits(year: number, proposalId: string | undefined): Told {
  return { year, state: 'WAITS', ...(proposalId === undefined ? {} : { proposalId }) };
}

function lineOf({ year, state, proposalId, code }: Told): string {
  switch (state) {
    case 'PUBLISHED':
      return `${year}：已公布，无变化 published already, nothing changes`;
    case 'WAITS':
      return `${year}：已提议，须由另一人（省级主管）批准 proposed; a second person, a province supervisor, must approve:\n  POST /api/rulebook/${PROVINCE}/commands/PublishCalendar {"proposalId":"${proposalId}"}`;
    case 'REFUSED':
      return `${year}：未受理 refused: ${code}`;
    default:
      return state satisfies never;
  }
}
