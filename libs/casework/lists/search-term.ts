/** What somebody typed into the search box: a whole citizen ID, a certificate number, a personId, or part of a name. */
export type SearchTerm =
  | { readonly by: 'citizen-id'; readonly citizenId: string }
  | { readonly by: 'certificate'; readonly number: string }
  | { readonly by: 'person'; readonly personId: string }
  | { readonly by: 'name'; readonly part: string };

export function searchTerm(typed: string): SearchTerm {
  const text = typed.trim();
  if (/^(\d{15}|\d{17}[\dXx])$/.test(text)) return { by: 'citizen-id', citizenId: text.toUpperCase() };
  if (/^\d{16}$/.test(text)) return { by: 'certificate', number: text };
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return { by: 'person', personId: text.toLowerCase() };
  return { by: 'name', part: text };
}
