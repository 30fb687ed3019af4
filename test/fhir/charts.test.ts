import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessChart, modelInputs } from '../../src/fhir/assess-chart.ts'
import type { Candidate, ChartInputs, ReadFailure } from '../../src/fhir/chart-inputs.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { bundleResources } from '../../src/fhir/resources/bundle-resources.ts'
import { assess } from '../../src/model/assess.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import type { ModelInputs } from '../../src/model/predictor.ts'
import { resultOf } from '../support/chart-builders.ts'
import { readContext } from '../support/read-context.ts'

/** Charts whose answer was worked out by hand; docs/reading-cases.md says what each holds. */
const folder = join(import.meta.dirname, 'charts')

const JUNE = '2026-06-01T12:00:00Z'
const MARCH = '2026-03-01T23:59:59Z'
const NOVEMBER = '2026-11-25T23:59:59Z'
const WITHHELD: ReadFailure = { topic: 'orders', code: 'not-permitted', status: 403, diagnostics: undefined }

interface Case {
  readonly asOf: string
  readonly failures?: readonly ReadFailure[]
  /** A value, the range it lies in, or why there is neither. */
  readonly nlr?: ReturnType<typeof resultOf>
  readonly albumin?: ReturnType<typeof resultOf>
  readonly diameter?: ReturnType<typeof resultOf>
  readonly deltaT?: ReturnType<typeof resultOf>
  /** `state first..last`, days. */
  readonly index?: string
  /** First and last day of courses before the one in question. */
  readonly earlier?: string
  /** `resource: reason` of what the rules picked, or may have, and cannot use as it is. */
  readonly doubts?: readonly string[]
  /** The same of the index date. */
  readonly drugDoubts?: readonly string[]
  /** Passed over, among others. */
  readonly passed?: readonly string[]
  /** Points from the fewest to the most, and the class; with these inputs beside those of the chart. */
  readonly beside?: Partial<ModelInputs>
  readonly answer?: string
}

/** What stands beside a chart of one input only: NLR 3.5 (34.89 points) and 36 g/L (56). */
const BESIDE = { nlr: 3.5, albumin: 36 }

