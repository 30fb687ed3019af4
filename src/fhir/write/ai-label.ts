import type { RecordPhrases } from './record-phrases.ts'

// How HL7's guide "AI Transparency on FHIR" (1.0.0-ballot, R4) wants to be told what a program has asserted. It draws no line
// between learned models and other programs, and TIPM is fitted to data: everything that was computed by it carries the label.

const GUIDE = 'http://hl7.org/fhir/uv/aitransparency'

const AI_ASSERTED: fhir4.Coding = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'AIAST',
  display: 'Artificial Intelligence asserted',
}

/** The label of a resource that was computed (the guide's page "Labeling"). */
export const AI_LABEL = { meta: { security: [AI_ASSERTED] } }

/** Why a Provenance exists: the guide's profile AI-Provenance, slice AIReason. */
export const AI_REASON: fhir4.CodeableConcept = { coding: [AI_ASSERTED] }

/** What the computing Device is, and the role of the agent that it is: the guide's profiles AI-Device and AI-Provenance. */
export const AI_SYSTEM: fhir4.CodeableConcept = {
  coding: [{ system: `${GUIDE}/CodeSystem/AIdeviceTypeCS`, code: 'Artificial-Intelligence' }],
}

/** A page as the card of a model: the guide's profile AI-ModelCard, to be contained where a Provenance names it. */
export function modelCardOf(
  url: string,
  description: string,
  { webPage }: RecordPhrases,
): fhir4.DocumentReference {
  return {
    resourceType: 'DocumentReference',
    id: 'model-card',
    status: 'current',
    type: {
      coding: [{ system: `${GUIDE}/CodeSystem/AIinputsCS`, code: 'AIModelCard', display: 'AI Model-Card' }],
    },
    // The guide has codes for two formats of a file only; this is a page.
    category: [{ text: webPage }],
    description,
    content: [{ attachment: { contentType: 'text/html', url } }],
  }
}
