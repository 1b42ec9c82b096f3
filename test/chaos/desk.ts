import { setTimeout as pause } from 'node:timers/promises';
import type { Answered, Asked, Expectation, Ledger } from './ledger.ts';

/*
 * How a client asks. The key is drawn before the first try and kept until a definite answer: a refused connection, a
 * time-out and every 429 or 5xx say nothing about what was done. A second answer to the same key must equal the first.
 */
const PATIENCE_MS = 12_000;
const PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1500;
const UNKNOWN = 429;

export interface Wish {
  readonly name: string;
  readonly staff: string;
  /** `null`: a registration. */
  readonly personId: string | null;
  readonly body: object;
  readonly expected: Expectation;
}

export interface Desk {
  /** Asks until the answer is definite. */
  ask(wish: Wish, key: string): Promise<Asked>;
  /** Asks once more what was answered before. */
  again(asked: Asked): Promise<void>;
  /** The same key with another body: 422. */
  reuse(asked: Asked): Promise<void>;
  /** Two requests at once with one new key. */
  twice(wish: Wish, key: string): Promise<Asked>;
  /** A look at a person; the version shown, or `null` when nobody answered. */
  look(staff: string, personId: string): Promise<number | null>;
}

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly replayed: boolean;
}

export interface DeskOptions {
  /** Asked before each try: behind one name there may be several. */
  readonly url: () => string;
  /** Where tokens come from; left out: from the local issuer of a rehearsal. */
  readonly tokenFor?: (staff: string) => Promise<string>;
  readonly ledger: Ledger;
  /** What no error may ever quote. */
  readonly canaries: readonly string[];
}

export function openDesk({ url, ledger, canaries, tokenFor }: DeskOptions): Desk {
  const tokens = new Map<string, string>();

  async function tokenOf(staff: string): Promise<string> {
    const known = tokens.get(staff);
    if (known !== undefined) return known;
    const token = await (tokenFor ?? fromLocalIssuer)(staff);
    tokens.set(staff, token);
    return token;
  }

  async function fromLocalIssuer(staff: string): Promise<string> {
    return String((await send('POST', '/api/dev/token', { staff }, {})).body['accessToken']);
  }

  async function send(
    method: string,
    path: string,
    body: object | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    const answer = await fetch(url() + path, {
      method,
      headers: { ...headers, ...(body === null ? {} : { 'content-type': 'application/json' }) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await answer.text();
    const replayed = answer.headers.get('idempotency-replayed') === 'true';
    return { status: answer.status, body: JSON.parse(text || '{}') as Reply['body'], text, replayed };
  }

  /** `null`: nobody knows. */
  async function attempt(wish: Wish, key: string): Promise<Reply | null> {
    try {
      const authorization = `Bearer ${await tokenOf(wish.staff)}`;
      const path = wish.personId === null ? '/api/persons' : `/api/persons/${wish.personId}/commands/${wish.name}`;
      const began = performance.now();
      const reply = await send('POST', path, wish.body, { authorization, 'idempotency-key': key });
      ledger.answersMs.push(performance.now() - began);
      if (reply.status >= 400) lookForCanaries(reply);
      if (reply.status === 500) ledger.saw('answers 500');
      if (reply.status === 503) ledger.saw('answers 503');
      return reply.status >= UNKNOWN ? null : reply;
    } catch {
      ledger.saw('requests without an answer');
      return null;
    }
  }

  function lookForCanaries({ text, status }: Reply): void {
    const found = canaries.find((canary) => text.includes(canary));
    if (found !== undefined) ledger.wrong(`I15: a ${status} answer quotes ${found}`);
  }

  async function insist(wish: Wish, key: string): Promise<{ reply: Reply; tries: number }> {
    for (let tries = 1; ; tries += 1) {
      const reply = await attempt(wish, key);
      if (reply !== null) return { reply, tries };
      await pause(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * tries));
    }
  }

  function keep(wish: Wish, key: string, { reply, tries }: { reply: Reply; tries: number }): Asked {
    const asked: Asked = { ...wish, key, tries, status: reply.status, answer: answeredOf(reply) };
    ledger.asked.push(asked);
    ledger.note({ asked: key, name: wish.name, status: reply.status, tries, person: asked.answer?.personId });
    if (tries > 1) ledger.saw('commands that needed another try');
    if (tries > 1 && reply.replayed) ledger.saw('commits whose answer was lost');
    meets(asked, wish.expected);
    return asked;
  }

  function meets({ name, status, key }: Asked, expected: Expectation): void {
    const isMet =
      expected === 'any' ? [201, 409].includes(status ?? 0) : status === (expected === 'accepted' ? 201 : expected);
    if (!isMet) ledger.wrong(`I12: ${name} ${key} was answered ${status}, not ${expected}`);
  }

  return {
    ask: async (wish, key) => keep(wish, key, await insist(wish, key)),
    again: async (asked) => {
      const { reply } = await insist(asked, asked.key);
      ledger.saw('keys sent again');
      if (!reply.replayed) ledger.wrong(`I3: ${asked.name} ${asked.key} was not answered as a replay`);
      if (reply.status !== asked.status || told(answeredOf(reply)) !== told(asked.answer))
        ledger.wrong(`I3: ${asked.name} ${asked.key} got another answer`);
    },
    reuse: async (asked) => {
      const other = { ...asked, body: { ...asked.body, reason: '换了内容' }, expected: 422 as const };
      const { reply } = await insist(other, asked.key);
      ledger.saw('keys used with another body');
      if (reply.status !== 422) ledger.wrong(`I3: ${asked.key} with another body was answered ${reply.status}`);
    },
    twice: async (wish, key) => {
      const [first, second] = await Promise.all([insist(wish, key), insist(wish, key)]);
      ledger.saw('keys sent twice at once');
      if (told(answeredOf(first.reply)) !== told(answeredOf(second.reply)))
        ledger.wrong(`I3: two requests at once with ${key} got two answers`);
      return keep(wish, key, first);
    },
    look: async (staff, personId) => {
      const place = `${staff} ${personId}`;
      const seen = ledger.looks.get(place) ?? { shown: 0, tried: 0 };
      ledger.looks.set(place, seen);
      seen.tried += 1;
      try {
        const authorization = `Bearer ${await tokenOf(staff)}`;
        const reply = await send('GET', `/api/persons/${personId}`, null, { authorization });
        if (reply.status !== 200) return null;
        seen.shown += 1;
        return Number(reply.body['version']);
      } catch {
        return null;
      }
    },
  };
}

function answeredOf({ status, body, replayed }: Reply): Answered | null {
  return status === 201 || status === 409 ? { ...(body as Omit<Answered, 'replayed'>), replayed } : null;
}

/** What must be equal in every answer to one key. */
function told(answer: Answered | null): string {
  if (answer === null) return 'none';
  const { personId, version, stage, code, events, settled } = answer;
  return JSON.stringify({ personId, version, stage, code, events: ids(events), settled: ids(settled) });
}

const ids = (events: Answered['events']): readonly string[] => (events ?? []).map(({ id, hash }) => `${id} ${hash}`);
