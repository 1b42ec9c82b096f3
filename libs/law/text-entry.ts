import type { Language } from './language.ts';

export interface TextEntry {
  readonly title: string;
  readonly detail: string;
}

export type BilingualText = { readonly [L in Language]: TextEntry };
