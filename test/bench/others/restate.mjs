/* Restate: a virtual object a person, whose handler writes in one `ctx.run`; called over its ingress. Restate's server keeps its own log. */
import * as restate from '@restatedev/restate-sdk';
import * as clients from '@restatedev/restate-sdk-clients';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { freePort } from '../../../libs/platform/embedded/free-port.mjs';
import { serve } from './engine.mjs';

// Restate's SDK asks for it, Node 20 does not have it yet.
Promise.withResolvers ??= function withResolvers() {
  /** @type {any} */
  const made = {};
  made.promise = new this((/** @type {any} */ resolve, /** @type {any} */ reject) =>
    Object.assign(made, { resolve, reject }),
  );
  return made;
};

serve(async ({ append, place }) => {
  const [ingress, admin, node, service] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const folder = join(place.folder, 'restate');
  mkdirSync(folder, { recursive: true });
  const platform = `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`;
  const server = spawn(createRequire(import.meta.url).resolve(platform), ['--no-logo', '--base-dir', folder], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DO_NOT_TRACK: '1',
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_LOG_FILTER: 'error',
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
    },
  });
  process.once('exit', () => server.kill('SIGKILL'));
  const visits = restate.object({
    name: 'visits',
    handlers: {
      visit: (/** @type {restate.ObjectContext} */ ctx) => ctx.run('append', () => append(Number(ctx.key))),
    },
  });
  await restate.serve({ services: [visits], port: service, logger: () => {} });
  await eventually(() => registered(admin, service));
  const client = clients.connect({ url: `http://127.0.0.1:${ingress}` });
  const visit = (/** @type {number} */ person) => client.objectClient({ name: 'visits' }, String(person)).visit();
  await eventually(() => visit(0));
  return { ways: { 'a virtual object, ctx.run': visit }, end: async () => void server.kill('SIGTERM') };
});

async function registered(/** @type {number} */ admin, /** @type {number} */ service) {
  const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://127.0.0.1:${service}` }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function eventually(/** @type {() => Promise<unknown>} */ act) {
  for (const begin = performance.now(); ;) {
    try {
      return await act();
    } catch (error) {
      if (performance.now() - begin > 30_000) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
