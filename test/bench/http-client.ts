import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Act } from './people.ts';

/** What an accepted command says of the person, as far as the bench needs it. */
export interface Accepted {
  readonly personId: string;
  readonly version: number;
  readonly stage: string;
  readonly nextDeadline: { readonly dueAt: string } | null;
}

export interface Desk {
  give(act: Act, personId?: string): Promise<Accepted>;
}

/** Connections that stay open; accounts enough that no one's rate limit is met. */
export async function openDesk(
  baseUrl: string,
  accounts: Readonly<Record<Act['by'], readonly string[]>>,
): Promise<Desk> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const tokens = new Map<string, string>();
  for (const account of Object.values(accounts).flat()) {
    const { body } = await post(agent, `${baseUrl}/api/dev/token`, { staff: account });
    tokens.set(account, (JSON.parse(body) as { accessToken: string }).accessToken);
  }
  let turn = 0;
  return {
    async give({ by, name, body }, personId) {
      const those = accounts[by];
      const account = those[(turn += 1) % those.length] ?? '';
      const path = personId === undefined ? '/api/persons' : `/api/persons/${personId}/commands/${name}`;
      const answer = await post(agent, baseUrl + path, body, tokens.get(account));
      if (answer.status !== 201) throw new Error(`${name}: ${answer.status} ${answer.body}`);
      return JSON.parse(answer.body) as Accepted;
    },
  };
}

function post(agent: Agent, url: string, content: unknown, token?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(content);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': randomUUID(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** `community-clerk.…`, `community-clerk-2.…` and so on. */
export function accountsLike(account: string, count: number): readonly string[] {
  const [role = '', area = ''] = account.split('.');
  return Array.from({ length: count }, (_, place) => (place === 0 ? account : `${role}-${place + 1}.${area}`));
}
