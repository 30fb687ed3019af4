import { fail, ok, type Result } from '../result.ts'
import { ask, type Fetch, type NoAnswer, type Question, runtimeFetch } from './ask.ts'
import type { BodyProblem } from './read-json-body.ts'

/** Why there is no JSON. `http`: the server refused; `json` is what it said, undefined where that was not JSON. */
export type JsonProblem =
  | NoAnswer
  | BodyProblem
  | { readonly code: 'http'; readonly status: number; readonly json: unknown }

/** JSON by one request whose success is all that counts. */
export async function fetchJson(
  url: string,
  question: Question = {},
  fetch: Fetch = runtimeFetch,
): Promise<Result<unknown, JsonProblem>> {
  const answer = await ask(fetch, url, question)
  if (!answer.ok) return answer
  const { status, json, unread } = answer.value
  if (status < 200 || status > 299) return fail({ code: 'http', status, json })
  return unread === undefined ? ok(json) : fail(unread)
}
