import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

/** How long closed runs stay readable; the record, not Temporal, is what is kept for ever. */
const RETENTION = '90 days';

/** A client that connects when it is first used: whoever holds it starts, and works on, while Temporal is away. */
export function lazyClient(address: string, namespace: string): Client {
  return new Client({ connection: Connection.lazy({ address, connectTimeout: '5 seconds' }), namespace });
}

/**
 * Gives a namespace its search attributes (keywords) and its retention. What is there already stays, so this may run at every
 * start, against our own server or another.
 */
export async function prepareNamespace(
  { connection }: Client,
  namespace: string,
  keywords: readonly string[],
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = keywords.filter((name) => !(name in customAttributes));
  if (missing.length > 0) {
    const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, keyword]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  }
  const config = { workflowExecutionRetentionTtl: msToTs(RETENTION) };
  await connection.workflowService.updateNamespace({ namespace, config });
}
