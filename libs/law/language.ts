/** Every text a person or a member of staff reads stands in both languages. */
export type Language = 'zh' | 'en';

export type Bilingual = { readonly [L in Language]: string };
