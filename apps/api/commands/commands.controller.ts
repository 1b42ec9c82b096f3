import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, staffOf } from '../http/caller.ts';
import { CatalogueService } from './catalogue.service.ts';
import { expectedVersionOf, keyOf } from './command-headers.ts';
import type { CommandReply } from './commands.service.ts';
import { CommandsService } from './commands.service.ts';

@Controller('api')
export class CommandsController {
  constructor(
    private readonly commands: CommandsService,
    private readonly catalogue: CatalogueService,
  ) {}

  @Post('persons')
  @HttpCode(201)
  register(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.give(request, reply, { name: 'RegisterUnemployment', personId: null, body });
  }

  @Post('persons/:id/commands/:command')
  @HttpCode(201)
  command(
    @Req() request: FastifyRequest,
    @Param('id') personId: string,
    @Param('command') name: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return this.give(request, reply, { name, personId, body });
  }

  @Get('commands')
  list(): unknown {
    return this.catalogue.list();
  }

  private async give(
    request: FastifyRequest,
    reply: FastifyReply,
    command: { readonly name: string; readonly personId: string | null; readonly body: unknown },
  ): Promise<unknown> {
    const answer: CommandReply = await this.commands.give({
      ...command,
      key: keyOf(request),
      expectedVersion: expectedVersionOf(request),
      staff: staffOf(request),
      requestId: request.id,
      language: languageOf(request),
    });
    if (answer.status === 409) request.answerCode = String(answer.body['code']);
    reply.code(answer.status).headers(answer.headers);
    return answer.body;
  }
}
