import type { Denied } from '#access/can';
import type { Staff } from '#law/roles';
import { Problem } from './problem.ts';

/** 403 with the rule that says so. */
export function forbidden({ denied, rule }: Denied, { role }: Pick<Staff, 'role'>): Problem {
  return new Problem(403, denied === 'ROLE' ? 'FORBIDDEN_ROLE' : 'FORBIDDEN_AREA', {
    params: { role },
    extra: { rule },
  });
}
