import type { Recorded } from '#kernel/event';
import { succeed } from '#kernel/span';
import type { Chapter } from '../chapter.ts';
import { acted, atStage, dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { withStep } from '../steps.ts';
import { changeCategories } from './change-categories.ts';
import { lodgeApplication, passCommunityCheck, returnApplication, withdrawApplication } from './commands.ts';
import type {
  ApplicationEvent,
  ApplicationLodged,
  ApplicationReturned,
  ApplicationWithdrawn,
  CategoriesChanged,
  CommunityCheckPassed,
} from './events.ts';

/**
 * (四) 本人申请、社区初审: application and community check, in this order, after the certificate (R4.2). What is returned for
 * correction or withdrawn goes back to registration and begins again with a new application. What was certified by it changes
 * category without leaving (R3.3 (三)).
 */
export const application: Chapter<ApplicationEvent> = {
  commands: [lodgeApplication, returnApplication, withdrawApplication, passCommunityCheck, changeCategories],
  evolve: {
    ApplicationLodged: lodged,
    ApplicationReturned: takenBack,
    ApplicationWithdrawn: takenBack,
    CommunityCheckPassed: checked,
    CategoriesChanged: changed,
  },
  schema: {
    ApplicationLodged: { version: 1 },
    ApplicationReturned: { version: 1 },
    ApplicationWithdrawn: { version: 1 },
    CommunityCheckPassed: { version: 1 },
    CategoriesChanged: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

function lodged(state: PersonState, event: Recorded<ApplicationLodged>): PersonState {
  const { categories, primary, due } = event.data;
  const on = dayOf(event);
  const held = categories.map(({ code, since }) => ({ code, since, to: null, eventId: event.id }));
  const primaries = succeed([], primary, on, event.id);
  const lodgedOne = { eventId: event.id, on, categories: held, primary, primaries, communityCheck: null };
  return acted(atStage(withStep({ ...state, application: lodgedOne }, due, event), 'APPLIED', event), event);
}

function takenBack(state: PersonState, event: Recorded<ApplicationReturned | ApplicationWithdrawn>): PersonState {
  const empty = withStep({ ...state, application: null, notice: null, streetReview: null }, null, event);
  return acted(atStage(empty, 'REGISTERED', event), event);
}

function checked(state: PersonState, event: Recorded<CommunityCheckPassed>): PersonState {
  const communityCheck = { on: dayOf(event), by: event.actor.staff, eventId: event.id };
  const application = state.application && { ...state.application, communityCheck };
  return acted(atStage(withStep({ ...state, application }, null, event), 'CHECKED', event), event);
}

/** What ends keeps its dates; what is added stands behind it with its own. */
function changed(state: PersonState, event: Recorded<CategoriesChanged>): PersonState {
  const { application: held } = state;
  if (!held) return state;
  const { added, ended, primary } = event.data;
  const kept = held.categories.map((category) => {
    const end = category.to === null && ended.find(({ code }) => code === category.code);
    return end ? { ...category, to: end.on } : category;
  });
  const categories = [...kept, ...added.map(({ code, since }) => ({ code, since, to: null, eventId: event.id }))];
  const primaries = succeed(held.primaries, primary, dayOf(event), event.id);
  return { ...state, application: { ...held, categories, primary, primaries } };
}
