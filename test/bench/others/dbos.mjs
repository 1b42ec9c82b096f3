/* DBOS: a workflow a command, with one step that writes; its tables in a database of their own on the same PostgreSQL. */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { serve } from './engine.mjs';

serve(async ({ append, place }) => {
  DBOS.setConfig({
    name: 'visits',
    systemDatabaseUrl: place.engineDatabaseUrl,
    logLevel: 'error',
    runAdminServer: false,
  });
  const visit = DBOS.registerWorkflow(
    (/** @type {number} */ person) => DBOS.runStep(() => append(person), { name: 'append' }),
    {
      name: 'visit',
    },
  );
  await DBOS.launch();
  return { ways: { 'a workflow with one step': visit }, end: () => DBOS.shutdown() };
});
