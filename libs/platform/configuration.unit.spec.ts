import { expect, test } from 'vitest';
import { ConfigurationError, readConfiguration } from './configuration.ts';

const LEAST = { DATABASE_URL: 'postgresql://localhost/a', TEMPORAL_ADDRESS: '127.0.0.1:7233' };

test('the least environment is a rehearsal with both guards', () => {
  const configuration = readConfiguration(LEAST);
  expect(configuration).toMatchObject({ mode: 'rehearsal', port: 3000, buckets: 16 });
  expect(configuration.guards).toEqual({ timers: true, buckets: true });
  expect(configuration.vaultDatabaseUrl).toBe(LEAST.DATABASE_URL);
  expect(configuration).toMatchObject({ metricsHost: '127.0.0.1', metricsPort: null, workerMetricsPort: null });
});

test('GUARDS leaves one guard to do it alone', () => {
  expect(readConfiguration({ ...LEAST, GUARDS: 'timers' }).guards).toEqual({ timers: true, buckets: false });
  expect(readConfiguration({ ...LEAST, GUARDS: 'buckets' }).guards).toEqual({ timers: false, buckets: true });
});

test('how much one caller may ask, and where figures are served, are settings', () => {
  const configuration = readConfiguration({ ...LEAST, RATE_PER_SECOND: '5', RATE_BURST: '20', METRICS_PORT: '9464' });
  expect(configuration).toMatchObject({ rate: { perSecond: 5, burst: 20 }, metricsPort: 9464 });
  expect(() => readConfiguration({ ...LEAST, RATE_PER_SECOND: '0', METRICS_PORT: '0' })).toThrow(
    /RATE_PER_SECOND[^]*METRICS_PORT/,
  );
});

test('all mistakes are told at once, by the names of their variables', () => {
  const wrong = { PORT: 'x', GUARDS: 'none', TEMPORAL_ADDRESS: '' };
  expect(() => readConfiguration(wrong)).toThrow(ConfigurationError);
  for (const name of ['PORT', 'GUARDS', 'TEMPORAL_ADDRESS', 'DATABASE_URL']) {
    expect(() => readConfiguration(wrong)).toThrow(name);
  }
});

test('production takes no keys that a rehearsal made for itself, and needs no administrator to serve', () => {
  const production = {
    ...LEAST,
    MODE: 'production',
    OIDC_ISSUER: 'https://login.example',
    VAULT_DATABASE_URL: 'postgresql://localhost/vault',
    DATA_DIR: '/data',
    MASTER_KEY_FILE: '/keys/master.key',
    SEAL_KEY_FILE: '/keys/seal.pem',
  };
  expect(readConfiguration(production).mode).toBe('production');
  for (const name of ['MASTER_KEY_FILE', 'SEAL_KEY_FILE']) {
    const made = { ...production, [name]: '/data/keys/made.key' };
    expect(() => readConfiguration(made)).toThrow('/data/keys/made.key');
    expect(readConfiguration({ ...made, MODE: 'rehearsal' }).mode).toBe('rehearsal');
  }
});

test('production does not start without keys, an issuer of tokens and a vault of its own', () => {
  const attempt = () => readConfiguration({ ...LEAST, MODE: 'production' });
  for (const name of ['MASTER_KEY_FILE', 'SEAL_KEY_FILE', 'OIDC_ISSUER', 'VAULT_DATABASE_URL']) {
    expect(attempt).toThrow(name);
  }
});
