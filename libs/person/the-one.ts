import type { Refusal } from '#kernel/refusal';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ConditionCode, RefusalCode } from '#law/texts';

/** An id that http-contract.md marks with asterisks may be left out while only one is open. */
export interface Choice<T> {
  /** What the body names, if it does. */
  readonly named: string | undefined;
  readonly among: readonly T[];
  readonly rule: RuleId;
  /** The refusal when there is none, and the condition it names. */
  readonly none: { readonly code: RefusalCode; readonly condition: ConditionCode };
}

export type Chosen<T> = { readonly one: T } | { readonly refusal: Refusal };

export function theOne<T extends { readonly id: string }>({ named, among, rule, none }: Choice<T>): Chosen<T> {
  const fitting = named === undefined ? among : among.filter(({ id }) => id === named);
  const [one] = fitting;
  if (!one) {
    const unmet = {
      condition: none.condition,
      actual: among.map(({ id }) => id).join('|') || 'NONE',
      needed: named ?? 'ONE',
    };
    return { refusal: refusalOf(none.code, rule, unmet) };
  }
  if (fitting.length === 1) return { one };
  const unmet = { condition: 'ONE_NAMED', actual: 'NONE', needed: fitting.map(({ id }) => id).join('|') } as const;
  return { refusal: refusalOf('SEVERAL_OPEN', rule, unmet) };
}
