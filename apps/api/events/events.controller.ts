import type { Casework } from '#casework/casework';
import { fieldError } from '#contracts/mistakes';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { staffOf } from '../http/caller.ts';
import { invalidQuery } from '../http/problem.ts';
import { CASEWORK } from '../ports.ts';
import { tokenEnd } from '../security/tokens.ts';
import { EventStreams } from './event-streams.ts';

/** Proxies must not hold frames back; the connection goes with its stream, so that a process that ends waits for none. */
const HEADERS = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', connection: 'close' };

/** What happens in the reader's area, as it happens; no identity in `data`. */
@Controller('api/events')
export class EventsController {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    private readonly streams: EventStreams,
  ) {}

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort()); // before anything is waited for: who leaves meanwhile is not missed
    const staff = staffOf(request);
    const seen = lastEventId(request);
    const feed = shown(await this.casework.events.open(staff), staff);
    if (seen !== null && seen > feed.end) throw noSuchPlace();
    const stream = this.streams.begin({
      account: staff.account,
      feed,
      after: seen ?? feed.end,
      expiresAt: tokenEnd(request.headers.authorization),
      gone: gone.signal,
    });
    await reply.headers(HEADERS).send(stream);
  }
}

function lastEventId(request: FastifyRequest): number | null {
  const header = request.headers['last-event-id'];
  if (header === undefined || header === '') return null;
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) throw noSuchPlace();
  return Number(header);
}

/** Also after the record was put back to an earlier moment: then what the reader has seen beyond its end never was. */
function noSuchPlace() {
  return invalidQuery((language) => [fieldError('Last-Event-ID', 'NO_SUCH_PLACE', language)]);
}
