import { endOfDay, startOfDay } from '#kernel/instant';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Verbs } from './program.ts';
import { runProgram } from './program.ts';
import { operations } from './verbs/operations.ts';
import { verify } from './verbs/verify.ts';
import { well } from './outcome.ts';

const person = '01890000-0000-7000-8000-000000000001';

function bench(more: Partial<Verbs> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const asked: unknown[] = [];
  const nothing = async () => well({}, 'ok');
  const verbs: Verbs = {
    migrate: nothing,
    verify: nothing,
    seal: nothing,
    replay: async (request) => well({ asked: asked.push(request) }, 'ok'),
    audit: async (scope) => well({ asked: asked.push(scope) }, 'ok'),
    bundle: async (request) => well({ asked: asked.push(request) }, 'ok'),
    checkBundle: async (request) => well({ asked: asked.push(request) }, 'ok'),
    operations: nothing,
    reconcile: async (options) => well({ asked: asked.push(options) }, 'ok'),
    rebuild: nothing,
    publishCalendar: nothing,
    release: async (request) => well({ asked: asked.push(request) }, 'ok'),
    listKeys: nothing,
    rotateKeys: nothing,
    ...more,
  };
  const run = (...words: string[]) =>
    runProgram(words, verbs, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { run, out, err, asked };
}

describe('yuanzhu', () => {
  it('exits 0 when the record is whole', async () => {
    const whole = { bad: null, events: 9, commands: 2, seals: 1 };
    const { run, out } = bench({ verify: () => verify({ verify: async () => whole }) });
    expect(await run('verify')).toBe(0);
    expect(out.join('\n')).toContain('the record is whole: 9');
  });

  it('exits 1 and prints the first bad place as stream, version, seq, what', async () => {
    const bad = { stream: person, version: 3, seq: 17, what: 'the hash does not follow from the body' };
    const { run, out } = bench({
      verify: () => verify({ verify: async () => ({ bad, events: 9, commands: 2, seals: 1 }) }),
    });
    expect(await run('verify')).toBe(1);
    expect(out.slice(1)).toEqual([
      `stream ${person}`,
      'version 3',
      'seq 17',
      'what the hash does not follow from the body',
    ]);
  });

  it('prints the same for machines with --json', async () => {
    const figures = { undelivered: 0, quarantined: [{ incident: 'i' }], tables: [] };
    const { run, out } = bench({ operations: () => operations({ figures: async () => figures }) });
    expect(await run('operations', '--json')).toBe(1);
    expect(JSON.parse(out.join('\n'))).toEqual(figures);
  });

  it('reads a date as the last moment of that day in Asia/Shanghai, and an instant as it is', async () => {
    const { run, asked } = bench();
    await run('replay', person.toUpperCase(), '--valid-at', '2012-03-31', '--known-at', '2012-04-01T00:00:00+08:00');
    expect(asked).toEqual([
      { personId: person, validAt: endOfDay('2012-03-31') - 1, knownAt: startOfDay('2012-04-01') },
    ]);
  });

  it('takes the file of a bundle, and the keys to check it by', async () => {
    const { run, asked } = bench();
    await run('bundle', person, '-o', 'out.json');
    await run('check-bundle', 'out.json', '--key', 'one.pem', 'two.pem');
    await run('check-bundle', 'out.json');
    await expect(run('bundle', person)).rejects.toThrow(CommanderError);
    expect(asked).toEqual([
      { personId: person, file: 'out.json' },
      { file: 'out.json', keyFiles: ['one.pem', 'two.pem'] },
      { file: 'out.json', keyFiles: [] },
    ]);
  });

  it('audits one person, an area or all', async () => {
    const { run, asked } = bench();
    for (const scope of [person, '340104003', 'all']) await run('audit', scope);
    await expect(run('audit', 'everybody')).rejects.toThrow(CommanderError);
    expect(asked).toEqual([{ personId: person }, { area: '340104003' }, 'all']);
  });

  it('repairs only when told to', async () => {
    const { run, asked } = bench();
    await run('reconcile');
    await run('reconcile', '--repair');
    await run('reconcile', '--timelines', '--end-orphans');
    expect(asked).toEqual([
      { timelines: false, repair: false, endOrphans: false },
      { timelines: false, repair: true, endOrphans: false },
      { timelines: true, repair: false, endOrphans: true },
    ]);
  });

  it('releases a stream only when told by whom and why', async () => {
    const { run, asked } = bench();
    await expect(run('release', person)).rejects.toThrow(CommanderError);
    await expect(run('release', person, '--by', 'operator-1')).rejects.toThrow(CommanderError);
    await run('release', person, '--by', 'operator-1', '--reason', '已修复');
    expect(asked).toEqual([{ streamId: person, by: 'operator-1', reason: '已修复' }]);
  });

  it('refuses words it does not know, and says so', async () => {
    for (const words of [['nonsense'], ['replay', 'nobody'], ['replay', person, '--valid-at', 'tomorrow']]) {
      const { run, err } = bench();
      await expect(run(...words)).rejects.toThrow(CommanderError);
      expect(err.join('')).not.toBe('');
    }
  });
});
