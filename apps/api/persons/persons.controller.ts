import type { Casework } from '#casework/casework';
import { historyQuery, listQuery, personQuery, searchBody, unmaskBody } from '#contracts/persons';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { shown } from '../http/answered.ts';
import { lookOf, staffOf } from '../http/caller.ts';
import { momentIn, validBody, validQuery } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';

/** Looking at persons. Every look at a single one is in the record's read log before its answer leaves. */
@Controller('api/persons')
export class PersonsController {
  constructor(@Inject(CASEWORK) private readonly casework: Casework) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Query() query: unknown): Promise<unknown> {
    const { dueBefore, ...rest } = validQuery(listQuery, query);
    const staff = staffOf(request);
    const due = dueBefore === undefined ? {} : { dueBefore: momentIn('dueBefore', dueBefore) };
    return shown(await this.casework.lists.persons({ staff, ...rest, ...due }), staff);
  }

  @Post('search')
  @HttpCode(200)
  async search(@Req() request: FastifyRequest, @Body() body: unknown): Promise<unknown> {
    const staff = staffOf(request);
    return shown(await this.casework.lists.search({ staff, ...validBody(searchBody, body) }), staff);
  }

  @Get(':id')
  async person(
    @Req() request: FastifyRequest,
    @Param('id') id: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { validAt, knownAt } = validQuery(personQuery, query);
    const look = lookOf(request, id);
    const at = { ...momentsOf({ validAt }), ...momentsOf({ knownAt }) };
    const person = shown(await this.casework.persons.read({ ...look, ...at }), look.staff);
    reply.header('etag', `"${person.version}"`);
    return person;
  }

  @Get(':id/history')
  async history(@Req() request: FastifyRequest, @Param('id') id: string, @Query() query: unknown): Promise<unknown> {
    const { knownAt, ...type } = validQuery(historyQuery, query);
    const look = lookOf(request, id);
    const events = shown(
      await this.casework.persons.history({ ...look, ...type, ...momentsOf({ knownAt }) }),
      look.staff,
    );
    return { personId: look.personId, events };
  }

  @Get(':id/commands')
  async commands(@Req() request: FastifyRequest, @Param('id') id: string): Promise<unknown> {
    const look = lookOf(request, id);
    return { items: shown(await this.casework.persons.commands(look), look.staff) };
  }

  @Post(':id/unmask')
  @HttpCode(200)
  async unmask(@Req() request: FastifyRequest, @Param('id') id: string, @Body() body: unknown): Promise<unknown> {
    const wanted = validBody(unmaskBody, body);
    const look = lookOf(request, id);
    return shown(await this.casework.persons.unmask({ ...look, ...wanted }), look.staff);
  }
}

function momentsOf<Name extends string>(given: { readonly [N in Name]?: string | undefined }): {
  readonly [N in Name]?: number;
} {
  const moments = Object.entries(given).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, momentIn(name, text)]] : [],
  );
  return Object.fromEntries(moments) as { readonly [N in Name]?: number };
}
