import { fullYears } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import type { PersonState } from '#person/state';
import { isHidden } from '../hidden.ts';
import type { InlineView, ViewInput } from '../inline-view.ts';
import { noticeCitizenId } from '../masking.ts';
import { publicNoticesMigration } from './public-notices.migration.ts';

/** R4.4 (四) The board is everybody's, but a notice whose period has ended is nobody's, settled or not. */
const UNTIL_IT_ENDS = 'ends_at is null or ends_at > (select record.now())';

/**
 * R4.4 (四) What hangs on the board: name, sex, age, category, community, dates; the citizen ID by its first 6 and last 2.
 * Never phone, address, family, kind of disability, illness or income: they do not reach this table.
 */
export const publicNoticesView: InlineView<PersonState> = {
  name: 'public_notices',
  kind: 'person',
  migration: publicNoticesMigration,
  wall: UNTIL_IT_ENDS,
  row: noticeRow,
};

function noticeRow({ state, summary }: ViewInput<PersonState>): Json {
  const { notice, identity, application, stage } = state;
  const posted = notice !== null && !notice.ended && (stage === 'ON_NOTICE' || stage === 'OBJECTED');
  if (!posted || !identity || !application || isHidden(state)) return null;
  return {
    area: summary.area,
    name: identity.name,
    sex: identity.sex,
    age: fullYears(identity.birthOn, notice.publishedOn),
    masked_citizen_id: noticeCitizenId(identity.citizenId),
    categories: application.categories.map(({ code }) => code),
    published_on: notice.publishedOn,
    ends_at: notice.endsAt,
  };
}
