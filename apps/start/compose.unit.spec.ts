import { readConfiguration } from '#platform/configuration';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** `docker compose config` without an engine: the file is read, its variables are filled in, and the house's own reader judges the result. */
interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const require = createRequire(import.meta.url);
/** The parser that comes with the API's document page. */
const { load } = createRequire(require.resolve('@nestjs/swagger'))('js-yaml') as { load: (text: string) => unknown };

const text = readFileSync(fileURLToPath(new URL('../../docker-compose.yml', import.meta.url)), 'utf8');

function composed(env: Readonly<Record<string, string>> = {}): Compose {
  const filled = text.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, fallback: string) => env[name] ?? fallback);
  return withMerges(load(filled)) as Compose;
}

/** `<<: *anchor`, which YAML 1.2 leaves to the reader: what stands in place counts before what is merged in. */
function withMerges(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withMerges);
  if (typeof node !== 'object' || node === null) return node;
  const { '<<': merged = {}, ...own } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withMerges(value)]),
  );
  return { ...(merged as object), ...own };
}

const PRODUCTION = {
  MODE: 'production',
  OIDC_ISSUER: 'https://login.example/realm',
  RECORD_ADMIN_PASSWORD: 'of-the-administrator',
  RECORD_PASSWORD: 'of-the-application',
};
const OWN_KEYS = { KEY_DIR: './keys', MASTER_KEY_FILE: '/keys/master.key', SEAL_KEY_FILE: '/keys/seal.pem' };

const configurationOf = (compose: Compose, service: string) =>
  readConfiguration({ ...compose.services[service]?.environment });

describe('docker-compose.yml', () => {
  it('names no service and no volume that is not there', () => {
    const { services, volumes } = composed();
    for (const { depends_on = {}, volumes: mounted = [] } of Object.values(services)) {
      for (const name of Object.keys(depends_on)) expect(Object.keys(services)).toContain(name);
      for (const mount of mounted) expect(Object.keys(volumes)).toContain(mount.split(':')[0]);
    }
  });

  it.each([
    ['on a desk', {}],
    ['in production', { ...PRODUCTION, ...OWN_KEYS }],
  ])('%s worker and API serve as the application, and only what migrates knows the administrator', (_, env) => {
    const compose = composed(env);
    const userOf = (address: string) => new URL(address).username;
    for (const name of ['worker', 'api']) {
      const { databaseUrl, vaultDatabaseUrl, migrationDatabaseUrl } = configurationOf(compose, name);
      expect([databaseUrl, vaultDatabaseUrl, migrationDatabaseUrl].map(userOf)).toEqual(Array(3).fill('yuanzhu_app'));
      expect(JSON.stringify(compose.services[name])).not.toContain('of-the-administrator');
    }
    const prepare = configurationOf(compose, 'prepare');
    const admin = compose.services['record']?.environment ?? {};
    for (const address of [prepare.migrationDatabaseUrl, prepare.vaultMigrationDatabaseUrl]) {
      expect([userOf(address), new URL(address).password]).toEqual([
        admin['POSTGRES_USER'],
        admin['POSTGRES_PASSWORD'],
      ]);
    }
    expect(prepare.databaseUrl).toBe(configurationOf(compose, 'api').databaseUrl);
  });

  it('in production takes no key that a rehearsal made', () => {
    for (const name of ['prepare', 'worker', 'api'])
      expect(() => configurationOf(composed(PRODUCTION), name)).toThrow('/data/keys/');
  });
});
