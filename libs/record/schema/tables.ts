import type { ColumnType, Generated } from 'kysely';
import type { Deadline } from '#kernel/stream-kind';

/** The tables as Kysely sees them through a pool of `openPool`: instants are milliseconds. Writers of instants use SQL. */
export interface RecordTables {
  'record.events': EventRow;
  'record.commands': CommandRow;
  'record.log_order': OrderRow;
  'record.seals': SealRow;
  'record.heads': HeadRow;
  'record.queue': { readonly id: Generated<number>; readonly stream_id: string };
  'record.claims': { readonly kind: string; readonly digest: Buffer; readonly stream_id: string };
  'record.quarantine': QuarantineRow;
  'record.deliveries': DeliveryRow;
}

export interface EventRow {
  readonly stream_id: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly effective_at: number;
  readonly recorded_at: number;
  readonly command_id: string | null;
  readonly body: string;
  readonly protected: Buffer | null;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

export interface CommandRow {
  readonly command_id: string;
  readonly stream_id: string;
  readonly name: string;
  readonly staff: string;
  readonly outcome: 'accepted' | 'refused';
  readonly recorded_at: number;
  readonly digest: Buffer;
  readonly body: string;
  readonly protected: Buffer;
  readonly answer: string;
  readonly hash: Buffer;
  readonly written_at: ColumnType<number, never, never>;
}

export interface OrderRow {
  readonly seq: number;
  readonly stream_id: string;
  readonly version: number | null;
  readonly command_id: string | null;
  readonly hash: Buffer;
}

export interface SealRow {
  readonly number: number;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly text: string;
  readonly signature: Buffer;
}

export interface HeadRow {
  readonly stream_id: string;
  readonly kind: string;
  readonly version: number;
  readonly hash: Buffer;
  readonly recorded_at: number;
  readonly stage: string;
  readonly area: string;
  readonly bucket: number;
  readonly next_due_at: number | null;
  readonly next_common: boolean;
  readonly deadlines: readonly Deadline[];
  readonly build: string;
  readonly rulebook: string;
  readonly calendar: string;
  readonly erased: boolean;
}

export interface QuarantineRow {
  readonly incident: string;
  readonly stream_id: string;
  readonly version: number;
  readonly reason: string;
  readonly opened_at: Generated<number>;
  readonly released_at: number | null;
}

export interface DeliveryRow {
  readonly stream_id: string;
  readonly delivered: number;
  readonly wanted: number;
  readonly pending: boolean;
  readonly urgency: number;
  readonly wanted_since: number;
}
