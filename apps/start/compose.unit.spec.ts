import { readConfiguration } from '#platform/configuration';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Compose } from '../../test/support/compose.ts';
import { composed, shipped } from '../../test/support/compose.ts';

/** The house's own reader judges what docker-compose.yml says. */
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

  it('runs the engine that the embedded start and the production test run', () => {
    const { services } = composed();
    const versions = ['temporal', 'temporal-schema', 'temporal-namespace'].map(
      (name) => services[name]?.image.split(':')[1],
    );
    expect(new Set(versions)).toEqual(new Set(['1.32.0']));
    expect(services['temporal']?.environment?.['NUM_HISTORY_SHARDS']).toBe('512');
  });

  it('two of API and two of worker, and an issuer for trials only when asked for', () => {
    const { services } = composed();
    for (const name of ['api', 'worker']) expect(services[name]?.deploy?.replicas).toBe(2);
    expect(services['issuer']?.profiles).toEqual(['issuer']);
    expect(services['api']?.environment?.['OIDC_ISSUER']).toBe('');
  });
});

describe('Dockerfile', () => {
  const text = readFileSync(fileURLToPath(new URL('../../Dockerfile', import.meta.url)), 'utf8');

  it('runs as an ordinary user, from a slim image, without development packages', () => {
    expect(text.trim().split('\n').at(-1)).toBe('USER node');
    expect([...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(
      Array(2).fill('node:20-bookworm-slim'),
    );
    expect(text).toContain('npm ci --omit=dev');
  });

  it('carries the font of printed documents, which is no development package', () => {
    const lock = JSON.parse(
      readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'),
    ) as {
      packages: Record<string, { dev?: boolean; optional?: boolean } | undefined>;
    };
    const font = lock.packages['node_modules/@expo-google-fonts/noto-serif-sc'];
    expect(font).toMatchObject({ optional: true });
    expect(font?.dev).toBeUndefined();
  });

  it('takes from the checkout only what is there', () => {
    expect(shipped()).toEqual(['package.json', 'package-lock.json', '.npmrc', 'dist', 'libs/law/tables']);
    for (const path of shipped().filter((each) => each !== 'dist'))
      expect(existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))).toBe(true);
  });
});
