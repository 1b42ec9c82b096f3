import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from '#law/area';
import type { Role } from '#law/roles';
import type { Rulebook } from '#law/rulebook';
import { agreement } from './agreement/agreement.chapter.ts';
import { appeals } from './appeals/appeals.chapter.ts';
import { application } from './application/application.chapter.ts';
import { benefits } from './benefits/benefits.chapter.ts';
import { certificate } from './certificate/certificate.chapter.ts';
import { certification } from './certification/certification.chapter.ts';
import type { CommandRule } from './chapter.ts';
import { corrections } from './corrections/corrections.chapter.ts';
import { employment } from './employment/employment.chapter.ts';
import type { PersonEvent } from './events.ts';
import { facts } from './facts/facts.chapter.ts';
import { helper } from './helper/helper.chapter.ts';
import { leaving } from './leaving/leaving.chapter.ts';
import { notice } from './notice/notice.chapter.ts';
import { offers } from './offers/offers.chapter.ts';
import { absorbDuplicate } from './real-name/absorb.ts';
import { problems } from './problems/problems.chapter.ts';
import { realName } from './real-name/real-name.chapter.ts';
import { applyRetirementTable } from './registration/apply-retirement-table.ts';
import { registration } from './registration/registration.chapter.ts';
import { review } from './review/review.chapter.ts';
import { services } from './services/services.chapter.ts';
import { startup } from './startup/startup.chapter.ts';
import { visits } from './visits/visits.chapter.ts';

/** A command of any chapter, with its rules and the roles that may give it; its body has passed its schema. */
export type PersonCommandRule = CommandRule<PersonEvent>;

/** All commands on a person in the order of the law's chain: the catalogue, the right to give them and the golden matrix read it. */
export const PERSON_COMMANDS: readonly PersonCommandRule[] = [
  ...registration.commands,
  ...certificate.commands,
  ...application.commands,
  ...notice.commands,
  ...certification.commands,
  ...agreement.commands,
  ...helper.commands,
  ...visits.commands,
  ...offers.commands,
  ...problems.commands,
  ...startup.commands,
  ...facts.commands,
  ...employment.commands,
  ...benefits.commands,
  ...review.commands,
  ...leaving.commands,
  ...services.commands,
  ...appeals.commands,
  ...corrections.commands,
  ...realName.commands,
];

/** What the system gives by itself, between streams: no member of staff can. */
export const SYSTEM_COMMANDS: readonly PersonCommandRule[] = [absorbDuplicate, applyRetirementTable];

export function findPersonCommand(name: string): PersonCommandRule | undefined {
  return PERSON_COMMANDS.find((rule) => rule.name === name);
}

/** R5.2 (五), R4.2 (四) The roles that may give a command in that area on that day; `null`: of nobody who is known yet. */
export function rolesFor(
  { roles, competent }: PersonCommandRule,
  rules: Rulebook,
  area: AreaCode | null,
  on: CivilDate,
): readonly Role[] {
  return area === null || competent === undefined ? roles : competent(rules, area, on);
}

/** Throws for a name that is no command: the API has answered 404 before. */
export function getPersonCommand(name: string): PersonCommandRule {
  const rule = findPersonCommand(name) ?? SYSTEM_COMMANDS.find((each) => each.name === name);
  if (!rule) throw new RangeError(`no command on a person: ${name}`);
  return rule;
}
