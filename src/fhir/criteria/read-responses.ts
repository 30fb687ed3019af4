import { conceptName, hasCode } from '../codes/code-match.ts'
import { MRECIST } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { observationRefusal, observationTime } from '../read/measurements.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { ChartTime } from '../resources/chart-time.ts'
import type { Concept, Observation } from '../resources/resource-schemas.ts'
import { chartPatient } from '../resources/subject.ts'

export type ResponseCategory = 'CR' | 'PR' | 'SD' | 'PD'

/** One assessment of the tumour's response by mRECIST, as the chart records it. */
export interface RecordedResponse {
  readonly category: ResponseCategory
  readonly time: ChartTime
}

/**
 * The patient's responses by mRECIST, oldest first. Only Taiwan's TW PAS is known to code mRECIST, so an Observation is one by that code, by
 * one of the site (`reading.codes.response`) or by the word mRECIST in its code or method; other criteria, RECIST 1.1 too, are not taken for it.
 * The category is told by its word or abbreviation: DICOM's codes (CID 6144) say how target lesions responded, not the patient.
 */
export function readResponses(chart: ChartResources, reading: ReadContext): RecordedResponse[] {
  const context: ChartContext = { ...reading, patient: chartPatient(chart, reading) }
  return chart.observations
    .filter((observation) => isResponse(observation, context) && !observationRefusal(observation, context))
    .flatMap((observation): RecordedResponse[] => {
      const category = categoryOf(observation)
      const time = observationTime(observation, context)
      if (category === undefined || !time.ok || time.time.from > context.asOf.getTime()) return []
      return [{ category, time: time.time }]
    })
    .toSorted((a, b) => a.time.from - b.time.from)
}

function isResponse({ code, method }: Observation, { site }: ReadContext): boolean {
  return hasCode(code, [...MRECIST, ...site.reading.codes.response]) || [code, method].some(saysMrecist)
}

function saysMrecist(concept: Concept | undefined): boolean {
  const words = [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)]
  return words.some((word) => /(^|[^a-z])(mrecist|modified recist)/i.test(word ?? ''))
}

const WORDS: Readonly<Record<ResponseCategory, RegExp>> = {
  CR: /^(cr|complete (response|remission)|完全(缓解|緩解|反應))$/,
  PR: /^(pr|partial (response|remission)|部分(缓解|緩解|反應))$/,
  SD: /^(sd|stable disease|疾病(稳定|穩定))$/,
  PD: /^(pd|progressive disease|disease progression|疾病(进展|進展|惡化))$/,
}

const CATEGORIES = Object.keys(WORDS) as ResponseCategory[]

function categoryOf({ valueCodeableConcept, valueString }: Observation): ResponseCategory | undefined {
  const word = (valueString ?? conceptName(valueCodeableConcept)).trim().toLowerCase()
  // "Partial response (PR)" says the same twice.
  const spoken = word.replace(/(?<!\s)\s*[(（](cr|pr|sd|pd)[)）]$/, '')
  return CATEGORIES.find((category) => WORDS[category].test(spoken))
}
