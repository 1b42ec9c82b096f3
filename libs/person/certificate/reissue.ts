import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { needsStage } from '../stages.ts';
import type { CertificateReissued } from './events.ts';

export interface ReissueCertificateBody extends ActBody {
  readonly cause: string;
}

/** 补发: lost or damaged, the certificate is issued again under its number (R4.3); nothing is drawn. */
export const reissueCertificate: CommandRule<CertificateReissued, ReissueCertificateBody> = {
  name: 'ReissueCertificate',
  rules: ['R4.3'],
  roles: ['community-clerk', 'street-officer'],
  guard: (state) => {
    if (state.stage === null) return needsStage(state, 'R4.3', 'REGISTERED');
    const unmet = { condition: 'CERTIFICATE_ISSUED', actual: 'NONE', needed: 'CertificateIssued' } as const;
    return state.certificate.issuedOn === null ? refusalOf('CERTIFICATE_NOT_ISSUED', 'R4.3', unmet) : null;
  },
  decide: (state, body, context) => {
    const { issuedOn, reissuedOn, eventId } = state.certificate;
    const follows = reissuedOn.at(-1) ?? issuedOn;
    return dated({ rule: 'R4.3', state, body, context, follows }, ({ legal }) =>
      accepted<CertificateReissued>({
        type: 'CertificateReissued',
        data: { certificateId: eventId ?? '', copy: reissuedOn.length + 2 },
        protectedData: {
          certificateNumber: state.identity?.certificateNumber ?? null,
          cause: body.cause,
          reason: body.reason ?? null,
        },
        grounds: grounds('R4.3'),
        ...legal,
      }),
    );
  },
};
