import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import type { BenefitCode, EmploymentForm, Payee } from './benefits.ts';
import type { EntitlementNeed } from './entitlement-needs.ts';
import { fen, yuan } from './yuan.ts';

/**
 * R7.6 (七) What a benefit pays: a standard that an area orders from a day on. The text leaves it to the areas, but for the three
 * one-off amounts it names itself, which stand in the row of the matrix that gives them. Whatever the standard, never more than
 * was really paid.
 */
export interface AmountRule {
  readonly benefit: BenefitCode;
  /** The forms of employment it is for; `null` = any, or none. */
  readonly forms: readonly EmploymentForm[] | null;
  /** `null` = whoever is paid. */
  readonly payee: Payee | null;
  /** Facts of the person that must hold in the month, where a standard is for some only. */
  readonly alsoNeeds: readonly EntitlementNeed[];
  readonly formula: AmountFormula;
}

/** Yuan a month, or once for what is granted once. */
export type AmountFormula =
  | { readonly kind: 'fixed'; readonly amount: string }
  /** A share of what was really paid, up to the cap. */
  | { readonly kind: 'ratio'; readonly share: Share; readonly cap: string | null }
  /** The amount or the share of what was really paid, whichever is less. */
  | { readonly kind: 'min'; readonly amount: string; readonly share: Share };

/** Two thirds are exact. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A standard with the layer that orders it and since when. */
export interface OrderedAmount extends AmountRule {
  readonly area: AreaCode;
  readonly from: CivilDate;
}

export interface AmountQuery {
  readonly benefit: BenefitCode;
  readonly form: EmploymentForm | null;
  readonly payee: Payee;
  readonly area: AreaCode;
  readonly on: CivilDate;
}

export function isFor({ benefit, forms, payee }: AmountRule, asked: Omit<AmountQuery, 'area' | 'on'>): boolean {
  return (
    benefit === asked.benefit &&
    (forms === null || (asked.form !== null && forms.includes(asked.form))) &&
    (payee === null || payee === asked.payee)
  );
}

/**
 * The most it pays for what was really paid, in yuan; a broken fen is dropped. `paid` is null while it is not known: then only what
 * the formula itself limits, and null when it limits nothing.
 */
export function mostUnder(formula: AmountFormula, paid: string | null): string | null {
  const limits = [...limitsOf(formula, paid), ...(paid === null ? [] : [fen(paid)])];
  return limits.length === 0 ? null : yuan(Math.min(...limits));
}

/** The whole formula, where it says so by itself; else what was really paid must be known. */
export function amountUnder(formula: AmountFormula, paid: string | null): string | null {
  return paid === null && formula.kind !== 'fixed' ? null : mostUnder(formula, paid);
}

function limitsOf(formula: AmountFormula, paid: string | null): readonly number[] {
  switch (formula.kind) {
    case 'fixed':
      return [fen(formula.amount)];
    case 'ratio':
      return [...(formula.cap === null ? [] : [fen(formula.cap)]), ...shareOf(formula.share, paid)];
    case 'min':
      return [fen(formula.amount), ...shareOf(formula.share, paid)];
    default:
      return formula satisfies never;
  }
}

function shareOf({ numerator, denominator }: Share, paid: string | null): readonly number[] {
  return paid === null ? [] : [Math.floor((fen(paid) * numerator) / denominator)];
}

/** R19.1 (十九) The formula in plain words, for the policy page. */
export function amountInWords(formula: AmountFormula): string {
  switch (formula.kind) {
    case 'fixed':
      return `${formula.amount}元`;
    case 'ratio':
      return `实际缴费的${shareInWords(formula.share)}${formula.cap === null ? '' : `，最高${formula.cap}元`}`;
    case 'min':
      return `${formula.amount}元，且不高于实际缴费的${shareInWords(formula.share)}`;
    default:
      return formula satisfies never;
  }
}

function shareInWords({ numerator, denominator }: Share): string {
  return numerator === denominator ? '全部' : `${numerator}/${denominator}`;
}
