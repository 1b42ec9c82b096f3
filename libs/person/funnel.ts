import type { FunnelStep } from '#law/stages';
import type { Benefit, Employment, PersonState } from './state.ts';

/** What the funnel looks at. */
export interface FunnelFacts extends Pick<PersonState, 'stage' | 'agreement'> {
  readonly benefits: readonly Pick<Benefit, 'status'>[];
  readonly employments: readonly Pick<Employment, 'to'>[];
}

/**
 * R1.2 (二) 出现→认定→扶助→稳定: every case is in exactly one step. ASSISTED: an agreement or a benefit runs. STABLE: employed with one
 * of them running. A refused case stays FOUND.
 */
export function funnelOf({ stage, agreement, benefits, employments }: FunnelFacts): FunnelStep {
  switch (stage) {
    case null:
    case 'REGISTERED':
    case 'APPLIED':
    case 'CHECKED':
    case 'ON_NOTICE':
    case 'OBJECTED':
    case 'NOTICE_ENDED':
    case 'STREET_REVIEWED':
    case 'REFUSED':
      return 'FOUND';
    case 'CERTIFIED':
    case 'AGREED': {
      const assisted = agreement !== null || benefits.some(({ status }) => status === 'RUNNING');
      if (!assisted) return 'CERTIFIED';
      return employments.some(({ to }) => to === null) ? 'STABLE' : 'ASSISTED';
    }
    case 'LEFT':
      return 'LEFT';
    default:
      return stage satisfies never;
  }
}
