/**
 * What may fail in a way that the caller has to handle: the value, or the problem that stands in its place.
 * A bug throws; a failure that a user, a file or a server can cause is a `Result`.
 *
 * @example
 * function readAge(text: string): Result<number, {readonly code: 'not-a-number'; readonly text: string}> {
 *   const age = Number(text)
 *   return Number.isFinite(age) ? ok(age) : fail({code: 'not-a-number', text})
 * }
 *
 * const age = readAge('61')
 * if (!age.ok) return age.problem.code
 * age.value + 1
 */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}
