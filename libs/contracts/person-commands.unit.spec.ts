import { PERSON_COMMANDS as RULES } from '#person/commands';
import { expect, it } from 'vitest';
import { PERSON_COMMAND_NAMES } from './person-commands.ts';

it('every command on a person has the schema of its body, and no schema is without a command', () => {
  expect([...PERSON_COMMAND_NAMES].sort()).toEqual(RULES.map(({ name }) => name).sort());
});
