const MOST_KEPT = 10_000;

/**
 * The answer to a question that is asked for every person alike: found once and kept. The law of a day never changes, so an answer
 * holds for as long as what it was asked of.
 */
export function kept<Answer>(known: Map<string, Answer>, question: string, find: () => Answer): Answer {
  const before = known.get(question);
  if (before !== undefined) return before;
  const answer = find();
  if (known.size >= MOST_KEPT) known.clear();
  known.set(question, answer);
  return answer;
}
