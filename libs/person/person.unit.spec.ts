import type { Actor } from '#kernel/event';
import { inSettlingOrder } from '#kernel/stream-kind';
import { isRuleId } from '#law/paragraphs';
import { isRole } from '#law/roles';
import { auditor, clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { instantOf, story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { personAt } from './at.ts';
import { findPersonCommand, getPersonCommand, PERSON_COMMANDS } from './commands.ts';
import { funnelOf } from './funnel.ts';
import { person } from './person.ts';
import { deadline } from './ranks.ts';

/** The commands of the chain that runs (http-contract.md). */
const COMMANDS =
  `RegisterUnemployment IssueCertificate LodgeApplication ReturnApplication WithdrawApplication PassCommunityCheck PublishNotice
  RaiseObjection DismissObjection UpholdObjection PassStreetReview CertifyPerson RefuseCertification AnnotateCard SignAgreement EndAgreement
  RecordFact RecordEmployment EndEmployment RecordVisit ApproveBenefit RefuseBenefit SuspendBenefit ResumeBenefit StopBenefit
  SettleBenefitQuarter OrderRecovery AttendReview PassReview
  FailReview ConfirmDeregistration RestoreQualification ExitPerson CloseCase CancelQualification
  ReissueCertificate ChangeCategories AmendAgreement MarkKeyPerson AssignHelper HandOverHelper OfferJob AcceptOffer DeclineOffer
  JudgeRefusal MovePerson RecordService LodgeAppeal DecideAppeal CorrectFact AnnulRecord CloseTask LinkDuplicate RestrictPerson
  ErasePerson RecordProblem HandOverProblem CloseProblem RecordMeasureOutcome
  BeginStartup RecordStartupStep EndStartup`.split(/\s+/);

/** The events of (四) and those that only the system raises, as far as they are known by name. */
const EVENTS =
  `UnemploymentRegistered CertificateIssued ApplicationLodged ApplicationReturned ApplicationWithdrawn CommunityCheckPassed
  PublicNoticePublished ObjectionRaised ObjectionDismissed ObjectionUpheld PublicNoticeEnded StreetReviewPassed PersonCertified
  CertificationRefused CardAnnotated AgreementSigned AgreementEnded VisitRecorded FactRecorded StepOverdue DeadlineFixed RetirementReached
  AnnualReviewOpened ReviewReminderRaised AnnualReviewMissed ReviewDecisionOverdue ExpiryReminderRaised BenefitExpired ReminderLapsed
  QualificationDeregistered BenefitStopped QualificationRestored CertificateReissued CategoriesChanged AgreementAmended KeyPersonMarked
  HelperAssigned HelperHandedOver JobOffered OfferAccepted OfferDeclined RefusalJudged CancellationTaskOpened PersonMoved DecisionServed
  AppealLodged AppealDecided RefusalOverturned ClosureOverturned FactCorrected RecordAnnulled RedecisionOpened TaskClosed ActProposed DuplicateLinked
  DuplicateAbsorbed PersonRestricted RestrictionLifted PersonErased ProblemRecorded ProblemHandedOver ProblemClosed
  MeasureOutcomeRecorded StartupBegun StartupStepRecorded StartupEnded`.split(/\s+/);

describe('the registry of commands', () => {
  it('holds every command of the contract once', () => {
    expect(PERSON_COMMANDS.map(({ name }) => name).sort()).toEqual([...COMMANDS].sort());
  });

  it('each names its rules and the roles that may give it', () => {
    for (const { rules, roles } of PERSON_COMMANDS) {
      expect(rules.every(isRuleId)).toBe(true);
      expect(roles.length).toBeGreaterThan(0);
      expect(roles.every((role) => isRole(role) && role !== 'system' && role !== 'auditor')).toBe(true);
    }
  });

  it('finds a command by its name or misses it; to get one that is none is an error', () => {
    expect(findPersonCommand('CertifyPerson')?.roles).toEqual(['county-officer']);
    expect(findPersonCommand('MakeTea')).toBeUndefined();
    expect(() => getPersonCommand('MakeTea')).toThrow(RangeError);
  });
});

describe('the events', () => {
  it.each(EVENTS)('%s has a schema', (type) => {
    expect(person.schema).toHaveProperty(type, { version: 1 });
  });

  it('an event that no chapter knows does not pass silently', () => {
    const [event] = chain('registered').events;
    const unknown = { ...event, type: 'TeaMade' } as unknown as Parameters<typeof person.evolve>[1];
    expect(() => person.evolve(person.initial, unknown)).toThrow('TeaMade');
  });
});

describe('availableCommands are the guards themselves', () => {
  it.each<[string, Actor, readonly string[]]>([
    ['clerk', clerk, ['RegisterUnemployment']],
    ['street officer', streetOfficer, []],
    ['county officer', countyOfficer, []],
    ['auditor', auditor, []],
  ])('before registration the %s can do this', (_, actor, names) => {
    expect(story().at('2011-08-15').available(actor)).toEqual(names);
  });

  it('R4.2 (四) after the street review the county officer decides, the clerk does not', () => {
    const reviewed = chain('reviewed');
    expect(reviewed.available(countyOfficer)).toEqual(expect.arrayContaining(['CertifyPerson', 'RefuseCertification']));
    expect(reviewed.available(clerk)).not.toContain('CertifyPerson');
  });

  it('a command that is not available is refused with its paragraphs, and the log stays as it was', () => {
    const checked = chain('checked');
    const before = checked.events.length;
    const actorOf = (role = '') => ({ staff: `${role}.340104`, role, area: '340104' });
    const closed = PERSON_COMMANDS.filter(({ name, roles }) => !checked.available(actorOf(roles[0])).includes(name));
    const decisions = closed.map(({ name, roles }) => checked.tries(name, {}, actorOf(roles[0])));
    expect(closed.length).toBeGreaterThan(20);
    expect(decisions.every((each) => each.outcome === 'refused' && each.refusal.grounds.paragraphs.length > 0)).toBe(
      true,
    );
    expect(checked.events.length).toBe(before);
  });
});

describe('same-instant deadlines have a legal order', () => {
  it('terms end first, then a no-show is missed; reminders come last', () => {
    const at = instantOf('2012-04-01T00:00:00');
    const due = [
      deadline('ExpiryReminderRaised', 'a', at, { rule: 'R8.4' }),
      deadline('AnnualReviewMissed', '2012', at, { rule: 'R6.4', common: true }),
      deadline('BenefitExpired', 'a', at, { rule: 'R8.4' }),
    ];
    expect(inSettlingOrder(due).map(({ kind }) => kind)).toEqual([
      'BenefitExpired',
      'AnnualReviewMissed',
      'ExpiryReminderRaised',
    ]);
  });

  it('one jump and day by day write the same log', () => {
    const jumped = chain('agreed').at('2011-12-31');
    const daily = chain('agreed');
    for (let day = 16; day <= 30; day += 1) daily.at(`2011-09-${day}`);
    daily.at('2011-12-31');
    const told = (each: typeof daily) =>
      each.events.map(({ type, effectiveAt }) => [type, effectiveAt > instantOf('2011-09-16') ? effectiveAt : 0]);
    expect(told(daily)).toEqual(told(jumped));
  });
});

describe('R1.2 (二) the funnel', () => {
  it.each([
    ['registered', 'FOUND'],
    ['published', 'FOUND'],
    ['certified', 'CERTIFIED'],
    ['agreed', 'ASSISTED'],
  ] as const)('R1.2 (二) %s is %s', (step, funnel) => {
    expect(funnelOf(chain(step).state)).toBe(funnel);
  });

  it('R1.2 (二) employed with an agreement is STABLE, employed alone is not assisted', () => {
    const hired = { form: 'FLEXIBLE', from: '2011-09-16' };
    expect(funnelOf(chain('agreed').at('2011-09-16').does('RecordEmployment', hired).state)).toBe('STABLE');
    expect(funnelOf(chain('certified').at('2011-09-16').does('RecordEmployment', hired).state)).toBe('CERTIFIED');
  });
});

describe('reading at a legal moment (validAt)', () => {
  it('stage and qualification are read by their spans', () => {
    const { state } = chain('agreed');
    const at = (day: string) => personAt(state, instantOf(day));
    expect(['2011-08-14', '2011-08-15', '2011-09-08', '2011-09-09', '2011-09-13'].map((day) => at(day).stage)).toEqual([
      null,
      'REGISTERED',
      'ON_NOTICE',
      'STREET_REVIEWED',
      'CERTIFIED',
    ]);
    expect(at('2011-09-12').qualification).toBe('NONE');
    expect(at('2011-09-13').qualification).toBe('CERTIFIED');
    expect(at('2011-09-14').agreement).toBeNull();
    expect(at('2011-09-15').agreement).not.toBeNull();
  });
});
