import type { Bilingual, Language } from '#law/language';
import type { z } from 'zod';
import type { GuardCode } from './json-guard.ts';

/** What can be wrong with a field, in the words of the person who typed it. */
const MISTAKES = {
  REQUIRED: { zh: '缺少此项', en: 'is missing' },
  WRONG_TYPE: { zh: '类型不对，应为 {expected}', en: 'has the wrong type, {expected} is expected' },
  UNKNOWN_FIELD: { zh: '没有这一项', en: 'is not a field of this body' },
  NOT_IN_LIST: { zh: '不在可选范围内：{values}', en: 'is not one of {values}' },
  TOO_SHORT: { zh: '过短或过小，至少 {minimum}', en: 'is too short or too small, at least {minimum}' },
  TOO_LONG: { zh: '过长或过大，至多 {maximum}', en: 'is too long or too large, at most {maximum}' },
  FORMAT: { zh: '格式不对', en: 'has the wrong format' },
  DATE: { zh: '不是有效日期，应为 YYYY-MM-DD', en: 'is not a date of the calendar, YYYY-MM-DD is expected' },
  MONTH: { zh: '不是有效月份，应为 YYYY-MM', en: 'is not a month, YYYY-MM is expected' },
  UUID: { zh: '不是小写的 UUID', en: 'is not a lower-case UUID' },
  INSTANT: { zh: '不是带时区的 ISO 8601 时刻', en: 'is not an ISO 8601 instant with an offset' },
  SINGLE_LINE: { zh: '不能空白或换行', en: 'must be one line and not blank' },
  NOT_BLANK: { zh: '不能空白', en: 'must not be blank' },
  NOTHING_FITS: { zh: '内容不符合任何一种允许的形式', en: 'fits none of the allowed forms' },
  PRIMARY_NOT_LISTED: { zh: '主要类别须在所列类别之中', en: 'must be one of the categories listed' },
  TWICE: { zh: '重复出现', en: 'stands there twice' },
  ENDS_BEFORE_IT_BEGINS: { zh: '结束早于开始', en: 'ends before it begins' },
  EMPTY_CHANGE: { zh: '至少填写一项', en: 'needs at least one item' },
  CITIZEN_ID_LENGTH: { zh: '身份证号须为18位（或旧15位）', en: 'a citizen ID has 18 characters (15 for old ones)' },
  CITIZEN_ID_CHECK_DIGIT: { zh: '身份证号校验码不符', en: 'the check digit of the citizen ID is wrong' },
  CITIZEN_ID_BIRTH_DATE: { zh: '身份证号中的出生日期不存在', en: 'the birth date in the citizen ID does not exist' },
  CITIZEN_ID_FUTURE: { zh: '身份证号中的出生日期在未来', en: 'the birth date in the citizen ID lies in the future' },
  CITIZEN_ID_SEX: {
    zh: '退休类别与身份证号表明的性别不符',
    en: 'the retirement category does not fit the sex the citizen ID tells',
  },
  EMPLOYER_ID: { zh: '用人单位编号校验不通过', en: 'the employer number does not pass its check' },
  CERTIFICATE_NUMBER: {
    zh: '证号须为16位数字且县区代码存在',
    en: 'a certificate number has 16 digits and begins with a county that exists',
  },
  AREA_UNKNOWN: { zh: '没有这个行政区划代码，或当日不存在', en: 'no such area, or none on that day' },
  KEY_REUSED: { zh: '已用于另一内容或另一人员的请求', en: 'was used for another body or by another actor' },
  NO_SUCH_PLACE: {
    zh: '不是事件序列中的位置，请从头读取',
    en: 'is no place in the order of events: begin anew',
  },
  CLOCK_BACKWARD: { zh: '早于业务时钟', en: 'lies before the business clock' },
  STAFF: {
    zh: '不是有效的工作人员名称，或其区划与角色不符',
    en: 'is no name of a member of staff, or the area does not fit the role',
  },
  CHARACTER_NUL: { zh: '含有空字符（NUL）', en: 'holds a NUL character' },
  CHARACTER_SURROGATE: { zh: '含有不成对的代理字符', en: 'holds a lone surrogate' },
  CHARACTER_BIDI: { zh: '含有改变文字方向的控制符', en: 'holds a character that overrides the direction of text' },
  CHARACTER_CONTROL: { zh: '含有控制字符', en: 'holds a control character' },
  KEY_FORBIDDEN: { zh: '含有不允许的字段名', en: 'holds a forbidden field name' },
  JSON_TOO_DEEP: { zh: '嵌套层次过深', en: 'is nested too deeply' },
  JSON_TOO_MANY_KEYS: { zh: '内容项目过多', en: 'holds too many items' },
} as const satisfies Readonly<Record<string, Bilingual>> & Readonly<Record<GuardCode, Bilingual>>;

export type MistakeCode = keyof typeof MISTAKES;

/** One line of a 422: where, and what is wrong there. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Marks a refinement of a schema with the mistake it finds. */
export function mistake(
  code: MistakeCode,
  path?: readonly string[],
): { params: { code: MistakeCode }; path?: string[] } {
  return path ? { params: { code }, path: [...path] } : { params: { code } };
}

export function fieldError(
  path: string,
  code: MistakeCode,
  language: Language,
  params: Readonly<Record<string, unknown>> = {},
): FieldError {
  const message = MISTAKES[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'));
  return { path, message };
}

/** What a schema found, one line per mistake; a field too many is named by its own path. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], language: Language): readonly FieldError[] {
  return issues.flatMap((issue) => errorsOf(issue, issue.path.map(String), language));
}

function errorsOf(issue: z.core.$ZodIssue, path: readonly string[], language: Language): readonly FieldError[] {
  const at = path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fieldError([...path, key].join('.'), 'UNKNOWN_FIELD', language));
    case 'invalid_type':
      return [fieldError(at, isMissing(issue) ? 'REQUIRED' : 'WRONG_TYPE', language, { expected: issue.expected })];
    case 'invalid_value':
      return [
        fieldError(at, isMissing(issue) ? 'REQUIRED' : 'NOT_IN_LIST', language, { values: issue.values.join(' ') }),
      ];
    case 'too_small':
      return [fieldError(at, 'TOO_SHORT', language, { minimum: issue.minimum })];
    case 'too_big':
      return [fieldError(at, 'TOO_LONG', language, { maximum: issue.maximum })];
    case 'custom':
      return [fieldError(at, customCode(issue.params), language)];
    case 'invalid_union':
      return unionErrors(issue, path, language);
    default:
      return [fieldError(at, 'FORMAT', language)];
  }
}

/** Of several allowed forms the one that was meant is the one whose kind of value fits: its mistakes are told. */
function unionErrors(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly string[],
  language: Language,
): readonly FieldError[] {
  if (isMissing(issue)) return [fieldError(path.join('.'), 'REQUIRED', language)];
  const meant = issue.errors.filter((issues) => !issues.some(isOfAnotherKind));
  if (meant[0] === undefined || meant.length > 1) return [fieldError(path.join('.'), 'NOTHING_FITS', language)];
  return meant[0].flatMap((each) => errorsOf(each, [...path, ...each.path.map(String)], language));
}

function isOfAnotherKind(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  return (
    issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' && issue.errors.every((issues) => issues.some(isOfAnotherKind)))
  );
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.input === undefined;
}

function customCode(params: Readonly<Record<string, unknown>> | undefined): MistakeCode {
  const code = params?.['code'];
  return typeof code === 'string' && Object.hasOwn(MISTAKES, code) ? (code as MistakeCode) : 'FORMAT';
}
