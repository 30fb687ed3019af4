import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import type { CriterionId } from '../../src/fhir/criteria/criteria.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { bundleResources } from '../../src/fhir/resources/bundle-resources.ts'
import { gapFailures } from '../../src/fhir/resources/source-gaps.ts'
import {
  allSites,
  condition,
  exam,
  administration as given,
  lab,
  lesion,
  resultOf,
  SUBJECT,
} from './chart-builders.ts'
import { readContext } from './read-context.ts'

/*
 * What charts worked out by hand are made of, and how they are read.
 * Points: NLR above 3 34.89; dT negative 62.52; albumin 4 a g/L below 50 (25 to 50); diameter 10.959 a cm above 4 (4 to 13).
 */
const NOW = '2026-06-01T12:00:00Z'
export const MAY1 = '2026-05-01T08:00:00Z'
export const MAY10 = '2026-05-10T08:00:00Z'
export const MAY20 = '2026-05-20T08:00:00Z'
export const MAY28 = '2026-05-28T08:00:00Z'
export const INFINITY = Number.POSITIVE_INFINITY
export const HL7 = 'http://terminology.hl7.org/CodeSystem'

export type Json = Record<string, unknown>
export type Resources = readonly unknown[]

export const PATIENT = { resourceType: 'Patient', id: 'p1', gender: 'male', birthDate: '1961-05-04' }
export const HCC = condition('hcc', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.0' }] })
export const counts = (n: number, l: number, at = MAY20, tail = '') => [
  lab(`anc${tail}`, '751-8', n, '10*9/L', at),
  lab(`alc${tail}`, '731-0', l, '10*9/L', at),
]
export const albumin = (id: string, value: number, at = MAY20, more: Json = {}) =>
  ({ ...lab(id, '1751-7', value, 'g/L', at), ...more }) as fhir4.Observation
export const size = (id: string, value: number, at = MAY20, more: Json = {}) =>
  ({ ...lab(id, '21889-1', value, 'cm', at), ...more }) as fhir4.Observation
export const text = (words: string) => ({ code: { text: words } })
export const without = (resource: object, key: string) =>
  Object.fromEntries(Object.entries(resource).filter(([name]) => name !== key))
export const procedure = (id: string, words: string, more: Json = {}) => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  subject: SUBJECT,
  code: { text: words },
  performedDateTime: '2026-01-15',
  ...more,
})
/** NLR 2, 40 g/L, 8 cm: 0 + 40 + 43.84, and dT. */
export const FRAME = [PATIENT, HCC]
export const NLR = counts(4, 2)
export const ALB = [albumin('alb', 40)]
export const DIA = [size('dia', 8)]
export const WHOLE = [...FRAME, ...NLR, ...ALB, ...DIA]
export const LATE = [...counts(8, 1, MAY28, '-late'), albumin('alb-late', 28, MAY28)]
/** Both drugs from the day. */
export const both = (at: string) => [given('len', 'Lenvatinib', at), given('cam', 'Camrelizumab', at)]
const EARLY = [
  PATIENT,
  HCC,
  ...counts(4, 2, '2026-03-01T08:00:00Z'),
  albumin('alb', 40, '2026-03-01T08:00:00Z'),
  size('dia', 8, '2026-03-01'),
]
export const STARTED = [...EARLY, ...both('2026-03-10T09:00:00Z')]
export const base = exam('e0', allSites(20), '2026-03-08T09:00:00Z')
export const DAY42 = '2026-04-21T09:00:00Z'
export const DAY46 = '2026-04-25T09:00:00Z'
const NINE = ['A', 'B', 'C', 'D', 'E', 'F1', 'F2', 'F3', 'F4'] as const
export const medians = (values: readonly number[]) =>
  Object.fromEntries(NINE.slice(0, values.length).map((site, index) => [site, values[index] ?? 0]))
/** An examination whose quantities are changed, by the place of their site. */
export function changed(source: fhir4.Observation, change: (value: fhir4.Quantity, index: number) => Json) {
  return {
    ...source,
    component: (source.component ?? []).map((item, index) => ({
      ...item,
      valueQuantity: change(item.valueQuantity ?? {}, index),
    })),
  }
}
export const nhi = 'https://twcore.mohw.gov.tw/ig/twcore/CodeSystem/medical-service-payment-tw'
export const snomed = (code: string, display?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, ...(display === undefined ? {} : { display }) }],
})
export const tracked = (id: string, uid: string) => ({
  ...lesion(id),
  identifier: [
    {
      type: { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '112040' }] },
      system: 'urn:dicom:uid',
      value: `urn:oid:${uid}`,
    },
  ],
})

