import type { Scored } from '../../model/assessment.ts'
import type { ChartInputs } from '../chart-inputs.ts'
import { computedHead, tipmConcept } from './computed-head.ts'
import { riskAssessment } from './risk-assessment.ts'
import type { AssessmentContext } from './save-context.ts'

/** The assessment as a DocumentReference: the text a clinician reads, and beside it the RiskAssessment as JSON. */
export function assessmentDocument(
  chart: ChartInputs,
  assessment: Scored,
  identifier: string,
  context: AssessmentContext,
): fhir4.DocumentReference {
  const { asOf, patientId } = context.read
  const { phrases } = context
  const text = [context.words.rationale, ...context.words.notes].join('\n')
  const json = JSON.stringify(riskAssessment(chart, assessment, identifier, [], context))
  return {
    resourceType: 'DocumentReference',
    ...computedHead(identifier, context),
    status: 'current',
    docStatus: assessment.kind === 'complete' && context.confirmed ? 'final' : 'preliminary',
    type: tipmConcept('tipm-assessment', context),
    subject: { reference: `Patient/${patientId}` },
    date: asOf.toISOString(),
    ...(context.author === undefined ? {} : { author: [context.author] }),
    description: `TIPM: ${context.words.result}`,
    content: [
      attachment('text/plain; charset=utf-8', text, phrases.title),
      attachment('application/fhir+json', json, phrases.withJson),
    ],
    ...(context.encounter === undefined
      ? {}
      : { context: { encounter: [{ reference: context.encounter }] } }),
  }
}

function attachment(contentType: string, data: string, title: string): fhir4.DocumentReferenceContent {
  return { attachment: { contentType, title, data: base64(data) } }
}

/** Base64 of a text's UTF-8 bytes. */
function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
