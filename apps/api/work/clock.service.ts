import { can } from '#access/can';
import type { Casework } from '#casework/casework';
import type { Instant } from '#kernel/instant';
import { dateAt, formatInstant } from '#kernel/instant';
import type { Staff } from '#law/roles';
import type { MoveAnswer } from '#timelines/clock-mover';
import type { MoveProgress } from '#contracts/messages';
import { fieldError } from '#contracts/mistakes';
import { Inject, Injectable } from '@nestjs/common';
import { forbidden } from '../http/forbidden.ts';
import { Problem } from '../http/problem.ts';
import { CASEWORK, CLOCK_MOVER } from '../ports.ts';

/** The way to the one mover of the rehearsal clock; production has none. */
export interface ClockMover {
  move(target: Instant, patienceMs: number): Promise<MoveAnswer>;
  progress(): Promise<MoveProgress | null>;
}

const PATIENCE_MS = 20_000;
/** A client that sends back what it has just read does not move the clock back. */
const JUST_NOW_MS = 60_000;
const PROGRESS = '/api/clock/progress';

@Injectable()
export class ClockService {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    @Inject(CLOCK_MOVER) private readonly mover: ClockMover | null,
  ) {}

  async read(): Promise<unknown> {
    return { now: formatInstant(await this.casework.now()), mode: this.mover === null ? 'REAL' : 'REHEARSAL' };
  }

  /** Forward only. Where the clock has been since it was last moved it need not go again: the same move twice is one move. */
  async move(staff: Staff, target: Instant): Promise<{ now: string; settled: number } | { progress: string }> {
    const now = await this.casework.now();
    const access = can(staff, { kind: 'view', view: 'move-clock' }, null, {
      areas: this.casework.law.areas,
      on: dateAt(now),
    });
    if (!access.allowed) throw forbidden(access, staff);
    const mover = this.rehearsalMover();
    if (target <= now) return this.stay(mover, target, now);
    const answer = await reached(mover.move(target, PATIENCE_MS));
    if (answer.outcome === 'conflict') throw new Problem(409, 'CLOCK_MOVING');
    return answer.outcome === 'running'
      ? { progress: PROGRESS }
      : { now: formatInstant(answer.now), settled: answer.settled };
  }

  async progress(): Promise<unknown> {
    const found = await reached(this.rehearsalMover().progress());
    if (found === null) throw new Problem(404, 'NOT_FOUND');
    return {
      done: found.done,
      now: formatInstant(found.now),
      target: formatInstant(found.target),
      settled: found.settled,
    };
  }

  private async stay(mover: ClockMover, target: Instant, now: Instant): Promise<{ now: string; settled: number }> {
    const last = await reached(mover.progress());
    if (target >= (last?.target ?? now - JUST_NOW_MS)) return { now: formatInstant(now), settled: 0 };
    throw new Problem(422, 'CLOCK_BACKWARD', {
      params: { now: formatInstant(now) },
      errors: (language) => [fieldError('now', 'CLOCK_BACKWARD', language)],
    });
  }

  private rehearsalMover(): ClockMover {
    if (this.mover === null) throw new Problem(409, 'CLOCK_NOT_REHEARSAL');
    return this.mover;
  }
}

/** What Temporal says, or 503 when it cannot be asked. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (cause) {
    throw new Problem(503, 'TEMPORAL_AWAY', { headers: { 'retry-after': '5' } }, { cause });
  }
}
