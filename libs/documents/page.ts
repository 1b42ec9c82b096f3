import type { Bilingual } from '#law/language';

/**
 * A page as both printers know it: `html.ts` for the clerk's own printer, `typst-template.ts` for the archived PDF. What stands on
 * it is decided once, here are only values; all of them are shown as text, never read as markup.
 */
export interface Page {
  readonly title: Bilingual;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
  readonly signature: Signature | null;
  readonly mark: Mark;
}

export type Block = Heading | Text | Fields | Table;

export interface Heading {
  readonly kind: 'heading';
  readonly words: Bilingual;
}

/** A paragraph with its English gloss where that is short. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly gloss: string | null;
}

export interface Fields {
  readonly kind: 'fields';
  readonly rows: readonly { readonly label: Bilingual; readonly value: string; readonly gloss: string | null }[];
}

export interface Table {
  readonly kind: 'table';
  readonly head: readonly Bilingual[];
  readonly rows: readonly (readonly string[])[];
  /** Many columns on one sheet: set smaller. */
  readonly dense: boolean;
  /** What stands there when there are no rows. */
  readonly empty: Bilingual;
}

/** Who signs and seals, and, when the page is handed over, where its receiver signs. */
export interface Signature {
  readonly issuer: string;
  readonly on: string;
  readonly receipt: boolean;
}

/** R5.4 (五) By this a page on paper is checked against the record: the same serial, printed anew, has the same digest while it is true. */
export interface Mark {
  readonly serial: string;
  /** SHA-256 of what the page says, without the time of printing. */
  readonly digest: string;
  /** The record's own hash of the event it rests on, which covers all earlier ones; `null`: the page rests on a list. */
  readonly recordHash: string | null;
  readonly printedAt: string;
}

export function field(label: Bilingual, value: string | null, gloss: string | null = null): Fields['rows'][number] {
  return { label, value: value ?? '—', gloss };
}

/** A text of several lines is as many paragraphs. */
export function paragraphs(text: string): readonly Text[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'text', text: line, gloss: null }));
}
