import { bodySchema } from '#contracts/openapi';
import { PERSON_COMMAND_NAMES, PERSON_COMMANDS } from '#contracts/person-commands';
import { paragraphOf } from '#law/paragraphs';
import { getPersonCommand } from '#person/commands';
import { Injectable } from '@nestjs/common';

/** Every command with its paragraph, who may give it and what its body looks like. */
@Injectable()
export class CatalogueService {
  private readonly items = PERSON_COMMAND_NAMES.map((name) => {
    const { rules, roles } = getPersonCommand(name);
    return { name, paragraph: paragraphOf(rules[0]), rules, roles, schema: bodySchema(PERSON_COMMANDS[name]) };
  });

  list(): unknown {
    return { items: this.items };
  }
}
