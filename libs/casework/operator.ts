import type { Actor } from '#kernel/event';

/** Who sits at the machine itself: judged by the operating system, kept in the log of readings like everybody. */
export const OPERATOR: Actor = { staff: 'operator', role: 'system', area: '340000' };
