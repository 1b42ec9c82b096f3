import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** `docker compose config` without an engine: the file is read and its variables are filled in. */
export interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly profiles?: readonly string[];
  readonly deploy?: { readonly replicas?: number };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const require = createRequire(import.meta.url);
/** The parser that comes with the API's document page. */
const { load } = createRequire(require.resolve('@nestjs/swagger'))('js-yaml') as { load: (text: string) => unknown };

const at = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** docker-compose.yml as these variables make it. */
export function composed(env: Readonly<Record<string, string>> = {}): Compose {
  const text = readFileSync(at('docker-compose.yml'), 'utf8');
  const filled = text.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, fallback: string) => env[name] ?? fallback);
  return unescaped(load(filled)) as Compose;
}

/** `<<: *anchor`, which YAML 1.2 leaves to the reader: what stands in place counts before what is merged in. `$$` is a plain dollar. */
function unescaped(node: unknown): unknown {
  if (typeof node === 'string') return node.replaceAll('$$', '$');
  if (Array.isArray(node)) return node.map(unescaped);
  if (typeof node !== 'object' || node === null) return node;
  const { '<<': merged = {}, ...own } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, unescaped(value)]),
  );
  return { ...(merged as object), ...own };
}

/** What the last stage of the Dockerfile takes from the checkout or from the build, in its order. */
export function shipped(): readonly string[] {
  const [, last = ''] = /[^]*^FROM ([^]*)$/m.exec(readFileSync(at('Dockerfile'), 'utf8')) ?? [];
  return [...last.matchAll(/^COPY (.*)$/gm)].flatMap(([, words = '']) =>
    words
      .split(' ')
      .filter((word) => !word.startsWith('--'))
      .slice(0, -1)
      .map((path) => path.replace(/^\/app\//, '')),
  );
}
