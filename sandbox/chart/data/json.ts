import { outcomeTexts } from '../../../src/fhir/resources/outcome-texts.ts'
import type { Question } from '../../../src/fhir-client/ask.ts'
import { fetchJson } from '../../../src/fhir-client/fetch-json.ts'
import { fail } from '../../../src/result.ts'
import type { ChartResult, Failure } from './chart-failure.ts'

/** JSON from the EHR's own server. */
export async function ehrJson(url: string, question: Question = {}): Promise<ChartResult<unknown>> {
  const answer = await fetchJson(url, question)
  if (answer.ok) return answer
  const { problem } = answer
  switch (problem.code) {
    case 'network':
    case 'timeout':
    case 'cancelled':
      return fail({ kind: 'unreachable' })
    case 'http':
      return fail(refused(problem.status, problem.json))
    case 'empty-body':
    case 'too-large':
    case 'not-json':
      return fail({ kind: 'unexpected', what: 'an answer that is not JSON' })
  }
}

/** A refusal, with the words of its OperationOutcome. */
export function refused(status: number, body: unknown): Failure {
  const text = outcomeTexts(body).join('; ')
  return { kind: 'refused', status, ...(text !== '' && { text }) }
}
