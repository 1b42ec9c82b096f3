import type { Instant } from '#kernel/instant';
import { dateAt, formatInstant } from '#kernel/instant';
import type { AreaCode } from '#law/area';
import type { CategoryCode } from '#law/categories';
import { CATEGORIES, isCategoryCode } from '#law/categories';
import type { Bilingual, Language } from '#law/language';
import type { PostedNotice } from '#views/public-notices/public-notices.queries';
import { listPostedNotices } from '#views/public-notices/public-notices.queries';
import type { Database, Page } from '#views/sql';
import { areaRanges } from './area-ranges.ts';
import type { Law } from '../law.ts';
import type { PageRequest } from './lists.ts';
import { pageOf } from './lists.ts';

export interface NoticeAnswer {
  readonly name: string;
  readonly sex: string;
  readonly age: number;
  /** In neutral words: never a kind of disability, an illness, family or income. */
  readonly category: string;
  readonly maskedCitizenId: string;
  /** The community's name. */
  readonly community: string;
  readonly publishedOn: string;
  /** `null` while an objection is open. */
  readonly endsAt: string | null;
}

export type NoticesAnswer = Page<NoticeAnswer> & { readonly howToObject: string };

export type NoticesRequest = PageRequest & { readonly area?: AreaCode; readonly language: Language };

/** R4.4 (四) What the public is told beside the list. */
const HOW_TO_OBJECT: Bilingual = {
  zh: '对公示对象有异议的，请在公示期内向所在社区或街道（乡镇）劳动保障工作机构反映，应说明异议理由；也可拨打12333。',
  en: 'Anyone may object while a notice is posted: tell the community or street labour office, giving your reason, or call 12333.',
};

const PROVINCE = '340000';

export type Notices = ReturnType<typeof createNotices>;

/** The posted lists: no token, so nothing here but what R4.4 allows. */
export function createNotices({
  law,
  database,
  now,
}: {
  readonly law: Law;
  readonly database: Database;
  readonly now: () => Promise<Instant>;
}) {
  return {
    async posted({ area = PROVINCE, language, ...page }: NoticesRequest): Promise<NoticesAnswer> {
      const at = await now();
      const areas = areaRanges(law, area, dateAt(at));
      const { items, nextCursor } = await listPostedNotices(database, { ...pageOf(page), areas, now: at });
      const answers = items.map((notice) => noticeAnswer(notice, law, language));
      return { items: answers, nextCursor, howToObject: HOW_TO_OBJECT[language] };
    },
  };
}

function noticeAnswer(notice: PostedNotice, { areas }: Law, language: Language): NoticeAnswer {
  const { name, sex, age, maskedCitizenId, publishedOn, endsAt } = notice;
  return {
    name,
    sex,
    age,
    category: neutralWords(notice.categories.filter(isCategoryCode), language),
    maskedCitizenId,
    community: areas.name(notice.community) ?? notice.community,
    publishedOn,
    endsAt: endsAt === null ? null : formatInstant(endsAt),
  };
}

/** Several categories may share one neutral name; it is said once. */
function neutralWords(categories: readonly CategoryCode[], language: Language): string {
  const words = new Set(categories.map((code) => CATEGORIES[code].public[language]));
  return [...words].join(language === 'zh' ? '、' : ', ');
}
