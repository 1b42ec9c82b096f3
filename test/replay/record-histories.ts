import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startEngine } from './engine.ts';
import { historyFile, histories } from './histories.ts';
import { paperFor, scenarios } from './scenarios.ts';

/**
 * Lives through every scenario and writes the histories that `replay.spec.ts` replays. To be run once for a release whose
 * workflows issue other commands than before; the files of earlier releases stay and must still replay:
 *
 *   npx vitest run --config test/replay/record.config.ts
 */
for (const scenario of scenarios) {
  test(`recording: ${scenario.name}`, async () => {
    const engine = await startEngine();
    const record = paperFor(scenario);
    const service = await engine.serve(record, scenario.guards);
    try {
      mkdirSync(histories, { recursive: true });
      const told = await scenario.live(engine, record);
      expect(told).not.toHaveLength(0);
      for (const { name, workflowId, runId } of told) {
        const history = await engine.client.workflow.getHandle(workflowId, runId).fetchHistory();
        const events: unknown = JSON.parse(withoutIdentities(historyToJSON(history)));
        writeFileSync(historyFile(name), `${JSON.stringify({ workflowId, history: events }, null, 1)}\n`);
      }
    } finally {
      await service.stop();
      await engine.stop();
    }
  });
}

/** Who ran it (process and host) is nobody's business in a repository. */
function withoutIdentities(json: string): string {
  return json.replace(/"identity":\s*"[^"]*"/g, '"identity": "recorder"').replace(/[0-9]+@[A-Za-z0-9.-]+/g, 'recorder');
}
