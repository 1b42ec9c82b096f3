import { startOfDay } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import type { Identity, PersonState, Registration } from '#person/state';
import { newPerson } from '#person/state';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { freshDatabase } from '../../test/support/database.ts';
import { areaScope } from '#record/schema/view-walls';
import type { InlineView, ViewInput } from '#views/inline-view';
import type { AreaRange, ViewDatabase } from '#views/sql';

/** Specs only: one view alone in a database of its own, and persons to put in it. */
export interface ViewBench {
  /** Without walls: the administrator's connections. */
  readonly database: ViewDatabase;
  /** As the append does it; `held`: what the view is known to hold of this stream. */
  apply(view: InlineView<PersonState>, input: ViewInput<PersonState>, held?: ViewInput<PersonState>): Promise<void>;
  rowsOf(view: InlineView<PersonState>): Promise<number>;
  close(): Promise<void>;
}

export async function viewBench(...views: readonly InlineView<PersonState>[]): Promise<ViewBench> {
  const { url, drop } = await freshDatabase();
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {}); // one that is still ending when the database goes is cut
  await pool.query(`create schema views; ${areaScope}`);
  for (const view of views) await pool.query(view.migration);
  const database: ViewDatabase = { query: (text, values) => pool.query(text, values), within: () => database };
  return {
    database,
    apply: async (view, input, held) => {
      const row = view.row(input);
      const entry = (held && view.change?.(view.row(held), row)) ?? row;
      await pool.query(`select views.apply_${view.name}($1)`, [JSON.stringify([{ stream: input.streamId, entry }])]);
    },
    rowsOf: async (view) => Number((await pool.query(`select count(*) from views.${view.name}`)).rows[0].count),
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}

export const COMMUNITY = '340104003002';
export const PROVINCE: readonly AreaRange[] = [{ from: '34', to: '35' }];

export const identity: Identity = {
  name: '测试甲',
  citizenId: '340104195608151234',
  birthOn: '1956-08-15',
  sex: 'MALE',
  phone: '13800000000',
  address: '测试路1号',
  certificateNumber: '3401042011000001',
};

export const registration: Registration = {
  eventId: 'registered',
  on: '2011-09-01',
  by: 'community-clerk.340104003002',
  unemployedSince: null,
  retirementCategory: 'MALE',
  areas: [{ value: COMMUNITY, from: '2011-09-01', to: null, byEvent: 'registered' }],
};

export interface InputOf {
  readonly state?: Partial<PersonState>;
  readonly area?: string;
  readonly deadlines?: readonly Deadline[];
  readonly streamId?: string;
  readonly on?: string;
}

/** A registered person on 2011-09-02 unless the test says otherwise. */
export function personInput({
  state,
  area = COMMUNITY,
  deadlines = [],
  streamId = randomUUID(),
  on = '2011-09-02',
}: InputOf = {}): ViewInput<PersonState> {
  const person: PersonState = {
    ...newPerson,
    personId: streamId,
    stage: 'REGISTERED',
    registration,
    identity,
    ...state,
  };
  return { streamId, state: person, summary: { stage: person.stage ?? 'NONE', area }, deadlines, now: startOfDay(on) };
}

export function deadlineOn(on: string, more: Partial<Deadline> = {}): Deadline {
  return {
    kind: 'StepOverdue',
    subject: 'certificate',
    dueAt: startOfDay(on),
    paragraph: '(四)',
    rule: 'R4.3',
    rank: 1,
    common: false,
    ...more,
  };
}
