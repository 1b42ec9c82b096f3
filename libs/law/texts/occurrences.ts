import type { Bilingual, Language } from '../language.ts';

/** What time alone brings, in words: by the name of the event that it raises. */
export const OCCURRENCES = {
  DeadlineFixed: { zh: '工作日安排公布后确定期限', en: 'the date is fixed once the working days are published' },
  PublicNoticeEnded: {
    zh: '公示期满，公示撤下，可进行街道复核',
    en: 'the notice ends and comes down; the street review is open',
  },
  StepOverdue: {
    zh: '环节超过办理时限，提请上一级督办',
    en: 'the step is late: a task for the next level; nothing is approved',
  },
  AgreementEnded: { zh: '援助协议到期终止', en: 'the agreement ends by its date' },
  AnnualReviewOpened: { zh: '年审开始', en: 'the annual review opens' },
  ReviewReminderRaised: { zh: '提醒参加年审', en: 'person and staff are reminded of the review' },
  AnnualReviewMissed: { zh: '逾期未参加年审', en: 'the review is missed' },
  ReviewDecisionOverdue: {
    zh: '已参加年审而机构逾期未作结论，不注销，列为逾期事项',
    en: 'attended but not decided: nobody is deregistered, the agency gets an incident',
  },
  QualificationDeregistered: { zh: '注销就业援助对象资格', en: 'the qualification is deregistered' },
  BenefitSuspended: { zh: '待遇暂停', en: 'the benefit is suspended' },
  BenefitStopped: { zh: '待遇停发', en: 'the benefit stops' },
  BenefitExpired: { zh: '待遇期满', en: 'the benefit has come to its end' },
  BenefitTermMoved: { zh: '退休年龄调整，享受期限随之变动', en: 'the term moves with the retirement age' },
  ExpiryReminderRaised: { zh: '提醒待遇即将期满', en: 'a reminder that the benefit is about to end' },
  ReminderLapsed: { zh: '提醒已无必要，记为失效', en: 'a reminder that has lost its purpose lapses' },
  RetirementReached: {
    zh: '达到法定退休年龄，提请办理退出',
    en: 'retirement age: a task to close the case, no qualification ends',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type OccurrenceCode = keyof typeof OCCURRENCES;

/** An event that has no words here is told by its name. */
export function occurrenceText(type: string, language: Language): string {
  return isOccurrence(type) ? OCCURRENCES[type][language] : type;
}

function isOccurrence(type: string): type is OccurrenceCode {
  return Object.hasOwn(OCCURRENCES, type);
}
