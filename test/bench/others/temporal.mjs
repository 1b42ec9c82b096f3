/* Bare Temporal: a workflow a person, a command is an Update whose handler writes in a local activity or in an activity. */
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { serve } from './engine.mjs';

const NAMESPACE = 'yuanzhu';
const taskQueue = 'bench-visits';

serve(async ({ append, place }) => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const address = place.temporalAddress;
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace: NAMESPACE,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./temporal-workflows.mjs', import.meta.url)),
    activities: { append },
    maxCachedWorkflows: 400,
  });
  const running = worker.run();
  const client = new Client({ connection: await Connection.connect({ address }), namespace: NAMESPACE });
  const started = new Map();
  const update = (/** @type {string} */ name) => async (/** @type {number} */ person) => {
    const workflowId = `visits-${person}`;
    const start = () => client.workflow.start('visits', { workflowId, taskQueue, args: [person] });
    if (!started.has(person)) started.set(person, start());
    await started.get(person);
    return client.workflow.getHandle(workflowId).executeUpdate(name);
  };
  const end = async () => {
    worker.shutdown();
    await running;
  };
  return { ways: { 'Update + local activity': update('locally'), 'Update + activity': update('remotely') }, end };
});
