import type { Figures } from '#casework/figures';
import type { Registry } from '#platform/metrics';
import { Gauge } from 'prom-client';
import { answersWithin } from '../work/health.ts';

const PATIENCE_MS = 4_000;
/** The figures count rows, so two Prometheus servers, or a nervous one, must not ask twice. */
const FRESH_MS = 5_000;

/** What each figure of `operations` is called here; those that the record does not tell are left out. */
const GAUGES: Readonly<Record<string, { readonly help: string; readonly read: (figures: Figures) => unknown }>> = {
  yuanzhu_relay_undelivered: {
    help: 'Streams whose workflow has not heard of the latest state',
    read: ({ undelivered }) => undelivered,
  },
  yuanzhu_relay_lag_seconds: {
    help: 'Age of the oldest undelivered message',
    read: ({ oldestMs }) => Number(oldestMs) / 1000,
  },
  yuanzhu_ledger_overdue: {
    help: 'Streams with something due for more than a minute of the business clock',
    read: ({ overdue }) => overdue,
  },
  yuanzhu_seal_unordered: {
    help: 'Commits without a place in the global order',
    read: ({ sealLag }) => part(sealLag, 'unordered'),
  },
  yuanzhu_seal_unsealed: {
    help: 'Entries of the order without a seal',
    read: ({ sealLag }) => part(sealLag, 'unsealed'),
  },
  yuanzhu_quarantined: {
    help: 'Streams set apart because they cannot be folded or settled',
    read: ({ quarantined }) => (Array.isArray(quarantined) ? quarantined.length : undefined),
  },
  yuanzhu_heads_outdated: {
    help: 'Heads written by another build or under other rules',
    read: ({ outdatedHeads }) => outdatedHeads,
  },
  yuanzhu_tables_ending: {
    help: 'Tables of the law that end within three months and have no successor',
    read: ({ tables }) => tables.filter(({ aboutToEnd }) => aboutToEnd).length,
  },
};

/** The record's own figures, read when they are asked for. Without the record they are absent, and `yuanzhu_record_up` is 0. */
export function recordMetrics(registry: Registry, figures: () => Promise<Figures>): void {
  const registers = [registry];
  const latest = remembered(() => within(figures));
  for (const [name, { help, read }] of Object.entries(GAUGES)) {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const now = await latest();
        const value = now === null ? undefined : read(now);
        if (typeof value === 'number' && Number.isFinite(value)) this.set(value);
        else this.remove();
      },
    });
  }
  new Gauge({
    name: 'yuanzhu_record_up',
    help: '1 when the record answered the last question',
    registers,
    async collect() {
      this.set((await latest()) === null ? 0 : 1);
    },
  });
}

/** One question for all gauges of a scrape, and for scrapes that follow quickly. */
function remembered<T>(ask: () => Promise<T>, nowMs: () => number = () => performance.now()): () => Promise<T> {
  let asked: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    if (asked === undefined || nowMs() - asked.at > FRESH_MS) asked = { at: nowMs(), answer: ask() };
    return asked.answer;
  };
}

async function within(figures: () => Promise<Figures>): Promise<Figures | null> {
  let read: Figures | null = null;
  const answers = await answersWithin(async () => (read = await figures()), PATIENCE_MS);
  return answers ? read : null;
}

function part(value: unknown, name: string): unknown {
  return (Object(value) as Readonly<Record<string, unknown>>)[name];
}
