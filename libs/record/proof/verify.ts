import type { BadPlace } from '../contract.ts';
import type { Proof } from './proof.ts';
import { badCommand } from './verify-commands.ts';
import { badOrder, badSeal } from './verify-order.ts';
import { badStream } from './verify-streams.ts';

/**
 * Proves the log from what is stored alone: every chain, every command, the one order, every seal. It needs neither the vault nor
 * any rule, so it still holds when persons were erased. Answers the first bad place, in that order of questions.
 */
export interface Verification {
  readonly events: number;
  readonly commands: number;
  readonly ordered: number;
  readonly seals: number;
  readonly bad: BadPlace | null;
}

export async function verifyLog(proof: Omit<Proof, 'counts'>): Promise<Verification> {
  const counts = { events: 0, commands: 0, ordered: 0, seals: 0 };
  for (const question of [badStream, badCommand, badOrder, badSeal]) {
    const bad = await question({ ...proof, counts });
    if (bad !== null) return { ...counts, bad };
  }
  return { ...counts, bad: null };
}
