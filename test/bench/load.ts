/** Does one thing for a client; `turn` counts what this client did before. */
export type Act = (client: number, turn: number) => Promise<unknown>;

/** Clients who each wait for an answer before they ask again. Answers how many acts a second were done. */
export async function closedLoop(clients: number, ms: number, act: Act): Promise<number> {
  const begin = performance.now();
  let done = 0;
  const client = async (place: number): Promise<void> => {
    for (let turn = 0; performance.now() - begin < ms; turn += 1) {
      await act(place, turn);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, place) => client(place)));
  return (done / (performance.now() - begin)) * 1000;
}

/**
 * Acts at their appointed times, whether or not earlier ones are answered. Answers each one's milliseconds from its appointment,
 * so that a pause of the server is felt by all who would have come meanwhile.
 */
export async function openLoop(perSecond: number, ms: number, act: Act): Promise<readonly number[]> {
  const begin = performance.now();
  const waited: number[] = [];
  const underWay: Promise<void>[] = [];
  const count = Math.floor((perSecond * ms) / 1000);
  for (let turn = 0; turn < count; turn += 1) {
    const appointed = begin + (turn * 1000) / perSecond;
    const early = appointed - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    underWay.push(act(0, turn).then(() => void waited.push(performance.now() - appointed)));
  }
  await Promise.all(underWay);
  return waited;
}

/** The same until it is told to stop; the answers are kept by the moment of their appointment. */
export function openLoopUntilStopped(perSecond: number, act: Act) {
  const answers: { readonly at: number; readonly ms: number }[] = [];
  let stopping = false;
  const run = async (): Promise<void> => {
    while (!stopping) {
      const at = Date.now();
      const waited = await openLoop(perSecond, 500, act);
      answers.push(...waited.map((ms) => ({ at, ms })));
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping = true;
      await running;
      return answers;
    },
  };
}
