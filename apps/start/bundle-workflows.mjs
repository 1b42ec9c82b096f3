/* A process of its own: the bundler brings webpack and the Temporal core, which a supervisor need not carry. */
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = process.argv[2];
if (target === undefined) throw new Error('usage: node bundle-workflows.mjs TARGET');
const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
writeFileSync(`${target}.new`, code);
renameSync(`${target}.new`, target);
