import type { Mode } from './clock-functions.ts';
import { LOG_TABLES } from './log-tables.ts';

export const OWNER = 'yuanzhu_owner';
export const APPLICATION = 'yuanzhu_app';

/** Reads the log itself, writes nothing: a login for auditors' own tools. */
export const AUDITOR = 'yuanzhu_auditor';

const CHANGED_TABLES = ['heads', 'queue', 'claims', 'counters', 'quarantine', 'deliveries', 'delivery_epoch'];

/** Everything the application role may do; whatever it had before is taken back first. */
export function recordGrants(mode: Mode): string {
  return `
revoke all on all tables in schema record from ${APPLICATION};
grant usage on schema record, views to ${APPLICATION};
grant select, insert on ${LOG_TABLES.map((table) => `record.${table}`).join(', ')} to ${APPLICATION};
grant select, insert, update on ${CHANGED_TABLES.map((table) => `record.${table}`).join(', ')} to ${APPLICATION};
grant delete on record.queue, record.claims to ${APPLICATION};
grant select on record.meta, record.inline_views to ${APPLICATION};
${mode === 'rehearsal' ? `grant select, update on record.clock to ${APPLICATION};` : ''}
revoke all on all tables in schema views from ${APPLICATION};
grant select on all tables in schema views to ${APPLICATION};
grant execute on all functions in schema views to ${APPLICATION};
${auditorGrants}`;
}

/**
 * The auditor's role sees what proves the log: chains, order, seals, who looked at whom. All of it is pseudonymous or encrypted;
 * the views, which hold names, and the vault stay closed, for a look at a person goes through the desk, which keeps it (R5.2).
 */
const auditorGrants = `
revoke all on all tables in schema record, views from ${AUDITOR};
grant usage on schema record to ${AUDITOR};
grant select on ${[...LOG_TABLES, 'queue', 'heads', 'quarantine', 'meta', 'inline_views'].map((table) => `record.${table}`).join(', ')} to ${AUDITOR};
`;

export const vaultSchema = `
create schema if not exists vault authorization ${OWNER};
create table if not exists vault.data_keys (
  subject uuid primary key,
  key_id uuid not null unique,
  master_key_id text not null,
  wrapped bytea,
  made_at timestamptz(3) not null default now(),
  destroyed_at timestamptz(3)
);
create table if not exists vault.purpose_keys (
  purpose text primary key,
  master_key_id text not null,
  wrapped bytea not null,
  made_at timestamptz(3) not null default now()
);
alter table vault.data_keys owner to ${OWNER};
alter table vault.purpose_keys owner to ${OWNER};
grant usage on schema vault to ${APPLICATION};
grant select, insert, update on vault.data_keys, vault.purpose_keys to ${APPLICATION};
`;