const CASES: Readonly<Record<string, Case>> = {
  'lesion-largest-is-a-bound': {
    asOf: JUNE,
    diameter: [15, Number.POSITIVE_INFINITY],
    doubts: ['r39: comparator'],
    passed: ['r40: smaller-lesion'],
    // 34.89 + 56 + (13 - 4) x 10.959, and 62.52 for dT.
    beside: BESIDE,
    answer: 'high 189.5..252.0',
  },
  'lesion-largest-is-preliminary': { asOf: JUNE, diameter: [3, 12], doubts: ['r41: preliminary'] },
  'lesion-satellite-measured-later': {
    asOf: JUNE,
    diameter: 12,
    passed: ['r44: place-unknown'],
    doubts: ['r43: place-unknown'],
  },
  'lesion-segment-named-alone': { asOf: JUNE, diameter: 8.4, doubts: [] },
  'albumin-newest-is-a-bound': {
    asOf: JUNE,
    albumin: [0, 20],
    doubts: ['r18: comparator'],
    passed: ['r19: newer-used'],
    // Below its axis albumin adds 100, whatever it is.
    answer: 'undecided 100.0..296.0',
  },
  'albumin-newest-has-no-unit': {
    asOf: JUNE,
    albumin: 'newest-not-usable',
    doubts: ['r20: unit-missing'],
    passed: ['r21: newer-used'],
  },
  'albumin-newest-is-preliminary': { asOf: JUNE, albumin: [28, 38], doubts: ['r16: preliminary'] },
  'albumin-two-at-one-moment': {
    asOf: JUNE,
    albumin: [30, 42],
    doubts: ['r100: contradictory-duplicate', 'r99: contradictory-duplicate'],
  },
  'lymphocytes-zero-newest': {
    asOf: JUNE,
    nlr: [420, Number.POSITIVE_INFINITY],
    doubts: ['r258: no-lymphocytes'],
    // Above 3 for certain, so NLR adds its 34.89.
    answer: 'undecided 34.9..296.0',
  },
  'neutrophils-by-two-methods': {
    asOf: JUNE,
    nlr: [3.5, 3.83333333333],
    doubts: [
      'r286: contradictory-duplicate',
      'r287: contradictory-duplicate',
      'r288: contradictory-duplicate',
    ],
    answer: 'undecided 34.9..296.0',
  },
  'exam-follow-up-names-no-lesion': { asOf: JUNE, diameter: 9, deltaT: 'lesion-not-known' },
  'exam-partial-before-a-full-one': { asOf: JUNE, deltaT: 'nonnegative', passed: ['r308: other-rule-used'] },
  'results-contained-in-report': { asOf: JUNE, nlr: 3.5, albumin: 36 },
  'therapy-home-order-before-inpatient-record': {
    asOf: JUNE,
    index: 'known 2026-01-12..2026-01-12',
    nlr: 9,
    albumin: 30,
  },
  'therapy-orders-stopped': {
    asOf: JUNE,
    index: 'between 2026-04-10..2026-06-01',
    drugDoubts: ['r129: order-stopped', 'r130: order-stopped'],
    nlr: 'index-date-open',
    answer: 'notComputable',
  },
  'therapy-statements-undated': {
    asOf: JUNE,
    index: 'unknown ..2026-06-01',
    drugDoubts: ['r153: date-missing', 'r154: date-missing'],
    nlr: 'index-date-open',
    answer: 'notComputable',
  },
  'therapy-statements-of-a-month': {
    asOf: JUNE,
    index: 'between 2026-03-01..2026-03-31',
    drugDoubts: ['r159: date-imprecise', 'r160: date-imprecise'],
    nlr: 'only-after-index',
    answer: 'notComputable',
  },
  'therapy-dispensed-only': { asOf: JUNE, index: 'known 2026-04-10..2026-04-10', nlr: 'only-after-index' },
  'therapy-blood-drawn-after-the-order': {
    asOf: JUNE,
    index: 'known 2026-05-20..2026-05-20',
    nlr: 3.5,
    albumin: 36,
  },
  'therapy-second-course': {
    asOf: JUNE,
    index: 'known 2026-05-25..2026-05-25',
    earlier: '2025-06-01..2025-06-22',
    nlr: 3.5,
    albumin: 36,
    diameter: 8.4,
  },
  // NLR 1.5, 44 g/L, 7 cm: 0 + 24 + 32.88, and dT.
  'th2-control': { asOf: MARCH, index: 'known 2026-01-05..2026-01-05', answer: 'low 56.9..119.4' },
  'th2-localdate': {
    asOf: MARCH,
    index: 'between 2026-01-04..2026-01-06',
    drugDoubts: ['m1: date-invalid', 'm2: date-invalid'],
    answer: 'low 56.9..119.4',
  },
  'th2-array': {
    asOf: MARCH,
    index: 'between 2026-01-05..2026-03-01',
    drugDoubts: ['m1: malformed', 'm2: malformed'],
    nlr: [1.5, 7],
    albumin: [25, 44],
    // 0 + 24 + 32.88 at the least; 34.89 + 62.52 + 100 + 32.88 at the most.
    answer: 'undecided 56.9..230.3',
  },
  'th-control': { asOf: MARCH, index: 'known 2026-01-05..2026-01-05', answer: 'low 35.0..97.5' },
  'th-month': {
    asOf: MARCH,
    index: 'between 2026-01-01..2026-01-31',
    drugDoubts: ['m1: date-imprecise', 'm2: date-imprecise'],
    // Of 1 January no value is on file: the first ones are of the 2nd.
    nlr: 'index-date-open',
    answer: 'notComputable',
  },
  'th-r5': {
    asOf: MARCH,
    index: 'between 2026-01-05..2026-03-01',
    drugDoubts: ['m1: malformed', 'm2: malformed'],
    albumin: [26, 44],
    answer: 'undecided 35.0..204.4',
  },
  'th-dose-reduced': { asOf: MARCH, index: 'known 2026-01-05..2026-01-05', earlier: '', drugDoubts: [] },
  'index-date-all-records': {
    asOf: NOVEMBER,
    index: 'known 2026-10-09..2026-10-09',
    deltaT: 'negative',
    // NLR 4: 34.89; dT: 62.52; (50 - 34.5) x 4; (8 - 4) x 10.959: 203.25.
    answer: 'high 203.3..203.3',
  },
  'index-date-without-drug-records': {
    asOf: NOVEMBER,
    index: 'not-begun 2026-11-25..2026-11-25, examinations speak against it',
    answer: 'low 82.2..144.8',
  },
  'generic-specimen': { asOf: MARCH, nlr: 1.5, passed: ['anc-new: no-partner-in-draw'] },
  // 2.0 / 1.3; K/uL and 10*3/uL are one unit.
  'high-wrong-by-103': { asOf: MARCH, nlr: 1.53846153846 },
  'printed-103-only-alc': { asOf: MARCH, nlr: 1.5 },
  'printed-10_3_-only-anc': { asOf: MARCH, nlr: 4.2 },
  'code-and-printed-10_3_': { asOf: MARCH, nlr: 4.2 },
  'scope-cholangiocarcinoma-in-snomed': { asOf: JUNE, answer: 'outOfScope' },
  'scope-liver-cancer-unspecified-and-skin': { asOf: JUNE, answer: 'undecided 139.1..201.6' },
  'tu-focus-missing-structure': { asOf: MARCH, diameter: 8.4, passed: ['t1: other-lesion'] },
  'tumour-breast-focus': { asOf: MARCH, diameter: 'none-usable', passed: ['ts: other-lesion'] },
  'tumour-liver-code-nodisplay': { asOf: MARCH, diameter: 8.4, doubts: [] },
  'subject-of-another-server': { asOf: JUNE, albumin: 'not-found', passed: ['r279: wrong-subject'] },
  'subject-about-the-donor': { asOf: JUNE, albumin: 'not-found', passed: ['r310: wrong-subject'] },
  // The identifier is one of the Patient's own.
  'subject-identifier': { asOf: MARCH, albumin: 35, doubts: [] },
  'cbc-panel-one-bad-component': { asOf: MARCH, nlr: 4.2 },
  'contained-obs': { asOf: MARCH, nlr: 4.2, albumin: 35 },
  'mimic-local': { asOf: MARCH, nlr: 'not-found', albumin: 'not-found', answer: 'notComputable' },
  'text-only': { asOf: MARCH, nlr: 'not-found', albumin: 'not-found', answer: 'notComputable' },
  'segs-abs': { asOf: MARCH, nlr: 'not-found' },
  'loinc-oid': { asOf: MARCH, nlr: 4.2, albumin: 35 },
  electrophoresis: {
    asOf: MARCH,
    albumin: [31, 35],
    doubts: ['a1: contradictory-duplicate', 'a2: contradictory-duplicate'],
  },
  'fullurl-undefined': { asOf: MARCH, nlr: 4.2, albumin: 35 },
  parameters: { asOf: MARCH, albumin: 35 },
  // A range of nothing: like a value without a unit it says nothing, but it is named.
  valuerange: { asOf: MARCH, albumin: 'none-usable', doubts: ['alb: unit-missing'] },
  'patient-deceased': { asOf: JUNE, nlr: 3.5, albumin: 36, diameter: 8.4 },
}

