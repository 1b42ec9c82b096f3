import type { ParameterName } from './parameters.ts';
import type { StartupStep } from './startup-steps.ts';
import type { OfficeTaskKind } from './texts/office-tasks.ts';

/** A time that a parameter, or one value of it, has set already: it is told from there and said in one place only. */
export interface SetTime {
  readonly parameter: ParameterName;
  readonly field?: StartupStep;
}

/** No parameters: the day is the measure's own, as the agreement says. */
const SET_ELSEWHERE: Readonly<Partial<Record<OfficeTaskKind, readonly SetTime[]>>> = {
  CERTIFICATE_TO_BE_ISSUED: [{ parameter: 'certificateIssueWorkingDays' }],
  COMMUNITY_CHECK_TO_BE_MADE: [{ parameter: 'communityCheckWorkingDays' }],
  STREET_REVIEW_TO_BE_MADE: [{ parameter: 'streetReviewWorkingDays' }],
  CERTIFICATION_TO_BE_DECIDED: [{ parameter: 'certificationWorkingDays' }],
  VISIT: [{ parameter: 'visitIntervalUnemployedDays' }, { parameter: 'visitIntervalEmployedDays' }],
  ASSISTANCE_MONTH_VISIT: [{ parameter: 'assistanceMonth' }],
  REVIEW_VISIT: [{ parameter: 'reviewWindow' }],
  REVIEW_TO_BE_DECIDED: [{ parameter: 'reviewWindow' }],
  MEASURE_TO_BE_TAKEN: [],
  STARTUP_TRAINING_TO_BE_GIVEN: [{ parameter: 'startupStepDays', field: 'TRAINING' }],
  OPENING_GUIDANCE_TO_BE_GIVEN: [{ parameter: 'startupStepDays', field: 'GUIDANCE' }],
  STARTUP_LOAN_TO_BE_ARRANGED: [{ parameter: 'startupStepDays', field: 'LOAN' }],
  STARTUP_FOLLOW_UP_TO_BE_MADE: [{ parameter: 'startupStepDays', field: 'FOLLOW_UP' }],
};

/** Where the time of a step stands; null: in its standard. */
export function timeOf(step: OfficeTaskKind): readonly SetTime[] | null {
  return SET_ELSEWHERE[step] ?? null;
}
