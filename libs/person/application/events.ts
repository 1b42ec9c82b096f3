import type { CivilDate } from '#kernel/civil-date';
import type { CategoryCode } from '#law/categories';
import type { Evidence } from '../evidence.ts';
import type { StepDue } from '../steps.ts';

/** R3.2 (三), R4.2 (四) */
export type ApplicationEvent =
  ApplicationLodged | ApplicationReturned | ApplicationWithdrawn | CommunityCheckPassed | CategoriesChanged;

export interface ApplicationLodged {
  readonly type: 'ApplicationLodged';
  readonly data: {
    readonly categories: readonly {
      readonly code: CategoryCode;
      readonly since: CivilDate;
      readonly householdId: string | null;
    }[];
    readonly primary: CategoryCode;
    /** R4.6: the community check falls due. */
    readonly due: StepDue;
  };
  readonly protectedData: {
    readonly evidence: readonly CategoryEvidence[];
    readonly reason: string | null;
  } | null;
}

export type CategoryEvidence = {
  readonly code: CategoryCode;
  readonly evidence: readonly Evidence[];
  readonly designation: { readonly authority: string; readonly documentNo: string } | null;
};

export interface ApplicationReturned {
  readonly type: 'ApplicationReturned';
  readonly data: { readonly applicationId: string };
  readonly protectedData: { readonly reason: string } | null;
}

export interface ApplicationWithdrawn {
  readonly type: 'ApplicationWithdrawn';
  readonly data: { readonly applicationId: string };
  readonly protectedData: { readonly reason: string } | null;
}

export interface CommunityCheckPassed {
  readonly type: 'CommunityCheckPassed';
  readonly data: { readonly applicationId: string };
  readonly protectedData?: { readonly reason: string } | null;
}

/** R3.3 (三) After certification: categories begin and end, and the qualification goes on. */
export interface CategoriesChanged {
  readonly type: 'CategoriesChanged';
  readonly data: {
    readonly added: ApplicationLodged['data']['categories'];
    /** `on` is the first day on which it holds no longer. */
    readonly ended: readonly { readonly code: CategoryCode; readonly on: CivilDate }[];
    readonly primary: CategoryCode;
  };
  readonly protectedData: {
    readonly evidence: readonly CategoryEvidence[];
    readonly ended: readonly { readonly code: CategoryCode; readonly reason: string }[];
    readonly reason: string | null;
  } | null;
}