const INPUTS = ['nlr', 'albumin', 'diameter', 'deltaT'] as const

async function readCase(name: string, { asOf, failures = [] }: Case) {
  const laid = bundleResources(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
  if (!laid.ok) throw new Error(JSON.stringify(laid))
  const ids = laid.resources.map((item) => item as { readonly resourceType?: string; readonly id?: string })
  const patientId = ids.find(({ resourceType }) => resourceType === 'Patient')?.id ?? 'p1'
  const context = await readContext({ asOf: new Date(asOf), failures, patientId })
  const chart = await readChart(laid.resources, context)
  return { chart, model: context.model }
}

const lines = (items: readonly Pick<Candidate, 'reference' | 'reason'>[]) => [
  ...new Set(items.map(({ reference, reason }) => `${reference?.split('/')[1]}: ${reason}`)),
]
const day = (time: { readonly text: string } | undefined) => time?.text.slice(0, 10) ?? ''

function answerOf(assessment: Assessment): string {
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

function indexText({ indexDate: { state, from, time, examsSpeakAgainst } }: ChartInputs): string {
  return `${state} ${day(from)}..${day(time)}${examsSpeakAgainst ? ', examinations speak against it' : ''}`
}

test('every chart has its answer', () => {
  const files = readdirSync(folder).map((name) => name.replace('.json', ''))
  expect(files.toSorted()).toEqual(Object.keys(CASES).toSorted())
})

test.each(Object.entries(CASES))('reads %s', async (name, expected) => {
  const { chart, model } = await readCase(name, expected)
  const got: Record<string, unknown> = {}
  for (const input of INPUTS) if (expected[input] !== undefined) got[input] = resultOf(chart[input])
  const doubts = lines(INPUTS.flatMap((input) => chart[input].doubts))
  const passed = lines(INPUTS.flatMap((input) => chart[input].passedOver))
  if (expected.index !== undefined) got['index'] = indexText(chart)
  if (expected.earlier !== undefined) {
    got['earlier'] = chart.therapy.earlier.map(({ from, to }) => `${day(from)}..${day(to)}`).join()
  }
  if (expected.doubts !== undefined) got['doubts'] = doubts.toSorted()
  if (expected.drugDoubts !== undefined) got['drugDoubts'] = lines(chart.indexDate.doubts).toSorted()
  if (expected.passed !== undefined) got['passed'] = expected.passed.filter((line) => passed.includes(line))
  if (expected.answer !== undefined) {
    const inputs = { ...modelInputs(chart), ...expected.beside }
    got['answer'] = answerOf(expected.beside ? assess(model, inputs) : assessChart(model, chart))
  }
  const { asOf: _, beside: __, failures: ___, ...rest } = expected
  expect(got).toEqual(rest)
})

test('draws no class from a start that may not be read', async () => {
  // The same chart through a session without the right to orders: the newest values are not taken for the baseline.
  const { chart, model } = await readCase('index-date-without-drug-records', {
    asOf: NOVEMBER,
    failures: [WITHHELD],
  })
  expect(chart.indexDate.state).toBe('unknown')
  expect(chart.failures).toEqual([WITHHELD])
  expect(answerOf(assessChart(model, chart))).not.toMatch(/^(high|low)/)
})