export interface ChartCase {
  readonly chart: Resources | Json
  /** Codes of the house, by input. */
  readonly site?: Partial<Record<'albumin' | 'neutrophils' | 'lymphocytes', readonly fhir4.Coding[]>>
  readonly nlr?: ReturnType<typeof resultOf>
  readonly albumin?: ReturnType<typeof resultOf>
  readonly diameter?: ReturnType<typeof resultOf>
  readonly deltaT?: ReturnType<typeof resultOf>
  readonly index?: string
  readonly earlier?: string
  /** `resource: reason`, of what was picked or may have been, of all inputs. */
  readonly doubts?: readonly string[]
  readonly drugDoubts?: readonly string[]
  /** Among others. */
  readonly passed?: readonly string[]
  readonly criteria?: Partial<Record<CriterionId, string>>
  readonly unmapped?: readonly string[]
  readonly deceased?: string
  readonly answer?: string
}

export async function readCase(source: ChartCase['chart'], more: Parameters<typeof readContext>[0] = {}) {
  const laid = bundleResources(source)
  if (!laid.ok) throw new Error(JSON.stringify(laid))
  const context = await readContext({ asOf: new Date(NOW), failures: gapFailures(laid.gaps), ...more })
  const chart = await readChart(laid.resources, { ...context, base: laid.base })
  return { chart, model: context.model }
}

const day = (time: { readonly text: string } | undefined) => time?.text.slice(0, 10) ?? ''
const INPUTS = ['nlr', 'albumin', 'diameter', 'deltaT'] as const
const lines = (items: readonly { readonly reference: string | undefined; readonly reason: string }[]) =>
  [...new Set(items.map(({ reference, reason }) => `${reference?.split('/')[1]}: ${reason}`))].toSorted()

function answerOf(chart: ChartInputs, model: Parameters<typeof assessChart>[0]): string {
  const assessment = assessChart(model, chart)
  switch (assessment.kind) {
    case 'complete':
      return `${assessment.riskClass} ${assessment.points.toFixed(1)}..${assessment.points.toFixed(1)}`
    case 'bounded':
      return `${assessment.riskClass} ${assessment.low.points.toFixed(1)}..${assessment.high.points.toFixed(1)}`
    case 'notComputable':
    case 'outOfScope':
      return assessment.kind
  }
}

/** What of a chart a case tells, as it was read. */
export async function seenOf({
  chart: source,
  site,
  ...expected
}: ChartCase): Promise<Record<string, unknown>> {
  const { chart, model } = await readCase(source, site === undefined ? {} : { reading: { codes: site } })
  const passed = lines(INPUTS.flatMap((input) => chart[input].passedOver))
  const { state, from, time } = chart.indexDate
  const states = Object.fromEntries(chart.criteria.map(({ id, state }) => [id, state]))
  const seen: Record<keyof typeof expected, unknown> = {
    ...{ nlr: resultOf(chart.nlr), albumin: resultOf(chart.albumin) },
    ...{ diameter: resultOf(chart.diameter), deltaT: resultOf(chart.deltaT) },
    index: `${state} ${day(from)}..${day(time)}`,
    earlier: chart.therapy.earlier.map((course) => `${day(course.from)}..${day(course.to)}`).join(),
    doubts: lines(INPUTS.flatMap((input) => chart[input].doubts)),
    drugDoubts: lines(chart.indexDate.doubts),
    passed: expected.passed?.filter((line) => passed.includes(line)),
    criteria: Object.fromEntries(Object.keys(expected.criteria ?? {}).map((id) => [id, states[id]])),
    unmapped: chart.unmapped.map(({ code, name, count }) => `${code ?? name} x${count}`),
    deceased: chart.patient.deceased === undefined ? 'no' : 'yes',
    answer: answerOf(chart, model),
  }
  return Object.fromEntries(Object.entries(seen).filter(([key]) => key in expected))
}
