import { can } from '#access/can';
import type { CivilDate } from '#kernel/civil-date';
import type { Actor, Json } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import type { CommandOption } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import type { OrderedAmount } from '#law/amounts';
import { areaLevel, parentsOf } from '#law/area';
import type { EntitlementRow } from '#law/benefits';
import { BENEFIT_CODES } from '#law/benefits';
import { PARAMETER_NAMES, paragraphOfParameter, PARAMETERS } from '#law/parameter-catalogue';
import type { ParameterName } from '#law/parameters';
import { ADDED_UP } from '#law/parameters';
import type { Role, Staff } from '#law/roles';
import type { OrderedStandard } from '#law/service-standards';
import { timeOf } from '#law/service-times';
import { versionOn } from '#rulebook/effective';
import { findRulebookCommand, rulebookStream } from '#rulebook/rulebook';
import type { Interpretation, Proposal, RulebookState } from '#rulebook/state';
import type { SubmitAnswer } from '#record/contract';
import type { EventAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import type { LiveLaw } from '../law.ts';
import { OPERATOR } from '../operator.ts';
import { actorOf } from '../look.ts';
import type { CaseRecord } from '../record-port.ts';
import type { RefreshRules } from './rules-keeper.ts';
import { RULEBOOK, RULEBOOK_AREA } from './rules-keeper.ts';

export interface RuleCommandRequest {
  readonly area: AreaCode;
  readonly name: string;
  /** The idempotency key. */
  readonly key: string;
  /** As its schema lets it pass. */
  readonly body: Readonly<Record<string, Json>>;
  readonly expectedVersion?: number;
}

/** One value as it holds for an area on a day: of which layer, since when, and what leaves it open. */
export interface HeldParameter {
  readonly name: ParameterName;
  readonly value: Json;
  readonly from: CivilDate;
  readonly area: AreaCode;
  readonly rule: string;
  readonly paragraph: string;
}

/** A time that a parameter has set stands there alone. */
export type HeldStandard = OrderedStandard & { readonly timeBy: readonly ParameterName[] };

/** R20.1 (尾) Which rule held for an area on a day. */
export interface HeldRules {
  readonly area: AreaCode;
  readonly on: CivilDate;
  readonly version: string;
  readonly calendar: string;
  readonly parameters: readonly HeldParameter[];
  /** R7.x: the matrix, the text's rows and what the layers add. */
  readonly entitlements: readonly EntitlementRow[];
  /** R7.6: what the layers order, the nearest first. */
  readonly amounts: readonly OrderedAmount[];
  /** R11.2: content, time and effect of each step. */
  readonly standards: readonly HeldStandard[];
  readonly interpretations: readonly Interpretation[];
}

export interface LayerHistory {
  readonly area: AreaCode;
  readonly version: number;
  readonly events: readonly EventAnswer[];
  readonly proposals: readonly Proposal[];
  readonly availableCommands: readonly CommandOption[];
}

export interface RulebookDeps {
  readonly record: CaseRecord;
  readonly live: LiveLaw;
  readonly refresh: RefreshRules;
}

export type RulebookDesk = ReturnType<typeof createRulebookDesk>;

/** Rules are public: everybody may read them; who may change those of a layer is judged as for every command. */
export function createRulebookDesk({ record, live, refresh }: RulebookDeps) {
  const { law } = live;
  const streamOf = (area: AreaCode) => record.holderOf(RULEBOOK, { kind: RULEBOOK_AREA, value: area });

  /** The layer's stream is found by its area; what it orders holds in this process as soon as it is answered. */
  async function submit(request: RuleCommandRequest, actor: Actor, judge: Judge): Promise<SubmitAnswer> {
    const { area, name, key, body, expectedVersion } = request;
    const answer = await record.submit({
      kind: RULEBOOK,
      target: { claim: { kind: RULEBOOK_AREA, value: area } },
      commandId: key,
      name,
      body: { ...body, area },
      actor,
      authorise: (_, today) => judge(today),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
    if (answer.outcome === 'accepted') await refresh();
    if (answer.outcome === 'denied') {
      await record.logRead({ reader: actor, streamId: null, what: name, purpose: null, outcome: answer.denial.code });
    }
    return answer;
  }

  return {
    isLayer: async (area: AreaCode): Promise<boolean> =>
      LAYERS.has(areaLevel(area)) && law.areas.exists(area, dateAt(await record.now())),

    async submitCommand({ staff, ...request }: RuleCommandRequest & { readonly staff: Staff }): Promise<SubmitAnswer> {
      const roles = findRulebookCommand(request.name)?.roles;
      if (roles === undefined) return { outcome: 'unknown-stream' };
      return submit(request, actorOf(staff), (today) => denialOf(staff, roles, request.area, today));
    },

    /** Who sits at the machine itself: judged by the operating system. The second person is somebody else all the same. */
    operate: (request: RuleCommandRequest): Promise<SubmitAnswer> => submit(request, OPERATOR, () => null),

    /** `null`: no such area on that day. */
    async held({ area, on }: { readonly area: AreaCode; readonly on?: CivilDate }): Promise<HeldRules | null> {
      const day = on ?? dateAt(await record.now());
      if (!law.areas.exists(area, day)) return null;
      const { rulebook } = law;
      const place = law.areas.successor(area, day);
      const layers = [place, ...parentsOf(place)];
      return {
        area,
        on: day,
        version: versionOn(live.delivered, live.approved(), day),
        calendar: rulebook.calendarVersion,
        parameters: PARAMETER_NAMES.filter((name) => !ADDED_UP.includes(name)).map((name): HeldParameter => {
          const { value, from, area: layer } = rulebook.entry(name, area, day);
          const { rule } = PARAMETERS[name];
          return { name, value: value as Json, from, area: layer, rule, paragraph: paragraphOfParameter(name) };
        }),
        entitlements: BENEFIT_CODES.flatMap((benefit) => rulebook.entitlementRows({ benefit, area, on: day })),
        amounts: rulebook.amountsOrdered(area, day),
        standards: rulebook.serviceStandards(area, day).map((standard) => ({
          ...standard,
          timeBy: (timeOf(standard.step) ?? []).map(({ parameter }) => parameter),
        })),
        interpretations: live
          .approved()
          .interpretations.filter(({ area: layer, from }) => layers.includes(layer) && from <= day),
      };
    },

    async history({ area, staff }: { readonly area: AreaCode; readonly staff: Staff }): Promise<LayerHistory> {
      const streamId = await streamOf(area);
      const reading = streamId === null ? null : await record.read<RulebookState>(RULEBOOK, streamId);
      const state = reading?.state ?? rulebookStream.initial;
      const now = reading?.now ?? (await record.now());
      const today = dateAt(now);
      const context = { now, today, actor: actorOf(staff), rules: law.rulebook };
      const mayWrite = can(staff, { kind: 'command', roles: [staff.role] }, area, { areas: law.areas, on: today });
      return {
        area,
        version: reading?.version ?? 0,
        events: streamId === null ? [] : (await record.history(streamId)).map(eventAnswer),
        proposals: state.proposals,
        availableCommands: mayWrite.allowed ? rulebookStream.available(state, context) : [],
      };
    },
  };

  function denialOf(staff: Staff, roles: readonly Role[], area: AreaCode, on: CivilDate) {
    const access = can(staff, { kind: 'command', roles }, area, { areas: law.areas, on });
    return access.allowed ? null : { code: access.denied, rule: access.rule };
  }
}

type Judge = (today: CivilDate) => ReturnType<Parameters<CaseRecord['submit']>[0]['authorise']>;

const LAYERS: ReadonlySet<string | null> = new Set(['PROVINCE', 'CITY', 'COUNTY']);
