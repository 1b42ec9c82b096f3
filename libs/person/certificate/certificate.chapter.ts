import type { CivilDate } from '#kernel/civil-date';
import { yearOf } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { CLAIM_TAKEN } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import { countyOf } from '#law/area';
import type { CertificateNumber } from '#law/certificate-number';
import { composeCertificateNumber, countyExistedInYear, parseCertificateNumber } from '#law/certificate-number';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { Chapter, CommandRule } from '../chapter.ts';
import { acted, areaOf, dayOf, needsStage } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { withStep } from '../steps.ts';
import type { CertificateEvent } from './events.ts';
import { reissueCertificate } from './reissue.ts';

export interface IssueCertificateBody extends ActBody {
  readonly existingNumber?: string;
}

/** The number drawn for a new certificate, from the counter of the issuing county and year. */
const SEQUENCE = 'certificateSequence';

/**
 * (四) 核发《就业失业登记证》: 16 digits, issuing county + year + sequence, unique, one per person for life (R4.3). The sequence is drawn
 * before the decision, again when an older certificate bears that number; a number issued earlier is taken over when its county
 * existed in its year, unless another person holds it.
 */
const issueCertificate: CommandRule<CertificateEvent, IssueCertificateBody> = {
  name: 'IssueCertificate',
  rules: ['R4.3', 'R4.2'],
  roles: ['community-clerk', 'street-officer'],
  guard: (state) =>
    state.certificate.issuedOn === null
      ? needsStage(state, 'R4.2', 'REGISTERED')
      : refusalOf('CERTIFICATE_ALREADY_ISSUED', 'R4.3', {
          condition: 'CERTIFICATE_NOT_YET_ISSUED',
          actual: state.certificate.issuedOn,
          needed: 'NONE',
        }),
  draws: (state, body, { rules, today }) => {
    if (body.existingNumber !== undefined) return [];
    const { county, year } = issuer(state, body.on ?? today, rules);
    return [{ name: SEQUENCE, counter: `CERTIFICATE:${county}:${year}` }];
  },
  decide: (state, body, context) =>
    dated({ rule: 'R4.3', state, body, context }, ({ on, legal }): Decision<CertificateEvent> => {
      const existing = body.existingNumber !== undefined;
      if (existing && context.drawn[CLAIM_TAKEN] === true) return refused(numberTaken());
      const number = existing
        ? existingNumber(body.existingNumber, on, context.rules)
        : { ...issuer(state, on, context.rules), sequence: sequenceOf(context.drawn[SEQUENCE]) };
      if (!number) return refused(refusalOf('CERTIFICATE_NUMBER_INVALID', 'R4.3'));
      const certificateNumber = composeCertificateNumber(number);
      return accepted(
        {
          type: 'CertificateIssued',
          data: { county: number.county, year: number.year, existing },
          protectedData: { certificateNumber, reason: body.reason ?? null },
          grounds: grounds('R4.3', 'R4.2'),
          ...legal,
        },
        [{ kind: 'CERTIFICATE', value: certificateNumber }],
      );
    }),
};

export const certificate: Chapter<CertificateEvent> = {
  commands: [issueCertificate, reissueCertificate],
  evolve: {
    CertificateIssued: (state, event) => {
      const number = event.protectedData?.certificateNumber ?? null;
      const issued: PersonState = {
        ...state,
        certificate: { issuedOn: dayOf(event), eventId: event.id, reissuedOn: [] },
        identity: state.identity && { ...state.identity, certificateNumber: number },
      };
      return acted(withStep(issued, null, event), event);
    },
    CertificateReissued: (state, event) => {
      const { certificate: held } = state;
      return { ...state, certificate: { ...held, reissuedOn: [...held.reissuedOn, dayOf(event)] } };
    },
  },
  schema: { CertificateIssued: { version: 1 }, CertificateReissued: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

/** The county that is competent on that day, and the year. */
function issuer(
  state: PersonState,
  on: CivilDate,
  { areas }: Rulebook,
): { readonly county: AreaCode; readonly year: number } {
  return { county: countyOf(areas.successor(areaOf(state), on)), year: yearOf(on) };
}

function existingNumber(text: string | undefined, on: CivilDate, { areas }: Rulebook): CertificateNumber | null {
  const number = text === undefined ? null : parseCertificateNumber(text);
  if (!number || number.sequence < 1 || number.year > yearOf(on)) return null;
  return countyExistedInYear(areas, number) ? number : null;
}

function numberTaken(): Refusal {
  const unmet = { condition: 'CERTIFICATE_NUMBER_FREE', actual: 'TAKEN', needed: 'FREE' } as const;
  return refusalOf('CERTIFICATE_NUMBER_TAKEN', 'R4.3', unmet);
}

function sequenceOf(drawn: Json | undefined): number {
  const sequence = Number(drawn);
  if (!Number.isInteger(sequence)) throw new RangeError(`no ${SEQUENCE} was drawn`);
  return sequence;
}
