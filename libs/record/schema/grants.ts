import type { Mode } from './clock-functions.ts';
import { LOG_TABLES } from './log-tables.ts';

export const OWNER = 'yuanzhu_owner';
export const APPLICATION = 'yuanzhu_app';

const CHANGED_TABLES = ['heads', 'queue', 'claims', 'counters', 'quarantine', 'deliveries', 'delivery_epoch'];

/** Everything the application role may do; whatever it had before is taken back first. */
export function recordGrants(mode: Mode): string {
  return `
revoke all on all tables in schema record from ${APPLICATION};
grant usage on schema record, views to ${APPLICATION};
grant select, insert on ${LOG_TABLES.map((table) => `record.${table}`).join(', ')} to ${APPLICATION};
grant select, insert, update on ${CHANGED_TABLES.map((table) => `record.${table}`).join(', ')} to ${APPLICATION};
grant delete on record.queue, record.claims to ${APPLICATION};
grant select on record.clock, record.meta, record.inline_views to ${APPLICATION};
${mode === 'rehearsal' ? `grant update on record.clock to ${APPLICATION};` : ''}
grant select, insert, update, delete on all tables in schema views to ${APPLICATION};
`;
}

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
grant usage on schema vault to ${APPLICATION};
grant select, insert, update on vault.data_keys to ${APPLICATION};
`;
