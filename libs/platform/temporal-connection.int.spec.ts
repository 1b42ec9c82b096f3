import type { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTemporal } from './embedded/temporal.mjs';
import { lazyClient, prepareNamespace } from './temporal-connection.ts';

const NAMESPACE = 'yuanzhu';
const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-namespace-'));
let server: Awaited<ReturnType<typeof startTemporal>>;
let client: Client;

beforeAll(async () => {
  server = await startTemporal({ dataDir: folder, namespace: NAMESPACE, headless: true, inMemory: true });
  client = lazyClient(server.address, NAMESPACE);
});
afterAll(async () => {
  await client?.connection.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a namespace is given its search attributes and 90 days of retention, at every start again', async () => {
  await prepareNamespace(client, NAMESPACE, ['Stage']);
  await prepareNamespace(client, NAMESPACE, ['Stage', 'CountyCode']);
  const { operatorService, workflowService } = client.connection;
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace: NAMESPACE });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['Stage', 'CountyCode']));
  const { config } = await workflowService.describeNamespace({ namespace: NAMESPACE });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 86_400);
});
