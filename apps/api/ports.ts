/** What the composition root hands in; everything else Nest finds by its type. */
export const CASEWORK = Symbol('casework');
export const CLOCK_MOVER = Symbol('clock mover');
export const TOKEN_ISSUER = Symbol('rehearsal issuer');
export const HEALTH = Symbol('health');
export const COMPARISON = Symbol('comparison of record and Temporal');
