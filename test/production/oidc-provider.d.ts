/** The part of the package that `issuer.mjs` uses; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { Server } from 'node:http';

  export default class Provider {
    constructor(issuer: string, configuration: object);
    listen(port: number, host: string, done: () => void): Server;
  }
}
