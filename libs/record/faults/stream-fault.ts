/**
 * A stream that cannot be folded, settled or decided. It is put into quarantine, alone: reads go on up to its last good event,
 * commands answer the incident. The reason tells operators where it failed and never what with: a message may quote a value.
 */
export class StreamFault extends Error {
  override readonly name = 'StreamFault';
}

/** Runs a kind's own function; whatever it throws is the stream's fault. */
export function ofStream<T>(step: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof StreamFault ? error : new StreamFault(`${step}: ${placeOf(error)}`);
  }
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'threw what is no error';
  const frame = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  const place = /([\w.-]+\.[cm]?[jt]s):(\d+)/.exec(frame ?? '');
  return place ? `${error.name} at ${place[1]}:${place[2]}` : error.name;
}
