import { describe, expect, it } from 'vitest';
import { readEmployerId } from './employer-id.ts';

describe('employer ids', () => {
  it('a unified social credit code ends with its check character', () => {
    expect(readEmployerId('USCC', '91350100M000100Y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
    expect(readEmployerId('USCC', '91350100m000100y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
    expect(readEmployerId('USCC', '91350100M000100Y44')).toEqual({ ok: false, problem: 'CHECK_DIGIT' });
  });

  it.each(['', '91350100M000100Y4', '91350100I000100Y43', '91350100M000100Y430'])('%s is no unified code', (text) =>
    expect(readEmployerId('USCC', text)).toEqual({ ok: false, problem: 'FORMAT' }),
  );

  it('an organisation code of 2011 is read with or without its hyphen', () => {
    expect(readEmployerId('ORG_CODE', 'D2143569-X')).toEqual({ ok: true, value: 'D2143569X' });
    expect(readEmployerId('ORG_CODE', 'd2143569x')).toEqual({ ok: true, value: 'D2143569X' });
    expect(readEmployerId('ORG_CODE', 'D2143569-1')).toEqual({ ok: false, problem: 'CHECK_DIGIT' });
    expect(readEmployerId('ORG_CODE', 'D214-3569X')).toEqual({ ok: false, problem: 'FORMAT' });
  });

  it('an organisation code whose sum leaves no remainder has the check 0', () =>
    expect(readEmployerId('ORG_CODE', '000000000')).toEqual({ ok: true, value: '000000000' }));

  it('a business registration number has 13 or 15 digits', () => {
    expect(readEmployerId('BUSINESS_REG', '340100000000001')).toMatchObject({ ok: true });
    expect(readEmployerId('BUSINESS_REG', '3401002000001')).toMatchObject({ ok: true });
    expect(readEmployerId('BUSINESS_REG', '34010020000012')).toEqual({ ok: false, problem: 'FORMAT' });
  });
});
