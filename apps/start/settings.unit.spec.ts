import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { vaultBeside } from './servers.mjs';
import { choosePort, readSettings } from './settings.mjs';

test('the sample is for a record of our own, and for an outside one only when asked for', () => {
  expect(readSettings({}).sample).toBe('small');
  expect(readSettings({ DATABASE_URL: 'postgresql://there/db' }).sample).toBe('none');
  expect(readSettings({ DATABASE_URL: 'postgresql://there/db', SAMPLE: 'small' }).sample).toBe('small');
});

test('what cannot be understood is told by its name', () => {
  expect(() => readSettings({ SAMPLE: 'huge' })).toThrow('SAMPLE is none or small, not huge');
  for (const start of ['soon', '2026-01-05', '2026-01-05T09:00:00']) {
    expect(() => readSettings({ REHEARSAL_START: start })).toThrow('REHEARSAL_START is an instant');
  }
});

test('an explicit port that is taken ends with a clear line', async () => {
  const port = await freePort();
  expect(await choosePort(String(port))).toBe(port);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  await expect(choosePort(String(port))).rejects.toThrow(`port ${port} is taken by another program`);
  server.close();
  await expect(choosePort('http')).rejects.toThrow('PORT is a number from 1 to 65535, not http');
});

test('the vault lies beside the record on the same server', () => {
  const socket = 'postgresql://postgres@localhost/yuanzhu?host=%2Ftmp%2Fa';
  expect(vaultBeside(socket)).toBe('postgresql://postgres@localhost/yuanzhu_vault?host=%2Ftmp%2Fa');
});
