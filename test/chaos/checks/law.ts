import type { Check, Evidence } from './evidence.ts';
import { told } from './evidence.ts';

/*
 * The law seen from outside, from the log alone and without the product's own rules: what must come before what (I12),
 * and that every date brought what it had to bring, once and not too early (I10).
 */
interface Fact {
  readonly stream_id: string;
  readonly version: number;
  readonly type: string;
  readonly effective: string;
  readonly recorded: string;
  readonly role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export async function factsOf({ rows }: Evidence): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const all = await rows<Fact>(
    `select stream_id, version, type, extract(epoch from effective_at) * 1000 as effective,
       extract(epoch from recorded_at) * 1000 as recorded, body::json -> 'actor' ->> 'role' as role, body::json -> 'data' as data
     from record.events order by stream_id, version`,
  );
  const streams = new Map<string, Fact[]>();
  for (const fact of all) {
    const stream = streams.get(fact.stream_id);
    if (stream) stream.push(fact);
    else streams.set(fact.stream_id, [fact]);
  }
  return streams;
}

/** (四) Each step of the chain, and what the step before it must have been. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  ApplicationLodged: ['UnemploymentRegistered', 'ApplicationReturned', 'ApplicationWithdrawn'],
  CommunityCheckPassed: ['ApplicationLodged'],
  PublicNoticePublished: ['CommunityCheckPassed'],
  PublicNoticeEnded: ['PublicNoticePublished', 'ObjectionDismissed'],
  ObjectionRaised: [
    'PublicNoticePublished',
    'PublicNoticeEnded',
    'StreetReviewPassed',
    'ObjectionDismissed',
    'ObjectionRaised',
  ],
  ObjectionDismissed: ['ObjectionRaised', 'ObjectionDismissed'],
  StreetReviewPassed: ['PublicNoticeEnded'],
  PersonCertified: ['StreetReviewPassed'],
};

/** I12: nobody took a step of the chain out of its order. */
export const inOrder: Check = async (evidence) => {
  const wrong: string[] = [];
  for (const [stream, facts] of await factsOf(evidence)) {
    let last = '';
    for (const { type, version } of facts) {
      const allowed = FOLLOWS[type];
      if (allowed && !allowed.includes(last)) wrong.push(`${stream} ${version}: ${type} after ${last || 'nothing'}`);
      if (allowed || type === 'UnemploymentRegistered') last = type;
    }
  }
  return told('I12 out of order', wrong);
};

const DAY_MS = 86_400_000;
const endOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + DAY_MS;

/** I10: what a date brings comes once, never early, and is not missing. */
export const onTime: Check = async (evidence) => {
  const [clock] = await evidence.rows<{ now: string }>('select record.now() as now');
  const now = Number(clock?.now);
  const found = [...(await factsOf(evidence))].flatMap(([stream, facts]) => [
    ...early(facts).map((what) => `early: ${stream} ${what}`),
    ...doubled(facts).map((what) => `doubled: ${stream} ${what}`),
    ...missed(facts, now).map((what) => `missed: ${stream} ${what}`),
  ]);
  return told('I10', found);
};

function early(facts: readonly Fact[]): readonly string[] {
  return facts
    .filter(({ role, effective, recorded }) => role === 'system' && Number(effective) > Number(recorded))
    .map(at);
}

/** The same thing of the same date for the same subject. */
function doubled(facts: readonly Fact[]): readonly string[] {
  const seen = new Set<string>();
  return facts
    .filter(({ role }) => role === 'system')
    .flatMap((fact) => {
      const what = `${fact.type} ${fact.effective} ${JSON.stringify(fact.data)}`;
      if (seen.has(what)) return [at(fact)];
      seen.add(what);
      return [];
    });
}

const at = ({ type, version }: Fact): string => `${version} ${type}`;

/** R4.4: a notice whose last day has passed has ended. R6.3: who was to come by 31 March and did not has missed it. */
function missed(facts: readonly Fact[], now: number): readonly string[] {
  const wrong: string[] = [];
  let noticeUntil: number | null = null;
  let review: string | null = null;
  for (const { type, data } of facts) {
    if (type === 'PublicNoticePublished' || type === 'ObjectionDismissed')
      noticeUntil = typeof data['lastOn'] === 'string' ? endOf(data['lastOn']) : null;
    if (['PublicNoticeEnded', 'ObjectionRaised', 'CertificationRefused', 'CaseClosed', 'PersonExited'].includes(type))
      noticeUntil = null;
    if (type === 'AnnualReviewOpened') review = String(data['to']);
    if (
      ['AnnualReviewAttended', 'AnnualReviewMissed'].includes(type) ||
      /^(PersonExited|Qualification|RetirementReached)/.test(type)
    )
      review = null;
  }
  const grace = 60_000;
  if (noticeUntil !== null && noticeUntil < now - grace) wrong.push('PublicNoticeEnded');
  if (review !== null && endOf(review) < now - grace) wrong.push('AnnualReviewMissed');
  return wrong;
}

/** How late a date's event was written, on the business clock: a figure, not a rule. */
export async function lateness(evidence: Evidence): Promise<{ events: number; p99Ms: number; mostMs: number }> {
  const streams = [...(await factsOf(evidence)).values()].flat().filter(({ role }) => role === 'system');
  const late = streams.map(({ effective, recorded }) => Number(recorded) - Number(effective)).sort((a, b) => a - b);
  return { events: late.length, p99Ms: late[Math.floor(late.length * 0.99)] ?? 0, mostMs: late.at(-1) ?? 0 };
}
