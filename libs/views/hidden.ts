import type { PersonState } from '#person/state';

/** R5.2 (五) Who is restricted or erased stands on no list and on no board; figures that name nobody go on counting. */
export function isHidden({ realName }: PersonState): boolean {
  return realName.restricted !== null || realName.erasedOn !== null;
}
