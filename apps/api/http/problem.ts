import type { FieldError } from '#contracts/mistakes';
import type { Language } from '#law/language';
import type { ProblemCode, TextParams } from '#law/texts';
import { problemText } from '#law/texts';

interface ProblemDetails {
  readonly params?: TextParams;
  readonly errors?: (language: Language) => readonly FieldError[];
  /** Members beside those of RFC 9457, e.g. `rule` or `version`. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is no decision: thrown anywhere, written once by the filter in the language of the request. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

export interface ProblemRequest {
  readonly id: string;
  readonly language: Language;
}

/** RFC 9457 with the code, which is stable for ever, and the request's id. */
export function problemBody(
  { status, code, details }: Problem,
  { id, language }: ProblemRequest,
): Readonly<Record<string, unknown>> {
  return {
    type: problemType(code),
    ...problemText(code, details.params ?? {}, language),
    status,
    instance: requestUrn(id),
    code,
    requestId: id,
    ...(details.errors ? { errors: details.errors(language) } : {}),
    ...details.extra,
  };
}

export function requestUrn(requestId: string): string {
  return `urn:yuanzhu:request:${requestId}`;
}

export function problemType(code: string): string {
  return `urn:yuanzhu:problem:${code}`;
}

export function invalidBody(errors: (language: Language) => readonly FieldError[]): Problem {
  return new Problem(422, 'INVALID_BODY', { errors });
}

export function invalidQuery(errors: (language: Language) => readonly FieldError[]): Problem {
  return new Problem(422, 'INVALID_QUERY', { errors });
}
