/* Work at the counters during a drill, over HTTP like any client. Every act keeps its key, so that it can be given again. */
import { randomUUID } from 'node:crypto';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const COMMUNITY = '340104003001';
const CLERK = `community-clerk.${COMMUNITY}`;

/** @param {number} serial */
function citizenId(serial) {
  const seventeen = `34010419580304${String(serial).padStart(3, '0')}`;
  const sum = [...seventeen].reduce((total, digit, place) => total + Number(digit) * (WEIGHTS[place] ?? 0), 0);
  return seventeen + '10X98765432'[sum % 11];
}

/**
 * @typedef {{ key: string, path: (personId: string) => string, body: object }} Act
 * @typedef {{ personId: string, acts: Act[] }} Person
 */

/** The API of this address as its staff see it. @param {string} url */
export function counterAt(url) {
  /** @type {Map<string, Promise<string>>} */
  const tokens = new Map();
  /** @param {string} staff */
  const tokenOf = (staff) => {
    const known = tokens.get(staff) ?? tokenFor(url, staff);
    tokens.set(staff, known);
    return known;
  };
  /**
   * @param {string} staff
   * @param {string} path
   * @param {{ body?: object, key?: string }} [what]
   */
  const ask = async (staff, path, { body, key } = {}) => {
    const headers = {
      authorization: `Bearer ${await tokenOf(staff)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const sent = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(url + path, sent);
    return { status: answer.status, body: /** @type {any} */ (await answer.json()) };
  };
  /** @param {Act} act @param {string} personId */
  const give = async ({ key, path, body }, personId) => {
    const answer = await ask(CLERK, path(personId), { key, body });
    if (answer.status !== 201) throw new Error(`${path(personId)}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  return {
    ask,
    /** @param {number} serial @returns {Promise<Person>} */
    async register(serial) {
      const body = { citizenId: citizenId(serial), name: `演练${serial}`, communityCode: COMMUNITY };
      const retirementCategory = serial % 2 === 1 ? 'MALE' : 'FEMALE_50';
      const act = { key: randomUUID(), path: () => '/api/persons', body: { ...body, retirementCategory } };
      return { personId: (await give(act, '')).personId, acts: [act] };
    },
    /** From the certificate to the published notice, which ends by itself. @param {Person} person */
    async publish(person) {
      const categories = [{ code: 'OLDER', since: '1958-03-04', evidence: ['户口簿'] }];
      const bodies = { IssueCertificate: {}, LodgeApplication: { categories, primary: 'OLDER' } };
      for (const [name, body] of Object.entries({ ...bodies, PassCommunityCheck: {}, PublishNotice: {} })) {
        /** @param {string} id */
        const path = (id) => `/api/persons/${id}/commands/${name}`;
        const act = { key: randomUUID(), path, body };
        await give(act, person.personId);
        person.acts.push(act);
      }
    },
    /** The same requests with the same keys once more, as clients send them whose answer they doubt. @param {Person} person */
    async repeat(person) {
      for (const act of person.acts) person.personId = (await give(act, person.personId)).personId;
    },
    /** @returns {Promise<string>} */
    now: async () => (await ask('province-supervisor.340000', '/api/clock')).body.now,
    /** @param {string} to */
    async moveClock(to) {
      const moved = await ask('province-supervisor.340000', '/api/clock', { body: { now: to } });
      if (moved.status !== 200 && moved.status !== 202) throw new Error(`the clock did not move: ${moved.status}`);
      const { progress } = moved.body;
      while (progress !== undefined && !(await ask('province-supervisor.340000', progress)).body.done) {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    /** When a person's notice will end, as it was told when it was published. @param {string} personId @returns {Promise<string>} */
    async noticeDue(personId) {
      const { body } = await ask('county-officer.340104', `/api/persons/${personId}`);
      return body.deadlines.find((/** @type {any} */ { kind }) => kind === 'PublicNoticeEnded')?.dueAt;
    },
    /** When a person's notices ended, by the log. @param {string} personId @returns {Promise<string[]>} */
    async noticeEnds(personId) {
      const { body } = await ask('county-officer.340104', `/api/persons/${personId}/history`);
      return body.events
        .filter((/** @type {any} */ { type }) => type === 'PublicNoticeEnded')
        .map((/** @type {any} */ { effectiveAt }) => effectiveAt);
    },
  };
}

/**
 * @param {string} url
 * @param {string} staff
 * @returns {Promise<string>}
 */
async function tokenFor(url, staff) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/dev/token`, { method: 'POST', headers, body: JSON.stringify({ staff }) });
  return /** @type {any} */ (await answer.json()).accessToken;
}
