import type { CivilDate } from '#kernel/civil-date';
import fc from 'fast-check';
import type { FactCode, FactValue, Known } from './fact.ts';
import { RECOGNISED_IN_TIME as IN_TIME } from './said.ts';
import type { Category } from './state.ts';

const record = (fact: FactCode, value: FactValue, from: CivilDate = '2011-08-01'): Known => ({ fact, value, from });

/** R8.2: the four facts of the clause; recognised in time or a day late, three years drawn or a month less. */
function ofTheClause(recognised: CivilDate, months: number): readonly Known[] {
  return [
    record('REEMPLOYMENT_CERTIFICATE', true),
    record('RECOGNISED_4050', recognised, recognised),
    record('MONTHS_USED_BEFORE', months),
    record('OWN_INSURANCE', true),
  ];
}

/** Who it is, what is recorded of it at once, and which work it takes up first. */
interface Person {
  readonly categories: readonly Category[];
  readonly known: readonly Known[];
  readonly work: 'flexible' | 'hired' | 'any';
}

const SCHOOL: readonly Known[] = [record('ZERO_EMPLOYMENT_HOUSEHOLD', true), record('TECHNICAL_SCHOOL', true)];
const RURAL: readonly Known[] = [record('RURAL_MLA', true), record('ZERO_TRANSFER_HOUSEHOLD', true)];
/** R7.5: 失业保险金 drawn still, or until a day before anything was applied for. */
const DRAWS: readonly Known[] = [record('UNEMPLOYMENT_BENEFIT', true)];
const DREW: readonly Known[] = [
  record('UNEMPLOYMENT_BENEFIT', true, '2011-03-01'),
  record('UNEMPLOYMENT_BENEFIT', false),
];
const DRAWN: readonly Known[] = [record('MONTHS_USED_BEFORE', 30)];

const person = (categories: readonly Category[], work: Person['work'], known: readonly Known[] = []): Person => ({
  categories,
  work,
  known,
});
export const people = fc.oneof(
  { weight: 6, arbitrary: fc.constant(person(['LAND_LOSS'], 'flexible')) },
  ...[
    person(['LAND_LOSS'], 'any'),
    person(['LAND_LOSS'], 'flexible', DRAWN),
    person(['LAND_LOSS'], 'hired', RURAL),
    person(['LAND_LOSS'], 'any', DRAWS),
    person(['LAND_LOSS'], 'flexible', DREW),
    person(['SOE_LAID_OFF'], 'any'),
    person(['SOE_LAID_OFF'], 'flexible', ofTheClause(IN_TIME, 36)),
    person(['SOE_LAID_OFF'], 'flexible', ofTheClause(IN_TIME, 36)),
    person(['SOE_LAID_OFF'], 'flexible', ofTheClause(IN_TIME, 35)),
    person(['SOE_LAID_OFF'], 'flexible', ofTheClause('2009-01-01', 36)),
    person(['SOE_LAID_OFF', 'LAND_LOSS'], 'flexible', ofTheClause(IN_TIME, 24)),
    person(['SOE_LAID_OFF', 'LAND_LOSS'], 'any', ofTheClause(IN_TIME, 36)),
    person(['ZERO_EMPLOYMENT_HOUSEHOLD'], 'hired'),
    person(['ZERO_EMPLOYMENT_HOUSEHOLD'], 'any', SCHOOL),
    person(['ZERO_EMPLOYMENT_HOUSEHOLD'], 'hired', RURAL),
    person(['ZERO_EMPLOYMENT_HOUSEHOLD'], 'hired', RURAL),
  ].map((one) => ({ weight: 1, arbitrary: fc.constant(one) })),
);
