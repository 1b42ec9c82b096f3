import type { CivilDate, Month } from '#kernel/civil-date';
import type { ActBody } from '../acts.ts';
import type { Benefit } from '../state.ts';

/** The bodies of the commands on benefits, as http-contract.md gives them. An amount is in yuan, a decimal string. */
export interface ApproveBenefitBody extends ActBody {
  readonly benefit: Benefit['benefit'];
  readonly firstMonth: Month;
  readonly employmentId?: string;
  readonly monthlyAmount?: string;
  readonly paidAmount?: string;
  readonly payee?: Benefit['payee'];
  readonly schoolYear?: string;
}

/** `SuspendBenefit`, `ResumeBenefit`, `StopBenefit`. The benefit may be left out while only one is open. */
export interface ChangeBenefitBody extends ActBody {
  readonly benefitId?: string;
  readonly fromMonth: Month;
  readonly on?: CivilDate;
  readonly reason: string;
}

export interface RefuseBenefitBody extends ActBody {
  readonly benefit: Benefit['benefit'];
  readonly employmentId?: string;
  readonly reason: string;
}

export interface SettleBenefitQuarterBody extends ActBody {
  readonly benefitId?: string;
  /** `2012-Q1`. */
  readonly quarter: string;
  readonly months: readonly { readonly month: Month; readonly actuallyPaid: string; readonly amount: string }[];
}

export interface OrderRecoveryBody extends ActBody {
  readonly benefitId?: string;
  readonly months: readonly Month[];
  readonly amount: string;
  readonly ground: string;
}
