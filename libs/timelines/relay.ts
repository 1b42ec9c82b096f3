import type { Wanted } from '#record/contract';
import type { Client } from '@temporalio/client';
import { createBell } from './bell.ts';
import type { Guards } from './guards.ts';
import { messageOf } from './message.ts';
import type { NearDate } from './near-dates.ts';
import { nearDates } from './near-dates.ts';
import type { Pace } from './pace.ts';
import { fullAllowance, refilled, spent, untilAllowed, untilBulk } from './pace.ts';
import type { ClaimRequest, DeliveryPort } from './ports.ts';
import { signalPerson } from './signal-person.ts';
import { wakeBucket } from './start-buckets.ts';

/*
 * From the record to the persons' workflows: one loop in every process that commits. Each stream has one writer (a lease),
 * each gets one message however many steps it took, interactive ones first.
 *
 *  - At least once: a message is marked when Temporal has taken it. The workflow keeps the highest version, so twice is once.
 *  - Paced (see pace.ts), and woken by commits of its own process; others are found within a second.
 *  - While the buckets settle a common date, what they settled is not told: a message costs many times the settling itself, and
 *    those who have not been settled come first.
 *  - While Temporal is away it waits longer and longer; leases run out by themselves, nothing is lost.
 */
const BATCH = 20;
const LEASE_MS = 15_000;
const SEND_MS = 5000;
const IDLE_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

export interface RelayDeps {
  readonly record: DeliveryPort;
  readonly client: Client;
  readonly guards: Guards;
  readonly pace: Pace;
  /** Told once when deliveries begin to fail, and once (`null`) when they work again. */
  readonly onTrouble: (trouble: unknown) => void;
}

export interface Relay {
  /** Ends after what is under way; nothing more is claimed. */
  readonly stop: () => Promise<void>;
}

export function startRelay(deps: RelayDeps): Relay {
  const bell = createBell();
  const unsubscribe = deps.record.onCommit(bell.ring);
  let stopping = false;
  const loop = run();
  return {
    stop: async () => {
      stopping = true;
      unsubscribe();
      bell.ring();
      await loop;
    },
  };

  async function run(): Promise<void> {
    const told = new Map<number, number>();
    let allowance = fullAllowance(deps.pace, performance.now());
    let failures = 0;
    while (!stopping) {
      allowance = refilled(deps.pace, allowance, performance.now());
      const bulkIn = untilBulk(deps.pace, allowance);
      if (allowance.tokens < 1) {
        await pause(untilAllowed(deps.pace, allowance));
        continue;
      }
      const request: ClaimRequest = {
        limit: Math.min(BATCH, Math.floor(allowance.tokens)),
        leaseMs: LEASE_MS,
        bulk: bulkIn > 0 ? 'leave' : deps.guards.buckets ? 'unless-settling' : 'take',
      };
      const pass = await deliver(deps, request, told);
      allowance = spent(allowance, pass.sent);
      if (failures > 0 !== (pass.trouble !== null)) deps.onTrouble(pass.trouble);
      failures = pass.trouble === null ? 0 : failures + 1;
      if (failures > 0) await pause(Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures));
      else if (pass.sent === 0) await bell.sleep(bulkIn > 0 ? bulkIn : IDLE_MS);
    }
  }

  /** A wait that commits do not cut short, but the end does. */
  async function pause(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!stopping && performance.now() < until) await bell.sleep(until - performance.now());
  }
}

interface Pass {
  readonly sent: number;
  readonly trouble: unknown;
}

/** One pass: claim, send, mark. Never throws. */
async function deliver(deps: RelayDeps, request: ClaimRequest, told: Map<number, number>): Promise<Pass> {
  try {
    const claimed = await deps.record.claimDeliveries(request);
    const sendings = await Promise.allSettled(claimed.map((wanted) => send(deps, wanted)));
    const delivered = claimed.filter((_, index) => sendings[index]?.status === 'fulfilled');
    const near = nearDates(delivered, deps.guards, deps.record.bucketOf, told);
    await Promise.all(near.map((date) => tellBucket(deps.client, date, told)));
    if (delivered.length > 0) await deps.record.markDelivered(delivered);
    const failed = sendings.find((sending) => sending.status === 'rejected');
    return { sent: claimed.length, trouble: failed ? failed.reason : null };
  } catch (error) {
    return { sent: 0, trouble: error };
  }
}

function send({ client, guards }: RelayDeps, wanted: Wanted): Promise<void> {
  return client.withDeadline(Date.now() + SEND_MS, () =>
    signalPerson(client, wanted.streamId, messageOf(wanted, guards)),
  );
}

async function tellBucket(
  client: Client,
  { bucket, dueAt, dueInMs }: NearDate,
  told: Map<number, number>,
): Promise<void> {
  await client.withDeadline(Date.now() + SEND_MS, () => wakeBucket(client, bucket, dueInMs));
  told.set(bucket, dueAt);
}
