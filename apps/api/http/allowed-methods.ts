import { ROUTES } from '#contracts/routes';

const PATTERNS = ROUTES.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The methods that an address of the interface takes; none: there is no such address. `HEAD` goes where `GET` does. */
export function allowedMethods(url: string): readonly string[] {
  const [path = ''] = url.split('?');
  const methods = new Set<string>(PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
