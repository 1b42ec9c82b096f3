import type { Casework } from '#casework/casework';
import type { Moments } from '#casework/persons/person-looks';
import { calendarQuery, diffQuery, entitlementsQuery, NO_FORM } from '#contracts/looks';
import { fieldError } from '#contracts/mistakes';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { languageOf, lookOf } from '../http/caller.ts';
import { invalidQuery } from '../http/problem.ts';
import { momentIn, validQuery } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';

/** What is asked of one person beside how it stands. */
@Controller('api/persons')
export class LooksController {
  constructor(@Inject(CASEWORK) private readonly casework: Casework) {}

  @Get(':id/entitlements')
  async entitlements(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: unknown) {
    const { form, ...rest } = validQuery(entitlementsQuery, query);
    const look = { ...lookOf(request, id), language: languageOf(request), ...rest };
    const supposed = form === undefined ? {} : { form: form === NO_FORM ? null : form };
    return shown(await this.casework.looks.entitlements({ ...look, ...supposed }), look.staff);
  }

  @Get(':id/calendar')
  async calendar(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: unknown): Promise<unknown> {
    const { until } = validQuery(calendarQuery, query);
    const look = { ...lookOf(request, id), language: languageOf(request) };
    const end = until === undefined ? {} : { until: momentIn('until', until) };
    return shown(await this.casework.looks.calendar({ ...look, ...end }), look.staff);
  }

  @Get(':id/card-basics')
  async cardBasics(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const look = lookOf(request, id);
    return shown(await this.casework.looks.cardBasics(look), look.staff);
  }

  @Get(':id/bundle')
  async bundle(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const look = lookOf(request, id);
    return shown(await this.casework.looks.bundle(look), look.staff);
  }

  @Get(':id/diff')
  async diff(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: unknown): Promise<unknown> {
    const { from, to = '' } = validQuery(diffQuery, query);
    const look = lookOf(request, id);
    const asked = { ...look, from: momentsIn('from', from), to: momentsIn('to', to) };
    return shown(await this.casework.looks.diff(asked), look.staff);
  }
}

/** `validAt,knownAt`; what is left out is now. */
function momentsIn(path: string, text: string): Moments {
  const [validAt = '', knownAt = '', ...more] = text.split(',').map((part) => part.trim());
  if (more.length > 0) throw invalidQuery((language) => [fieldError(path, 'FORMAT', language)]);
  return {
    ...(validAt === '' ? {} : { validAt: momentIn(path, validAt) }),
    ...(knownAt === '' ? {} : { knownAt: momentIn(path, knownAt) }),
  };
}
