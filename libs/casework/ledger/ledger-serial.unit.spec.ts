import { describe, expect, it } from 'vitest';
import { contentDigest } from '../content-digest.ts';
import { ledgerSerial, readLedgerSerial } from './ledger-serial.ts';

const page = { area: '340104003001', page: 3, edition: 2 };

describe('R5.4 (五) the serial of a ledger page', () => {
  it('says community, page and edition, and is read back as it was typed from paper', () => {
    expect(ledgerSerial(page)).toBe('TZ-340104003001-3-2');
    expect(readLedgerSerial(' tz-340104003001-3-2 ')).toEqual(page);
  });

  it.each([
    '',
    'TZ',
    'TZ-340104-3-2',
    'TZ-340104003001-03-2',
    'TZ-340104003001-0-1',
    'TZ-340104003001-3',
    'YZ-340104003001-3-2',
    'TZ-340104003001-3-2-1',
    'TZ-340104003001-3-1234567',
  ])('%j is none', (text) => expect(readLedgerSerial(text)).toBeNull());
});

describe('R5.4 (五) the digest of a ledger page', () => {
  const content = { serial: ledgerSerial(page), facts: { page: 3, lines: [{ name: '测试甲', version: 7 }] } };

  it('is SHA-256 of the canonical bytes, whatever the order the content was put together in', () => {
    const { facts, serial } = content;
    // echo -n '{"facts":{"lines":[{"name":"测试甲","version":7}],"page":3},"serial":"TZ-340104003001-3-2"}' | sha256sum
    expect(contentDigest({ facts: { lines: facts.lines, page: 3 }, serial })).toBe(contentDigest(content));
    expect(contentDigest(content)).toBe('280182d28f6d4468f047970a7bdfd2979658df71df8af7bbbf2819847e7aaa30');
  });

  it('is another when anything else is said, a version among it, or under another serial', () => {
    const line = { name: '测试甲', version: 7 };
    const others = [
      { ...content, serial: ledgerSerial({ ...page, edition: 3 }) },
      { ...content, facts: { page: 3, lines: [{ ...line, version: 8 }] } },
      { ...content, facts: { page: 3, lines: [{ ...line, name: '测试乙' }] } },
      { ...content, facts: { page: 3, lines: [line, line] } },
    ];
    expect(new Set([content, ...others].map(contentDigest)).size).toBe(5);
  });
});
