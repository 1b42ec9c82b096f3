import type { Grounds } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import type { CommandOption } from '#kernel/stream-kind';
import { grounds, isRuleId } from '#law/paragraphs';
import { isConditionCode, isRefusalCode } from '#law/texts';
import type { PersonState } from '#person/state';
import { answerOf, wordsOf } from './refusal-words.ts';

/** A refusal, the person it was said to, and of which command. */
export interface Said {
  readonly refusal: Refusal;
  readonly state: PersonState;
  readonly where: string;
}

/**
 * What a refusal leaves out of what the law owes (R4.7): its paragraph, its rule, the condition that is not met with what is and what
 * is needed, and words in both languages with nothing missing in them.
 */
export function faultsOf(said: Said): readonly string[] {
  const { refusal, where } = said;
  const faults = [...faultsOfValues(refusal), ...faultsOfWords(said)];
  return faults.map((fault) => `${where}: ${refusal.code}: ${fault}`);
}

function faultsOfValues({ code, grounds: law, unmet }: Refusal): readonly string[] {
  return [
    ...(isRefusalCode(code) ? [] : ['no such code']),
    ...(citesTheLaw(law) ? [] : [`cites ${law.rules.join(' ')} ${law.paragraphs.join('')}`]),
    ...(unmet.length > 0 ? [] : ['names no condition']),
    ...unmet.flatMap(({ condition, actual, needed }) =>
      isConditionCode(condition) && actual !== '' && needed !== '' ? [] : [`${condition}: ${actual}, needed ${needed}`],
    ),
  ];
}

function citesTheLaw(law: Grounds): boolean {
  const [rule, ...more] = law.rules.filter(isRuleId);
  return rule !== undefined && JSON.stringify(grounds(rule, ...more)) === JSON.stringify(law);
}

function faultsOfWords({ refusal, state }: Said): readonly string[] {
  const wrong = (script: RegExp) => (words: string) => !script.test(words) || /—|[{}]|undefined|null/.test(words);
  return [
    ...wordsOf(refusal, state, 'zh').filter(wrong(/[\u4E00-\u9FFF]/)),
    ...wordsOf(refusal, state, 'en').filter(wrong(/[a-z]/)),
  ];
}

/** A refusal with what its asker may do instead. */
export interface Answered extends Said {
  readonly command: string;
  readonly instead: readonly CommandOption[];
}

/** What the answer, as it goes over the wire in either language, leaves out. */
export function faultsOfAnswer({ refusal, state, where, command, instead }: Answered): readonly string[] {
  return (['zh', 'en'] as const).flatMap((language) => {
    const { paragraphs, rules, unmet, availableCommands } = answerOf(refusal, state, language, instead) as {
      readonly [field: string]: readonly Readonly<Record<string, string>>[];
    };
    const faults = [
      ...(paragraphs?.length && paragraphs.every((one) => /^\([一-鿿]+\)$/.test(String(one))) ? [] : ['no paragraph']),
      ...(rules?.length && rules.every((one) => isRuleId(String(one))) ? [] : ['no rule']),
      ...(unmet?.length && unmet.every((one) => one['condition'] && one['text'] && one['actual'] && one['needed'])
        ? []
        : ['no condition']),
      ...(availableCommands?.every(({ name, paragraph }) => name !== command && /^\([一-鿿]+\)$/.test(paragraph ?? ''))
        ? []
        : ['not what is possible instead']),
    ];
    return faults.map((fault) => `${where}, ${language}: ${fault}`);
  });
}
