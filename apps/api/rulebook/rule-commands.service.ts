import type { Casework } from '#casework/casework';
import { isRulebookCommand, RULEBOOK_COMMANDS } from '#contracts/rulebook';
import type { Json } from '#kernel/event';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandReply, CommandRequest } from '../commands/commands.service.ts';
import { replyTo } from '../commands/commands.service.ts';
import { Problem } from '../http/problem.ts';
import { validBody } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';

export type RuleCommandRequest = Omit<CommandRequest, 'personId'> & { readonly area: string };

/** A command on one layer's rulebook, answered as every command is; it names the layer instead of a person. */
@Injectable()
export class RuleCommandsService {
  constructor(@Inject(CASEWORK) private readonly casework: Casework) {}

  async give(request: RuleCommandRequest): Promise<CommandReply> {
    const { area, name, key, staff, expectedVersion } = request;
    if (!isRulebookCommand(name)) {
      throw new Problem(404, 'UNKNOWN_COMMAND', { params: { command: /^\w{1,60}$/.test(name) ? name : '' } });
    }
    const body = validBody(RULEBOOK_COMMANDS[name], request.body) as Readonly<Record<string, Json>>;
    if (!(await this.casework.rulebook.isLayer(area))) throw new Problem(404, 'NOT_FOUND');
    const answer = await this.casework.rulebook.submitCommand({
      staff,
      area,
      name,
      key,
      body,
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
    return ofLayer(replyTo(answer, request), area);
  }
}

function ofLayer({ body, ...reply }: CommandReply, area: string): CommandReply {
  const { personId: _, ...rest } = body;
  return { ...reply, body: { ...rest, area } };
}
