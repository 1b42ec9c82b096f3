import { checkCharacter } from '#law/citizen-id';
import type { Client, CommandAnswer } from '#contracts/client';
import type { Answer } from '#contracts/client';

/** The staff of one street of Hefei who carry a case from registration to card. */
export const staff = {
  clerk: 'community-clerk.340104003001',
  street: 'street-officer.340104003',
  county: 'county-officer.340104',
} as const;

export const COMMUNITY = '340104003001';

/** A citizen ID that satisfies GB 11643: region of first issue, birthday, serial number (odd: a man). */
export function citizenId(birthOn: string, serial: number): string {
  const seventeen = `340104${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return seventeen + checkCharacter(seventeen);
}

export interface Staff {
  readonly clerk: Client;
  readonly street: Client;
  readonly county: Client;
}

export async function staffOf(house: { as(staff: string): Promise<Client> }): Promise<Staff> {
  const [clerk, street, county] = await Promise.all(
    [staff.clerk, staff.street, staff.county].map((name) => house.as(name)),
  );
  if (!clerk || !street || !county) throw new Error('no staff');
  return { clerk, street, county };
}

/** The body of an accepted command; anything else fails the test with the problem as told. */
export function accepted(answer: Answer<CommandAnswer>): CommandAnswer {
  if (answer.status !== 201) throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export interface Newcomer {
  readonly name?: string;
  readonly birthOn?: string;
  readonly serial: number;
}

/** Registers a man (or a woman, by an even serial number) and publishes the notice: stage ON_NOTICE, all acts of today. */
export async function published({ clerk }: Staff, { name, birthOn = '1958-03-04', serial }: Newcomer): Promise<string> {
  const retirementCategory = serial % 2 === 1 ? 'MALE' : 'FEMALE_50';
  const registered = accepted(
    await clerk.register({
      citizenId: citizenId(birthOn, serial),
      name: name ?? `测试${serial}`,
      communityCode: COMMUNITY,
      retirementCategory,
    }),
  );
  const { personId } = registered;
  accepted(await clerk.command(personId, 'IssueCertificate', {}));
  const categories = [{ code: 'OLDER' as const, since: birthOn, evidence: ['户口簿'] }];
  accepted(await clerk.command(personId, 'LodgeApplication', { categories, primary: 'OLDER' }));
  accepted(await clerk.command(personId, 'PassCommunityCheck', {}));
  accepted(await clerk.command(personId, 'PublishNotice', {}));
  return personId;
}

/** From an ended notice to the annotated card: stage CERTIFIED. */
export async function certified({ street, county }: Staff, personId: string): Promise<void> {
  accepted(await street.command(personId, 'PassStreetReview', {}));
  accepted(await county.command(personId, 'CertifyPerson', {}));
  accepted(await county.command(personId, 'AnnotateCard', { entry: 'CERTIFICATION', seal: '就业援助专用章' }));
}

/** Flexible employment since `from` and a social-insurance subsidy from `firstMonth` on. Gives the benefit's answer. */
export async function subsidised(
  { street, county }: Staff,
  personId: string,
  { from, firstMonth }: { readonly from: string; readonly firstMonth: string },
): Promise<CommandAnswer> {
  accepted(await street.command(personId, 'RecordEmployment', { form: 'FLEXIBLE', from }));
  return accepted(
    await county.command(personId, 'ApproveBenefit', {
      benefit: 'SOCIAL_INSURANCE',
      firstMonth,
      monthlyAmount: '88.00',
    }),
  );
}
