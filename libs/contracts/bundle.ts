import { z } from 'zod';
import { actor } from './answers.ts';
import { uuid } from './fields.ts';

const place = z.object({
  seq: z.int(),
  seal: z.exactOptional(z.int()),
  path: z.exactOptional(z.array(z.string())),
});

/** What stands in the log of one person, byte for byte, with everything needed to check it. */
export const bundle = z
  .object({
    format: z.literal('yuanzhu-bundle/1'),
    streamId: uuid,
    kind: z.string(),
    madeAt: z.int().meta({ description: 'milliseconds of the business clock' }),
    madeBy: actor,
    head: z.object({ version: z.int(), hash: z.string() }),
    events: z.array(
      z.object({
        body: z.string().meta({ description: 'the canonical text that was hashed' }),
        protected: z.string().nullable().meta({ description: 'encrypted, base64' }),
        previousHash: z.string(),
        hash: z.string(),
        place: place.nullable(),
      }),
    ),
    commands: z.array(
      z.object({
        body: z.string(),
        protected: z.string(),
        answer: z.string(),
        hash: z.string(),
        place: place.nullable(),
      }),
    ),
    seals: z.array(z.object({ text: z.string(), signature: z.string() })),
    keys: z.record(z.string(), z.string()).meta({ description: 'public keys (PEM) by their id' }),
    seal: z.object({ digest: z.string(), keyId: z.string(), signature: z.string() }),
  })
  .meta({ id: 'Bundle' });
