import type { PersonCommandName } from '#contracts/person-commands';
import { addDays } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import { parseInstant } from '#kernel/instant';
import type { Staff } from '#law/roles';
import { parseStaff } from '#law/roles';
import { randomUUID } from 'node:crypto';
import { citizenId, COMMUNITY, staff } from '../support/lives.ts';
import type { RecordStage } from './stage.ts';

type By = keyof typeof staff;

/** One act of a life: what a desk would send. */
export interface Act {
  readonly by: By;
  readonly name: PersonCommandName;
  readonly body: Readonly<Record<string, Json>>;
}

export const STARTS_AT = '2011-09-05T09:00:00+08:00';
const AFTER_NOTICE = '2011-09-20T09:00:00+08:00';

export function staffOf(by: By): Staff {
  const found = parseStaff(staff[by]);
  if (found === null) throw new Error(`no staff ${by}`);
  return found;
}

const FINDINGS = {
  family: '两口之家，配偶有固定工作',
  skills: '有十年仓库保管工作经验',
  jobWish: '就近就业，愿意倒班',
};
export const VISIT: Act = { by: 'clerk', name: 'RecordVisit', body: { findings: FINDINGS } };

export function registration(place: number): Act {
  const birthOn = addDays('1957-01-01', Math.floor(place / 400));
  const body = {
    citizenId: citizenId(birthOn, (place % 400) * 2 + 1),
    name: `测试${place}`,
    communityCode: COMMUNITY,
    retirementCategory: 'MALE',
  };
  return { by: 'clerk', name: 'RegisterUnemployment', body };
}

export const UNTIL_NOTICE: readonly Act[] = [
  { by: 'clerk', name: 'IssueCertificate', body: {} },
  {
    by: 'clerk',
    name: 'LodgeApplication',
    body: { categories: [{ code: 'OLDER', since: '2011-09-01', evidence: [{ kind: '户口簿' }] }], primary: 'OLDER' },
  },
  { by: 'clerk', name: 'PassCommunityCheck', body: {} },
  { by: 'clerk', name: 'PublishNotice', body: {} },
];

const AFTER: readonly Act[] = [
  { by: 'street', name: 'PassStreetReview', body: {} },
  { by: 'county', name: 'CertifyPerson', body: {} },
  { by: 'county', name: 'AnnotateCard', body: { entry: 'CERTIFICATION', seal: '测试专用章' } },
];

/** Through the desk, as the HTTP server would; answers the person's id. */
export async function give({ casework }: Pick<RecordStage, 'casework'>, act: Act, personId?: string): Promise<string> {
  const answer = await casework.persons.submitCommand({
    staff: staffOf(act.by),
    name: act.name,
    key: randomUUID(),
    body: act.body,
    ...(personId === undefined ? {} : { personId }),
  });
  if (answer.outcome !== 'accepted') throw new Error(`${act.name}: ${JSON.stringify(answer)}`);
  return answer.standing.streamId;
}

/** People from registration to the posted notice. */
export async function peopleOnNotice(stage: RecordStage, count: number, from = 0): Promise<readonly string[]> {
  return inParallel(count, async (place) => {
    const personId = await give(stage, registration(from + place));
    for (const act of UNTIL_NOTICE) await give(stage, act, personId);
    return personId;
  });
}

/** People with an annotated card; the clock stands behind their notices then. */
export async function certifiedPeople(stage: RecordStage, count: number): Promise<readonly string[]> {
  const people = await peopleOnNotice(stage, count);
  await walkTo(stage, AFTER_NOTICE);
  await inParallel(count, async (place) => {
    for (const act of AFTER) await give(stage, act, people[place]);
  });
  return people;
}

/** Moves the business clock as its mover does: from one due instant to the next, settling each. */
export async function walkTo({ record }: Pick<RecordStage, 'record'>, to: string): Promise<void> {
  const until = parseInstant(to);
  for (let now = await record.now(); ;) {
    const next = await record.nextDueInstant({ after: now, until });
    now = await record.moveClock(next ?? until);
    while ((await record.settleDue({ graceMs: 0, limit: 200 })).streams > 0);
    if (next === null) return;
  }
}

const AT_ONCE = 8;

export async function inParallel<T>(count: number, work: (place: number) => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let place = next++; place < count; place = next++) results[place] = await work(place);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return results;
}
