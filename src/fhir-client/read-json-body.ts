import { fail, ok, type Result } from '../result.ts'

/** Why the body of an answer could not be read as JSON. `not-json` names its type, such as `text/html`. */
export type BodyProblem =
  | { readonly code: 'empty-body' | 'too-large' }
  | { readonly code: 'not-json'; readonly contentType: string | undefined }

/** JSON by its name (`json+fhir`: of before R4), or a type that says nothing of what is inside. */
const MAY_BE_JSON =
  /^(?:application\/(?:[\w.+-]+\+)?json(?:\+fhir)?|text\/(?:json|plain)|application\/octet-stream)$/

/** Reads the body of an answer once, up to a number of bytes, as JSON (UTF-8). Rejects where the connection breaks. */
export async function readJsonBody(
  answer: Response,
  mostBytes = Number.POSITIVE_INFINITY,
): Promise<Result<unknown, BodyProblem>> {
  const contentType = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() || undefined
  const isRefused = contentType !== undefined && !MAY_BE_JSON.test(contentType)
  const isTooLarge = Number(answer.headers.get('content-length') ?? 0) > mostBytes
  if (isRefused || isTooLarge) {
    await answer.body?.cancel()
    return fail(isRefused ? { code: 'not-json', contentType } : { code: 'too-large' })
  }
  const text = await textUpTo(answer, mostBytes)
  if (text === undefined) return fail({ code: 'too-large' })
  if (text.trim() === '') return fail({ code: 'empty-body' })
  try {
    return ok(JSON.parse(text))
  } catch {
    return fail({ code: 'not-json', contentType })
  }
}

async function textUpTo(answer: Response, mostBytes: number): Promise<string | undefined> {
  if (answer.body === null || mostBytes === Number.POSITIVE_INFINITY) return answer.text()
  const reader = answer.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
