import { openApiDocument } from '#contracts/openapi';
import { expect, it } from 'vitest';

/** The project's own contract for every route, committed: a change of it is read in review. `vitest run --project unit -u` writes it anew. */
it('the OpenAPI document is the committed one', async () => {
  await expect(`${JSON.stringify(openApiDocument('1.0.0'), null, 2)}\n`).toMatchFileSnapshot('openapi.json');
});
