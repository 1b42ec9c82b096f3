import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { DecisionServed, ServiceEvent } from './events.ts';
import { recordService } from './serve.ts';

/**
 * (四) 书面告知: refusal, cancellation and deregistration reach the person in writing (R4.7). What the paper says is `written-notice.ts`;
 * here it is served, which lets the time to appeal run.
 */
export const services: Chapter<ServiceEvent> = {
  commands: [recordService],
  evolve: { DecisionServed: served },
  schema: { DecisionServed: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function served(state: PersonState, event: Recorded<DecisionServed>): PersonState {
  const { decisionId, appealUntil } = event.data;
  const service = { on: dayOf(event), eventId: event.id, appealUntil };
  return {
    ...state,
    decisions: state.decisions.map((each) => (each.eventId === decisionId ? { ...each, served: service } : each)),
  };
}
