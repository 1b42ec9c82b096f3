import type { Casework } from '#casework/casework';
import { heldQuery } from '#contracts/rulebook';
import { fieldError } from '#contracts/mistakes';
import type { HeldRules } from '#casework/rules/rulebook-desk';
import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectedVersionOf, keyOf } from '../commands/command-headers.ts';
import { languageOf, staffOf } from '../http/caller.ts';
import { invalidQuery, Problem } from '../http/problem.ts';
import { validQuery } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';
import { policyOf } from './policy.ts';
import { RuleCommandsService } from './rule-commands.service.ts';

/** R20.1 (尾) Which rule held where and when, and how it came to hold. */
@Controller()
export class RulebookController {
  constructor(
    @Inject(CASEWORK) private readonly casework: Casework,
    private readonly commands: RuleCommandsService,
  ) {}

  @Get('api/rulebook')
  held(@Query() query: unknown): Promise<HeldRules> {
    return this.rulesFor(query);
  }

  @Get('api/rulebook/:area/history')
  async history(@Req() request: FastifyRequest, @Param('area') area: string): Promise<unknown> {
    if (!(await this.casework.rulebook.isLayer(area))) throw new Problem(404, 'NOT_FOUND');
    return this.casework.rulebook.history({ area, staff: staffOf(request) });
  }

  @Post('api/rulebook/:area/commands/:command')
  @HttpCode(201)
  async command(
    @Req() request: FastifyRequest,
    @Param('area') area: string,
    @Param('command') name: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const answer = await this.commands.give({
      area,
      name,
      body,
      key: keyOf(request),
      expectedVersion: expectedVersionOf(request),
      staff: staffOf(request),
      requestId: request.id,
      language: languageOf(request),
    });
    reply.code(answer.status).headers(answer.headers);
    return answer.body;
  }

  /** R19.1 (十九) For everybody: no token. */
  @Get('public/policy')
  @Header('content-type', 'text/html; charset=utf-8')
  async policy(@Query() query: unknown): Promise<string> {
    return policyOf(await this.rulesFor(query), this.casework.law);
  }

  private async rulesFor(query: unknown): Promise<HeldRules> {
    const held = await this.casework.rulebook.held(validQuery(heldQuery, query));
    if (held === null) throw invalidQuery((language) => [fieldError('area', 'AREA_UNKNOWN', language)]);
    return held;
  }
}
