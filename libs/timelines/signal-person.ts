import type { PersonNews } from '#contracts/messages';
import { personWorkflowId, SEARCH_ATTRIBUTES, SIGNALS, TASK_QUEUES, WORKFLOWS } from '#contracts/messages';
import type { Client } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';

const STAGE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.stage, 'KEYWORD');
const COUNTY = defineSearchAttributeKey(SEARCH_ATTRIBUTES.countyCode, 'KEYWORD');

/** Tells a person's workflow where the record stands, starting it when it does not run. The only sender of `recorded`. */
export async function signalPerson(client: Client, streamId: string, message: PersonNews): Promise<void> {
  await client.workflow.signalWithStart(WORKFLOWS.assistedPerson, {
    workflowId: personWorkflowId(streamId),
    taskQueue: TASK_QUEUES.persons,
    signal: SIGNALS.recorded,
    signalArgs: [message],
    typedSearchAttributes: [
      { key: STAGE, value: message.stage },
      { key: COUNTY, value: message.countyCode },
    ],
    memo: { regulation: '皖人社发〔2011〕44号' },
    staticSummary: '就业援助对象 assisted person',
  });
}
