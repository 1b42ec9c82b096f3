import type { CivilDate } from '#kernel/civil-date';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused, noted } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { areaOf, needsStage } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { stepDue } from '../steps.ts';
import type { Claimed } from './categories.ts';
import { refuseCategories } from './categories.ts';
import type { ApplicationEvent } from './events.ts';

export type LodgeApplicationBody = ActBody & Claimed;
export type ReturnApplicationBody = ActBody & { readonly reason: string };
export type WithdrawApplicationBody = ActBody & { readonly reason: string };
export type PassCommunityCheckBody = ActBody;

/** R4.2 (四) The application follows registration and the certificate; R3.2 (三) it names categories, one of them primary. */
export const lodgeApplication: CommandRule<ApplicationEvent, LodgeApplicationBody> = {
  name: 'LodgeApplication',
  rules: ['R4.2', 'R3.2'],
  roles: ['community-clerk'],
  guard: (state) =>
    needsStage(state, 'R4.2', 'REGISTERED') ??
    (state.certificate.issuedOn === null
      ? refusalOf('CERTIFICATE_NOT_ISSUED', 'R4.2', {
          condition: 'CERTIFICATE_ISSUED',
          actual: 'NONE',
          needed: 'CertificateIssued',
        })
      : null),
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context }, ({ on, legal }): Decision<ApplicationEvent> => {
      const refusal = refuseCategories(body, state, on, context.rules);
      if (refusal) return refused(refusal);
      return accepted({
        type: 'ApplicationLodged',
        data: {
          categories: body.categories.map(({ code, since, householdId = null }) => ({ code, since, householdId })),
          primary: body.primary,
          due: stepDue('COMMUNITY_CHECK', on, areaOf(state), context.rules),
        },
        protectedData: {
          evidence: body.categories.map(({ code, evidence, designation = null }) => ({ code, evidence, designation })),
          reason: body.reason ?? null,
        },
        grounds: grounds('R4.2', 'R3.2'),
        ...legal,
      });
    }),
};

/** 补正: the application goes back to be corrected, before it is shown to the public. */
export const returnApplication: CommandRule<ApplicationEvent, ReturnApplicationBody> = {
  name: 'ReturnApplication',
  rules: ['R4.2'],
  roles: ['community-clerk'],
  guard: (state) => needsStage(state, 'R4.2', 'APPLIED', 'CHECKED'),
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context }, ({ legal }) =>
      accepted({ type: 'ApplicationReturned', ...about(state), protectedData: { reason: body.reason }, ...legal }),
    ),
};

/** The applicant takes the application back, at any time before the decision; the end of the notice is no act it would follow. */
export const withdrawApplication: CommandRule<ApplicationEvent, WithdrawApplicationBody> = {
  name: 'WithdrawApplication',
  rules: ['R4.2'],
  roles: ['community-clerk'],
  guard: (state) =>
    needsStage(state, 'R4.2', 'APPLIED', 'CHECKED', 'ON_NOTICE', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED'),
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context, follows: lastOfficeAct(state) }, ({ legal }) =>
      accepted({ type: 'ApplicationWithdrawn', ...about(state), protectedData: { reason: body.reason }, ...legal }),
    ),
};

/** 初审 */
export const passCommunityCheck: CommandRule<ApplicationEvent, PassCommunityCheckBody> = {
  name: 'PassCommunityCheck',
  rules: ['R4.2', 'R4.6'],
  roles: ['community-clerk'],
  guard: (state) => needsStage(state, 'R4.2', 'APPLIED'),
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context }, ({ legal }) =>
      accepted({ type: 'CommunityCheckPassed', ...about(state), ...noted(body), ...legal }),
    ),
};

function lastOfficeAct({ streetReview, notice, lastActOn }: PersonState): CivilDate | null {
  return streetReview?.on ?? notice?.publishedOn ?? lastActOn;
}

function about({ application }: PersonState) {
  return { data: { applicationId: application?.eventId ?? '' }, grounds: grounds('R4.2') };
}
