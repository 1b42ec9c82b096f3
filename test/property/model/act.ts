import type { Model } from './state.ts';
import type { Words } from './words.ts';

/** Whether the law allows an act today, and what it changes. */
export interface Act {
  readonly may: (model: Model, words: Words) => boolean;
  readonly then: (model: Model, words: Words) => void;
}
