import type { PersonNews } from '#contracts/messages';
import type { Guards } from '#timelines/guards';
import { messageOf } from '#timelines/message';
import type { SettlePort } from '#timelines/ports';

export interface SettleDeps {
  readonly record: SettlePort;
  readonly guards: Guards;
}

/**
 * A person's timer came: settle what is due and tell the workflow how the record stands. The answer is what a message would
 * have brought, so its version counts as delivered; should the answer be lost, the activity runs again and gives a newer one.
 */
export function createSettleActivities({ record, guards }: SettleDeps) {
  return {
    async settle(streamId: string): Promise<PersonNews | null> {
      const wanted = await record.settleStream(streamId);
      if (wanted === null) return null;
      await record.markDelivered([wanted]);
      return messageOf(wanted, guards);
    },
  };
}

export type SettleActivities = ReturnType<typeof createSettleActivities>;
