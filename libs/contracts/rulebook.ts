import { RULES } from '#law/paragraphs';
import type { RuleId } from '#law/paragraphs';
import { PARAMETERS } from '#law/parameter-catalogue';
import type { ParameterName } from '#law/parameters';
import type { Json } from '#kernel/event';
import type { PublishCalendarBody } from '#rulebook/calendars';
import type { ProposalBody, ProposeEntryBody, WithdrawProposalBody } from '#rulebook/entries';
import type { HoldDeadlinesBody } from '#rulebook/holds';
import type { AddInterpretationBody } from '#rulebook/interpretations';
import type { RestoreReviewsBody } from '#rulebook/restorations';
import { z } from 'zod';
import { accepted, availableCommand, event, refusal } from './answers.ts';
import { areaCode, civilDate, line, prose, uuid, year } from './fields.ts';
import { entitlementRow, orderedAmount, serviceStandard } from './standards.ts';

/** The rulebook's layers: what is proposed and approved, and which rule held where and when (R20.1, R20.2, R19.1). */

const json: z.ZodType<Json> = z.json();
const parameter = z.enum(Object.keys(PARAMETERS) as [ParameterName, ...ParameterName[]]);
const rule = z.enum(Object.keys(RULES) as [RuleId, ...RuleId[]]);
const calendarYear = z.int().min(2008).max(2100);
const exceptionalDay = z.strictObject({ date: civilDate, kind: z.enum(['holiday', 'working']) });

/** The schema of every command's body. The layer is the address's. */
export const RULEBOOK_COMMANDS = {
  ProposeEntry: z.strictObject({
    parameter,
    value: json,
    from: civilDate,
    to: z.exactOptional(civilDate),
    reason: prose,
    source: line(200),
  }),
  ApproveEntry: z.strictObject({ proposalId: uuid }),
  WithdrawProposal: z.strictObject({ proposalId: uuid, reason: prose }),
  AddInterpretation: z.strictObject({
    id: line(40),
    text: prose,
    rules: z.array(rule).min(1).max(20),
    from: civilDate,
  }),
  PublishCalendar: z.union([
    z.strictObject({ year: calendarYear, days: z.array(exceptionalDay).min(1).max(366), source: line(200) }),
    z.strictObject({ proposalId: uuid }),
  ]),
  HoldDeadlines: z.union([
    z.strictObject({ kind: z.enum(['AnnualReviewMissed']), until: civilDate, reason: prose }),
    z.strictObject({ proposalId: uuid }),
  ]),
  RestoreReviews: z.union([
    z.strictObject({ year, reviewDueBy: civilDate, reason: prose }),
    z.strictObject({ proposalId: uuid }),
  ]),
} satisfies { readonly [Name in keyof DeciderBodies]: z.ZodType<WithoutLayer<DeciderBodies[Name]>> };

/** What the deciders expect of a body that has passed; the layer comes from the address. */
interface DeciderBodies {
  readonly ProposeEntry: ProposeEntryBody;
  readonly ApproveEntry: ProposalBody;
  readonly WithdrawProposal: WithdrawProposalBody;
  readonly AddInterpretation: AddInterpretationBody;
  readonly PublishCalendar: PublishCalendarBody;
  readonly HoldDeadlines: HoldDeadlinesBody;
  readonly RestoreReviews: RestoreReviewsBody;
}

type WithoutLayer<Body> = Body extends unknown ? Omit<Body, 'area'> : never;

export type RulebookCommandName = keyof typeof RULEBOOK_COMMANDS;

export function isRulebookCommand(name: string): name is RulebookCommandName {
  return Object.hasOwn(RULEBOOK_COMMANDS, name);
}

export const rulesAccepted = accepted.omit({ personId: true }).extend({ area: areaCode }).meta({ id: 'RulesAccepted' });

export const rulesRefused = refusal.omit({ personId: true }).extend({ area: areaCode }).meta({ id: 'RulesRefused' });

export const heldQuery = z.strictObject({ area: areaCode.default('340000'), on: z.exactOptional(civilDate) });

export const interpretation = z.object({
  id: z.string(),
  area: areaCode,
  text: z.string(),
  rules: z.array(z.string()),
  from: z.string(),
});

export const held = z
  .object({
    area: areaCode,
    on: z.string(),
    version: z.string(),
    calendar: z.string(),
    parameters: z.array(
      z.object({
        name: z.string(),
        value: z.unknown(),
        from: z.string(),
        area: areaCode,
        rule: z.string(),
        paragraph: z.string(),
      }),
    ),
    entitlements: z.array(entitlementRow),
    amounts: z.array(orderedAmount).meta({ description: 'the nearest layer first; the first that fits counts' }),
    standards: z.array(serviceStandard),
    interpretations: z.array(interpretation),
  })
  .meta({ id: 'HeldRules' });

export const layerHistory = z
  .object({
    area: areaCode,
    version: z.int(),
    events: z.array(event),
    proposals: z.array(z.record(z.string(), z.unknown())),
    availableCommands: z.array(availableCommand),
  })
  .meta({ id: 'RulebookHistory' });

export const policyHtml = z.string().meta({ description: 'HTML, Chinese' });
