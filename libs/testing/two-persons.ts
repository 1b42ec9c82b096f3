import type { Json } from '#kernel/event';
import { provinceSupervisor, secondProvinceSupervisor } from './actors.ts';
import type { Story } from './story.ts';

/** An act of two persons: proposed by one supervisor of the province and carried out by another. */
export function ofTwo(told: Story, name: string, body: object, seen: Readonly<Record<string, Json>> = {}): Story {
  told.does(name, body, provinceSupervisor, seen);
  const proposalId = told.events.at(-1)?.id;
  return told.does(name, { proposalId }, secondProvinceSupervisor, seen);
}
