/** R10.2, R10.3 (十) */
export type HelperEvent = KeyPersonMarked | HelperAssigned | HelperHandedOver;

export interface KeyPersonMarked {
  readonly type: 'KeyPersonMarked';
  readonly data: { readonly helperAssigned: boolean };
  readonly protectedData: { readonly reason: string } | null;
}

/** A member of staff stands plainly by the account; anybody else's name is personal. */
export type NamedHelper = { readonly account: string | null };

export interface HelperAssigned {
  readonly type: 'HelperAssigned';
  readonly data: NamedHelper;
  readonly protectedData: { readonly helper: string; readonly reason: string | null } | null;
}

/** The one responsible before ends on the day on which the next begins. */
export interface HelperHandedOver {
  readonly type: 'HelperHandedOver';
  readonly data: NamedHelper;
  readonly protectedData: { readonly helper: string; readonly reason: string } | null;
}
