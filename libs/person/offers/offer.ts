import type { Refusal } from '#kernel/refusal';
import { readEmployerId } from '#law/employer-id';
import type { EmployerScheme } from '#law/employer-id';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { needsLiveCase } from '../live-case.ts';
import type { JobOffered } from './events.ts';

export interface OfferJobBody extends ActBody {
  readonly employer: {
    readonly scheme: EmployerScheme;
    readonly value: string;
    readonly name: string;
    readonly areaCode: string;
  };
  readonly post: string;
  readonly monthlyWage: string;
}

/** 推荐岗位 (R7.0): free for everyone registered; which refusals count, their judgement tells (R5.6). */
export const offerJob: CommandRule<JobOffered, OfferJobBody> = {
  name: 'OfferJob',
  rules: ['R5.6', 'R7.0'],
  roles: ['community-clerk', 'street-officer'],
  guard: (state) => needsLiveCase(state, 'R5.6'),
  decide: (state, body, context) => {
    const { employer, post, monthlyWage } = body;
    if (!readEmployerId(employer.scheme, employer.value).ok) return refused(noEmployerId(employer.scheme));
    const follows = state.registration?.on ?? null;
    return dated({ rule: 'R5.6', state, body, context, follows }, ({ legal }) =>
      accepted<JobOffered>({
        type: 'JobOffered',
        data: { employerArea: employer.areaCode },
        protectedData: {
          employer: { scheme: employer.scheme, value: employer.value, name: employer.name },
          post,
          monthlyWage,
          reason: body.reason ?? null,
        },
        grounds: grounds('R5.6', 'R7.0'),
        ...legal,
      }),
    );
  },
};

function noEmployerId(scheme: EmployerScheme): Refusal {
  return refusalOf('EMPLOYER_ID_INVALID', 'R5.6', { condition: 'EMPLOYER_ID', actual: 'CHECK_FAILED', needed: scheme });
}
