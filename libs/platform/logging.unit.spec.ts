import { expect, test } from 'vitest';
import { createLogger } from './logging.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  write(createLogger('test', 'info', { write: (line) => void (text += line) }));
  return text;
}

test('identity and tokens are blotted out at every outer level of a log entry', () => {
  const secret = 'canary-value';
  const text = logged((log) => {
    log.info({ citizenId: secret, personId: 'id-1' }, 'one');
    log.info({ person: { name: secret, phone: secret } }, 'two');
    log.info({ req: { headers: { authorization: secret, 'access-purpose': secret } } }, 'three');
  });
  expect(text).not.toContain(secret);
  expect(text).toContain('id-1');
});

test('a logger of level warn keeps quiet about information', () => {
  let text = '';
  createLogger('test', 'warn', { write: (line) => void (text += line) }).info('nothing to see');
  expect(text).toBe('');
});

test('of an error its kind, code, words and place are logged, never what a library hangs onto it', () => {
  const error = Object.assign(
    new Error('duplicate key', { cause: Object.assign(new Error('why'), { row: 'canary-value' }) }),
    {
      code: '23505',
      detail: 'Key (name)=(canary-value) already exists.',
    },
  );
  const text = logged((log) => log.error({ err: error }, 'failed'));
  expect(text).not.toContain('canary-value');
  expect(JSON.parse(text).err).toMatchObject({
    type: 'Error',
    code: '23505',
    message: 'duplicate key',
    cause: { message: 'why' },
  });
});
