import type { DataKey } from '#record/secrets/protected-part';
import { createCipheriv, createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/*
 * The measure of part (a): one visit written by hand, with `pg` and `node:crypto` and nothing between. It sends the very
 * statements that the record sends, with payloads of the same size, and does the same encryption and hashing. What it leaves out
 * is what a record is for: no decision, no settling, no fold, no deadlines, no canonical form, no views computed.
 */
export interface Sent {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The two statements of one real visit of this person, from which the next ones are written. */
export interface HandPerson {
  readonly load: Sent;
  readonly append: Sent;
  readonly row: HandRow;
  readonly key: DataKey;
  readonly content: string;
  version: number;
  hash: string;
}

interface HandRow {
  readonly streamId: string;
  readonly events: readonly [{ readonly body: string }];
  readonly head: object;
  readonly command: { readonly body: string; readonly answer: string };
}

interface LoadedRow {
  readonly real_ms: number;
  readonly offset_ms: number;
  readonly version: number;
  readonly hash: string;
  readonly recorded_at: number;
  readonly tail: readonly unknown[] | null;
}

export function learn(sent: readonly Sent[], key: DataKey, content: string): HandPerson {
  const [load, append] = sent;
  if (load === undefined || append === undefined || sent.length !== 2)
    throw new Error(`${sent.length} statements sent`);
  const [row] = JSON.parse(String(append.values[0])) as [HandRow & { events: [{ version: number; hash: string }] }];
  const { version, hash } = row.events[0];
  return { load, append, row, key, content, version, hash };
}

export async function visitByHand(pool: Pool, person: HandPerson, macKey: Buffer): Promise<void> {
  const { load, append, row } = person;
  const commandId = randomUUID();
  const values = [commandId, person.version, row.streamId];
  const { rows } = await pool.query<LoadedRow>({ name: load.name, text: load.text, values });
  const read = rows[0];
  if (read?.version !== person.version || read.hash !== person.hash) throw new Error('the stream moved');
  const now = Math.max(read.real_ms + read.offset_ms, read.recorded_at + 1);
  const batch = JSON.stringify([nextRow(person, { commandId, now, macKey })]);
  const answer = await pool.query<{ outcomes: readonly string[] }>({
    name: append.name,
    text: append.text,
    values: [batch, read.offset_ms],
  });
  if (answer.rows[0]?.outcomes[0] !== 'appended') throw new Error(`not appended: ${answer.rows[0]?.outcomes[0]}`);
}

interface Moment {
  readonly commandId: string;
  readonly now: number;
  readonly macKey: Buffer;
}

function nextRow(person: HandPerson, { commandId, now, macKey }: Moment): object {
  const { row, key, content } = person;
  const previousHash = person.hash;
  const version = person.version + 1;
  const id = randomUUID();
  const event = {
    ...(JSON.parse(row.events[0].body) as object),
    id,
    version,
    commandId,
    recordedAt: now,
    effectiveAt: now,
  };
  const body = JSON.stringify(event);
  const bytes = encrypt(content, key, [id, row.streamId, version, 'VisitRecorded', 1, key.id]);
  const hash = chained(body, bytes, previousHash);

  const stored = JSON.parse(row.command.answer) as { readonly standing: object };
  const answer = JSON.stringify({
    ...stored,
    commandId,
    events: [{ ...event, hash }],
    standing: { ...stored.standing, version },
  });
  const digest = createHmac('sha256', macKey).update(content).digest('hex');
  const command = {
    ...(JSON.parse(row.command.body) as object),
    commandId,
    recordedAt: now,
    versionBefore: person.version,
    versionAfter: version,
    base: id,
    digest,
    answer: sha256(answer),
  };
  const commandBody = JSON.stringify(command);
  const commandBytes = encrypt(content, key, [
    commandId,
    row.streamId,
    person.version,
    'command RecordVisit',
    1,
    key.id,
  ]);
  person.version = version;
  person.hash = hash;
  return {
    ...row,
    expected: version - 1,
    previousHash,
    recordedAt: now,
    events: [
      {
        ...row.events[0],
        id,
        version,
        effectiveAt: now,
        body,
        protected: bytes.toString('base64'),
        previousHash,
        hash,
        commandId,
      },
    ],
    head: { ...row.head, version, hash, recordedAt: now },
    command: {
      ...row.command,
      id: commandId,
      digest,
      body: commandBody,
      protected: commandBytes.toString('base64'),
      answer,
      hash: chained(commandBody, commandBytes, '00'.repeat(32)),
    },
  };
}

function encrypt(content: string, key: DataKey, place: readonly unknown[]): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from(JSON.stringify(place)));
  const text = Buffer.concat([cipher.update(content), cipher.final()]);
  const keyId = Buffer.from(key.id.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.from([1]), keyId, nonce, text, cipher.getAuthTag()]);
}

function chained(body: string, bytes: Buffer, previousHash: string): string {
  const inner = createHash('sha256').update(bytes).digest();
  return createHash('sha256').update(body).update(inner).update(previousHash, 'hex').digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
