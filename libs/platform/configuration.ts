import { resolve, sep } from 'node:path';
import { z } from 'zod';

/**
 * The one reader of `process.env` (besides `apps/start`). All mistakes are told at once, each by the name of its variable.
 */
const number = (fallback: number, least = 0) => z.coerce.number().int().min(least).default(fallback);

const port = z.coerce.number().int().min(1).max(65_535);

const variables = z.object({
  MODE: z.enum(['rehearsal', 'production']).default('rehearsal'),
  HOST: z.string().default('127.0.0.1'),
  PORT: number(3000),
  DATA_DIR: z.string().default('.data'),
  /** The application role; in the embedded start the administrator's address, from which the roles are made. */
  DATABASE_URL: z.string().min(1),
  MIGRATION_DATABASE_URL: z.string().min(1).optional(),
  VAULT_DATABASE_URL: z.string().min(1).optional(),
  /** The administrator's address of the vault, where it is not the application's; only what migrates asks for it. */
  VAULT_MIGRATION_DATABASE_URL: z.string().min(1).optional(),
  TEMPORAL_ADDRESS: z.string().min(1),
  MASTER_KEY_FILE: z.string().min(1).optional(),
  SEAL_KEY_FILE: z.string().min(1).optional(),
  /** Rehearsal only: signs the tokens of the local issuer. */
  DEV_TOKEN_KEY_FILE: z.string().min(1).optional(),
  /** A file outside that seals are appended to, and that `verify` compares with. */
  SEAL_ANCHOR: z.string().min(1).optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_AUDIENCE: z.string().default('yuanzhu'),
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
  REHEARSAL_START: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** For tests: which guards of a deadline are on. */
  GUARDS: z
    .string()
    .regex(/^(timers|buckets)(,(timers|buckets))?$/, 'timers, buckets or both with a comma')
    .default('timers,buckets'),
  /** How many deadline buckets the record's heads are spread over; fixed for the life of a record. */
  BUCKETS: number(16, 1),
  /** Messages to workflows a second and process: at most half of what the machine sustains. */
  RELAY_PER_SECOND: number(30, 1),
  /** Requests of one caller to one process: so many a second, and so many at once after a quiet time. */
  RATE_PER_SECOND: number(200, 1),
  RATE_BURST: number(1000, 1),
  /** Figures for Prometheus: off unless a port is named. Never on the address the public reaches. */
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  /** The worker's; on a machine of its own it may have the same as the API. */
  WORKER_METRICS_PORT: port.optional(),
});

export interface Configuration {
  readonly mode: 'rehearsal' | 'production';
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly migrationDatabaseUrl: string;
  readonly vaultDatabaseUrl: string;
  readonly vaultMigrationDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly masterKeyFile: string | null;
  readonly sealKeyFile: string | null;
  readonly sealAnchor: string | null;
  readonly devTokenKeyFile: string | null;
  readonly oidcIssuer: string | null;
  readonly oidcAudience: string;
  readonly workflowBundle: string | null;
  readonly rehearsalStart: string | null;
  readonly logLevel: string;
  readonly guards: { readonly timers: boolean; readonly buckets: boolean };
  readonly buckets: number;
  readonly relayPerSecond: number;
  readonly rate: { readonly perSecond: number; readonly burst: number };
  readonly metricsHost: string;
  readonly metricsPort: number | null;
  readonly workerMetricsPort: number | null;
}

export class ConfigurationError extends Error {}

/** Throws `ConfigurationError` with one line for each mistake. */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const read = variables.safeParse(withoutEmpty(env));
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(`环境变量有误 the environment is not right:\n${lines.join('\n')}`);
  }
  const given = read.data;
  if (given.MODE === 'production') requireForProduction(given);
  return {
    mode: given.MODE,
    host: given.HOST,
    port: given.PORT,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    migrationDatabaseUrl: given.MIGRATION_DATABASE_URL ?? given.DATABASE_URL,
    vaultDatabaseUrl: given.VAULT_DATABASE_URL ?? given.DATABASE_URL,
    vaultMigrationDatabaseUrl: given.VAULT_MIGRATION_DATABASE_URL ?? given.VAULT_DATABASE_URL ?? given.DATABASE_URL,
    temporalAddress: given.TEMPORAL_ADDRESS,
    masterKeyFile: given.MASTER_KEY_FILE ?? null,
    sealKeyFile: given.SEAL_KEY_FILE ?? null,
    sealAnchor: given.SEAL_ANCHOR ?? null,
    devTokenKeyFile: given.DEV_TOKEN_KEY_FILE ?? null,
    oidcIssuer: given.OIDC_ISSUER ?? null,
    oidcAudience: given.OIDC_AUDIENCE,
    workflowBundle: given.WORKFLOW_BUNDLE ?? null,
    rehearsalStart: given.REHEARSAL_START ?? null,
    logLevel: given.LOG_LEVEL,
    guards: { timers: given.GUARDS.includes('timers'), buckets: given.GUARDS.includes('buckets') },
    buckets: given.BUCKETS,
    relayPerSecond: given.RELAY_PER_SECOND,
    rate: { perSecond: given.RATE_PER_SECOND, burst: given.RATE_BURST },
    metricsHost: given.METRICS_HOST,
    metricsPort: given.METRICS_PORT ?? null,
    workerMetricsPort: given.WORKER_METRICS_PORT ?? null,
  };
}

/** Production makes no keys and no tokens of its own, keeps the vault apart, and lets no owner's address into the application. */
function requireForProduction(given: z.infer<typeof variables>): void {
  const needed = ['MASTER_KEY_FILE', 'SEAL_KEY_FILE', 'OIDC_ISSUER', 'VAULT_DATABASE_URL'] as const;
  const missing = needed.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new ConfigurationError(`MODE=production 还需要 also needs: ${missing.join(', ')}`);
  refuseDevelopmentKeys(given);
}

/** Keys that a start made for itself lie beside its data: whoever has that folder has both. */
function refuseDevelopmentKeys({ DATA_DIR, MASTER_KEY_FILE, SEAL_KEY_FILE }: z.infer<typeof variables>): void {
  const made = resolve(DATA_DIR, 'keys') + sep;
  for (const file of [MASTER_KEY_FILE, SEAL_KEY_FILE]) {
    if (file === undefined || !resolve(file).startsWith(made)) continue;
    throw new ConfigurationError(`MODE=production 不接受演练密钥 does not take a rehearsal's keys: ${file}`);
  }
}

/** `NAME=` in a shell means: not set. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}
