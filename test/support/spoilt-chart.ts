import fc from 'fast-check'
import type { ReadFailure, ReadTopic } from '../../src/fhir/chart-inputs.ts'
import type { RejectionReason } from '../../src/fhir/reasons.ts'
import { DELTA_T_SITES } from '../../src/model/elastography/elastography-sites.ts'
import {
  about,
  administration,
  CODE,
  dispense,
  exam,
  lab,
  lesion,
  order,
  SUBJECT,
  siteObservation,
  statement,
  tumourSize,
} from './chart-builders.ts'

/** A chart of which everything is known: two draws, two lesions, two examinations each side, both drugs by records of several kinds. */
export interface KnownChart {
  readonly asOf: Date
  readonly records: readonly ChartRecord[]
}

export interface ChartRecord {
  readonly topic: ReadTopic
  readonly resource: Resource
}

type Resource = fhir4.FhirResource & { id: string }
type Json = Readonly<Record<string, unknown>>

const DAY_MS = 86_400_000
/** Day 0 of every chart: no drug comes on before it. */
const DAY_0 = Date.parse('2026-08-20T00:00:00Z')

const instant = (day: number, minute = 480) => new Date(DAY_0 + day * DAY_MS + minute * 60_000).toISOString()
const dayOnly = (day: number) => instant(day).slice(0, 10)

/** A number of tenths as its value: results are printed to one decimal. */
const tenths = (low: number, high: number) => fc.integer({ min: low, max: high }).map((value) => value / 10)

const drawValues = fc.record({ neutrophils: tenths(10, 70), lymphocytes: tenths(4, 30) })
const drawShape = fc.constantFrom(
  'counts' as const,
  'percentages' as const,
  'both' as const,
  'mixed' as const,
)
const draws = fc.record({
  days: fc.tuple(
    fc.integer({ min: -50, max: -25 }),
    fc.integer({ min: -20, max: 0 }),
    fc.integer({ min: 12, max: 30 }),
  ),
  values: fc.tuple(drawValues, drawValues, drawValues),
  shape: drawShape,
  apart: fc.integer({ min: 0, max: 30 }),
  issued: fc.boolean(),
  /** By the day alone, and of one draw by their report. */
  isReported: fc.boolean(),
})
const albumins = fc.record({
  days: fc.tuple(
    fc.integer({ min: -50, max: -25 }),
    fc.integer({ min: -20, max: -1 }),
    fc.integer({ min: 12, max: 30 }),
  ),
  values: fc.tuple(tenths(240, 480), tenths(240, 480), tenths(240, 480)),
})
const sizes = fc.record({
  values: fc.tuple(tenths(10, 160), tenths(10, 160), tenths(10, 160), tenths(10, 160), tenths(10, 160)),
  shape: fc.constantFrom('plain' as const, 'panel' as const),
  isNamed: fc.boolean(),
  gap: fc.integer({ min: 0, max: 6 }),
})
const medians = fc.array(fc.constantFrom(8, 10, 12), { minLength: 9, maxLength: 9 })
const exams = fc.record({
  days: fc.tuple(
    fc.integer({ min: -40, max: -10 }),
    fc.integer({ min: -8, max: 0 }),
    fc.integer({ min: 36, max: 41 }),
    fc.integer({ min: 44, max: 55 }),
  ),
  values: fc.tuple(medians, medians, medians, medians),
  other: fc.tuple(medians, medians),
  asOne: fc.boolean(),
})
const onset = fc.integer({ min: 1, max: 4 })
const drugs = fc.record({
  lenvatinib: fc.record({
    day: onset,
    kinds: fc.subarray(['order', 'dispense', 'statement', 'ward'] as const, { minLength: 1 }),
  }),
  camrelizumab: fc.record({
    day: onset,
    kinds: fc.subarray(['order', 'statement', 'cycles'] as const, { minLength: 1 }),
  }),
  hadCourse: fc.boolean(),
})

export const knownChart: fc.Arbitrary<KnownChart> = fc
  .record({ draws, albumins, sizes, exams, drugs })
  .map((plan) => ({
    asOf: new Date(DAY_0 + 70 * DAY_MS),
    records: [
      ...laboratoryOf(plan.draws),
      ...albuminOf(plan.albumins),
      ...sizesOf(plan.sizes),
      ...examsOf(plan.exams, plan.sizes.isNamed),
      ...drugsOf(plan.drugs),
    ],
  }))

type Made<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never

function laboratoryOf(plan: Made<typeof draws>): ChartRecord[] {
  const { days, values, shape, apart, issued, isReported } = plan
  return days.flatMap((day, draw) => {
    const { neutrophils = 1, lymphocytes = 1 } = values[draw] ?? {}
    const at = (minutes: number) => (isReported ? dayOnly(day) : instant(day, 480 + minutes))
    const rest = issued ? { issued: instant(day, 720) } : {}
    const one = (name: string, code: string, value: number, unit: string, minutes: number) =>
      lab(`${name}${draw}`, code, value, unit, at(minutes), rest)
    // Ten leukocytes (10*9/L): a percentage is ten times its count.
    const percent = (count: number) => Math.round(count * 100) / 10
    const counts = [
      one('anc', CODE.anc, neutrophils, '10*9/L', 0),
      one('alc', CODE.alc, lymphocytes, '10*9/L', apart),
    ]
    const percentages = [
      one('anp', CODE.neutrophilPercent, percent(neutrophils), '%', 0),
      one('alp', CODE.lymphocytePercent, percent(lymphocytes), '%', apart),
    ]
    const leukocytes = one('wbc', CODE.wbc, 10, '10*9/L', 0)
    const made = {
      counts,
      percentages,
      both: [...counts, ...percentages, leukocytes],
      mixed: [...counts.slice(0, 1), ...percentages.slice(1), leukocytes],
    }[shape]
    const results = made.map((resource) => record('laboratory', resource))
    return isReported ? [...results, record('reports', reportOf(draw, made))] : results
  })
}

function reportOf(draw: number, results: readonly fhir4.Observation[]): fhir4.DiagnosticReport {
  return {
    resourceType: 'DiagnosticReport',
    id: `report${draw}`,
    status: 'final',
    code: { text: 'CBC' },
    subject: SUBJECT,
    result: results.map(({ id }) => ({ reference: `Observation/${id}` })),
  }
}

function albuminOf({ days, values }: Made<typeof albumins>): ChartRecord[] {
  return days.map((day, index) =>
    record('laboratory', lab(`alb${index}`, CODE.albumin, values[index] ?? 0, 'g/L', instant(day))),
  )
}

/** Of lesion A an older and a newer size, of B one; one in the lung; one of A during therapy. One that names no lesion is the only one. */
function sizesOf({ values, shape, isNamed, gap }: Made<typeof sizes>): ChartRecord[] {
  const [older, a, other, lung, later] = values
  // Of two lesions of one size neither is the largest.
  const b = other === a ? a + 0.1 : other
  const size = (id: string, value: number, day: number, name: string) => {
    const rest = isNamed || name === 'lung' ? about(name) : {}
    return record(
      'imaging',
      shape === 'plain'
        ? lab(id, CODE.longest, value, 'cm', dayOnly(day), rest)
        : tumourSize(
            id,
            [
              [CODE.longest, value],
              [CODE.otherDimension, value / 2],
            ],
            'cm',
            dayOnly(day),
            rest,
          ),
    )
  }
  const lungs = {
    ...lesion('lung'),
    location: { coding: [{ system: 'http://snomed.info/sct', code: '39607008', display: 'Lung' }] },
  }
  const structures = [...(isNamed ? [lesion('a'), lesion('b')] : []), lungs].map((item) =>
    record('lesions', item),
  )
  const now = [
    size('size-a', a, -7, 'a'),
    size('size-lung', lung, -7, 'lung'),
    size('size-later', later, 40, 'a'),
  ]
  // Of sizes that name no lesion the last one is known to be that of the largest only where none before was larger.
  const unnamed = [size('size-old', Math.min(older, a), -40, 'a')]
  const others = isNamed ? [size('size-old', older, -40, 'a'), size('size-b', b, -7 + gap, 'b')] : unnamed
  return [...structures, ...now, ...others]
}

function examsOf({ days, values, other, asOne }: Made<typeof exams>, isNamed: boolean): ChartRecord[] {
  const one = (id: string, site: readonly number[], day: number, name: string): ChartRecord[] => {
    const rest = isNamed ? about(name) : {}
    const of = (index: number) => site[index] ?? 10
    const made = asOne
      ? [exam(id, Object.fromEntries(DELTA_T_SITES.map((name, i) => [name, of(i)])), instant(day, 600), rest)]
      : DELTA_T_SITES.map((name, i) => siteObservation(`${id}-${name}`, name, of(i), instant(day, 600), rest))
    return made.map((resource) => record('imaging', resource))
  }
  const both = ['a', 'b'] as const
  const ofA = days.flatMap((day, index) => one(`swe${index}`, values[index] ?? [], day, 'a'))
  // Of the other lesion too, where lesions are told apart.
  const ofB = isNamed
    ? both.flatMap((_, index) => one(`other${index}`, other[index] ?? [], index === 0 ? -5 : 42, 'b'))
    : []
  return [...ofA, ...ofB]
}

function drugsOf({ lenvatinib, camrelizumab, hadCourse }: Made<typeof drugs>): ChartRecord[] {
  const l = lenvatinib.day
  const c = camrelizumab.day
  const ordered = record('orders', order('len-o', 'Lenvatinib', instant(l)))
  const given = (id: string, drug: string, at: string) =>
    record('administrations', administration(id, drug, at))
  const kindsOfLenvatinib = {
    order: [ordered],
    // A supply follows its order.
    dispense: [ordered, record('dispenses', dispense('len-d', 'Lenvatinib', instant(l + 1)))],
    statement: [record('statements', statement('len-s', 'Lenvatinib', dayOnly(l + 2)))],
    ward: [10, 11].map((day) => given(`len-${day}`, 'Lenvatinib', instant(l + day))),
  }
  const kindsOfCamrelizumab = {
    order: [record('orders', order('cam-o', 'Camrelizumab', instant(c)))],
    statement: [record('statements', statement('cam-s', 'Camrelizumab', dayOnly(c + 1)))],
    cycles: [0, 21, 42].map((day) => given(`cam-${day}`, 'Camrelizumab', instant(c + day, 660))),
  }
  const before = [
    given('was-len', 'Lenvatinib', instant(-400)),
    given('was-cam', 'Camrelizumab', instant(-400)),
  ]
  const all = [
    ...lenvatinib.kinds.flatMap((kind) => kindsOfLenvatinib[kind]),
    ...camrelizumab.kinds.flatMap((kind) => kindsOfCamrelizumab[kind]),
    ...(hadCourse ? before : []),
  ]
  return [...new Set(all)]
}

function record(topic: ReadTopic, resource: fhir4.FhirResource): ChartRecord {
  return { topic, resource: resource as Resource }
}

/** The ways to spoil a record that leave it on file, with the reasons by which it may then be named. */
const WAYS = {
  unitDropped: ['unit-missing'],
  unitGarbled: ['unit-not-accepted', 'unit-missing'],
  comparator: ['comparator'],
  offScale: ['comparator'],
  otherFluid: ['other-specimen'],
  preliminary: ['preliminary'],
  registered: ['registered'],
  statusUnknown: ['status-unknown'],
  undated: ['date-missing'],
  monthOnly: ['date-imprecise'],
  withoutZone: ['date-invalid'],
  malformed: ['malformed', 'drug-not-told', 'data-absent'],
  nobody: ['subject-unknown'],
  twin: [],
  stopped: ['order-stopped'],
  untold: ['drug-not-told'],
  undelivered: ['not-delivered'],
  asRange: ['value-range'],
  placeholder: ['date-invalid'],
  modifier: ['modifier-extension'],
  focusCode: ['subject-unknown'],
  withdrawnReport: ['status-unknown'],
} as const satisfies Record<string, readonly RejectionReason[]>

export type Way = keyof typeof WAYS

export interface Spoil {
  /** Which record, by its place among those that can be spoilt so. */
  readonly at: number
  readonly way: Way
  readonly detail: number
}

export const spoil: fc.Arbitrary<Spoil> = fc.record({
  at: fc.nat({ max: 9_999 }),
  way: fc.constantFrom(...(Object.keys(WAYS) as Way[])),
  detail: fc.nat({ max: 9_999 }),
})

const TOPICS = [
  'laboratory',
  'reports',
  'imaging',
  'lesions',
  'administrations',
  'orders',
  'dispenses',
  'statements',
  'plans',
] as const

export interface Loss {
  readonly topic: (typeof TOPICS)[number]
  readonly code: 'not-permitted' | 'http' | 'too-many-pages'
  readonly detail: number
}

export const loss: fc.Arbitrary<Loss> = fc.record({
  topic: fc.constantFrom(...TOPICS),
  code: fc.constantFrom('not-permitted' as const, 'http' as const, 'too-many-pages' as const),
  detail: fc.nat({ max: 9_999 }),
})

/** What is read of a chart after some of it was spoilt. */
export interface SpoiltChart {
  readonly asOf: Date
  readonly resources: readonly unknown[]
  readonly failures: readonly ReadFailure[]
  /** What was spoilt and is still delivered: reference and the reasons by which it may be named. */
  readonly spoilt: readonly {
    readonly reference: string
    readonly way: Way
    readonly reasons: readonly string[]
  }[]
}

/** Spoils a chart: a record at most once. What a failed search would have brought is not delivered, of a missing page some of it. */
export function spoilChart(
  chart: KnownChart,
  spoils: readonly Spoil[],
  losses: readonly Loss[],
): SpoiltChart {
  const done = new Map<ChartRecord, { readonly way: Way; readonly items: readonly unknown[] }>()
  for (const { at, way, detail } of spoils) {
    const target = chart.records[at % chart.records.length]
    // A report holds nothing itself: it can only be lost.
    if (target === undefined || target.topic === 'reports' || done.has(target)) continue
    const items = spoilt(target.resource, way, detail)
    if (items !== undefined) done.set(target, { way, items })
  }
  const isDelivered = (item: ChartRecord, index: number) =>
    losses
      .filter(({ topic }) => topic === item.topic)
      .every(({ code, detail }) => code === 'too-many-pages' && (index * 7_919 + detail) % 3 > 0)
  const delivered = chart.records.filter(isDelivered)
  return {
    asOf: chart.asOf,
    failures: losses.map(({ topic, code }) => ({
      topic,
      code,
      status: code === 'http' ? 500 : 403,
      diagnostics: undefined,
    })),
    resources: [
      { resourceType: 'Patient', id: 'p1' },
      ...delivered.flatMap((item) => done.get(item)?.items ?? [item.resource]),
    ],
    spoilt: delivered.flatMap((item) => {
      const way = done.get(item)?.way
      const { resourceType, id } = item.resource
      return way === undefined ? [] : [{ reference: `${resourceType}/${id}`, way, reasons: WAYS[way] }]
    }),
  }
}

/** The record spoilt in that way; undefined where that is no way to spoil it. */
function spoilt(resource: Resource, way: Way, detail: number): unknown[] | undefined {
  const json = resource as unknown as Json
  switch (way) {
    case 'unitDropped':
      return quantities(json, detail, ({ unit: _, code: __, system: ___, ...quantity }) => quantity)
    case 'unitGarbled':
      return quantities(json, detail, ({ value }) => ({ value, unit: 'zzz/q' }))
    case 'comparator':
      return quantities(json, detail, bound(detail))
    case 'offScale':
      return offScale(json, detail)
    case 'otherFluid':
      return json['valueQuantity'] === undefined || isOfImaging(json)
        ? undefined
        : [{ ...json, specimen: { ...(json['specimen'] as object | undefined), display: 'Ascitic fluid' } }]
    case 'preliminary':
    case 'registered':
      return resource.resourceType === 'Observation' ? [{ ...json, status: way }] : undefined
    case 'statusUnknown':
      return 'status' in json ? [{ ...json, status: 'unknown' }] : undefined
    case 'undated':
      return dated(json, () => undefined)
    case 'monthOnly':
      return dated(json, (date) => date.slice(0, 7))
    case 'withoutZone':
      return dated(json, (date) => (date.includes('T') ? date.slice(0, 19) : undefined), true)
    case 'malformed':
      return malformed(json, detail)
    case 'nobody':
      return 'subject' in json
        ? [{ ...json, subject: detail % 2 === 0 ? { reference: '#p' } : undefined }]
        : undefined
    case 'twin':
      return twin(json, detail)
    case 'stopped':
      return resource.resourceType === 'MedicationRequest' ? [{ ...json, status: 'stopped' }] : undefined
    case 'untold': {
      if (!('medicationCodeableConcept' in json)) return undefined
      const { medicationCodeableConcept: _, ...rest } = json
      return [{ ...rest, medicationReference: { reference: 'Medication/undelivered' } }]
    }
    case 'undelivered':
      return undelivered(json)
    case 'asRange':
      return (json['valueQuantity'] ?? json['component']) ? [asRanges(json)] : undefined
    case 'placeholder':
      return dated(json, () => (detail % 2 === 0 ? '1970-01-01T00:00:00Z' : '1900-01-01'))
    case 'modifier':
      return 'subject' in json ? [{ ...json, modifierExtension: [{ url: 'urn:negated' }] }] : undefined
    case 'focusCode':
      return resource.resourceType === 'Observation' ? [{ ...json, extension: [FOCUS_CODE] }] : undefined
    case 'withdrawnReport':
      return withdrawnReport(json)
  }
}

const FOCUS_CODE = {
  url: 'http://hl7.org/fhir/StructureDefinition/observation-focusCode',
  valueCodeableConcept: { coding: [{ system: 'urn:house', code: '1' }] },
}

/** A value as the Range around it. */
function asRanges({ valueQuantity, component, ...rest }: Json): Json {
  if (valueQuantity === undefined) {
    return { ...rest, ...(component ? { component: (component as Json[]).map(asRanges) } : {}) }
  }
  const [low, high] = [2, 0].map((detail) => {
    const { comparator: _, ...end } = bound(detail)(valueQuantity as fhir4.Quantity)
    return end
  })
  return { ...rest, ...(component ? { component } : {}), valueRange: { low, high } }
}

/** Beside a report that was withdrawn and names it; one of a draw may be named by another report too. */
function withdrawnReport(json: Json): unknown[] | undefined {
  if (!/^(alb|size)/.test(String(json['id'])) || json['resourceType'] !== 'Observation') return undefined
  const result = [{ reference: `Observation/${String(json['id'])}` }]
  const report = { resourceType: 'DiagnosticReport', status: 'entered-in-error', subject: SUBJECT, result }
  return [json, { ...report, id: `${String(json['id'])}-withdrawn` }]
}

/** A panel in its place that names it; of counts, which come in two forms, one may do without the other. */
function undelivered(json: Json): unknown[] | undefined {
  const name = /^(alb|size)/.exec(String(json['id']))?.[0]
  if (json['resourceType'] !== 'Observation' || name === undefined) return undefined
  const { valueQuantity: _, component: __, ...frame } = json
  const member = { reference: `Observation/${String(json['id'])}` }
  return [
    name === 'size'
      ? { ...frame, id: `${String(json['id'])}-panel`, hasMember: [member] }
      : {
          ...frame,
          id: `${String(json['id'])}-panel`,
          code: { text: 'Chemistry' },
          hasMember: [{ ...member, display: 'Albumin' }],
        },
  ]
}

/** Its quantity changed; of an examination that of some sites, of a size that of the longest dimension. */
function quantities(
  json: Json,
  detail: number,
  change: (quantity: fhir4.Quantity) => unknown,
): unknown[] | undefined {
  const quantity = json['valueQuantity'] as fhir4.Quantity | undefined
  if (quantity !== undefined) return [{ ...json, valueQuantity: change(quantity) }]
  const component = json['component'] as readonly fhir4.ObservationComponent[] | undefined
  if (component === undefined) return undefined
  const isSpoilt = (index: number) =>
    component.length === 2 ? index === 0 : (index + detail) % (1 + (detail % 4)) === 0
  return [
    {
      ...json,
      component: component.map((item, index) =>
        item.valueQuantity !== undefined && isSpoilt(index)
          ? { ...item, valueQuantity: change(item.valueQuantity) }
          : item,
      ),
    },
  ]
}

/** A value at the end of the scale, by its interpretation; what it says is true. */
function offScale(json: Json, detail: number): unknown[] | undefined {
  if (json['valueQuantity'] === undefined) return undefined
  const { comparator, ...said } = bound(detail % 2 === 0 ? 0 : 2)(json['valueQuantity'] as fhir4.Quantity)
  return [{ ...json, valueQuantity: said, interpretation: [{ coding: [{ code: comparator }] }] }]
}

function isOfImaging({ valueQuantity }: Json): boolean {
  return ['cm', 'kPa'].includes((valueQuantity as fhir4.Quantity).unit ?? '')
}

/** A comparator that says no more than is true. */
function bound(detail: number): (quantity: fhir4.Quantity) => fhir4.Quantity {
  const comparators = ['<', '<=', '>', '>='] as const
  const comparator = comparators[detail % comparators.length] ?? '<'
  const factor = { '<': 1.1, '<=': 1, '>': 0.9, '>=': 1 }[comparator]
  return ({ value = 0, ...quantity }) => ({
    ...quantity,
    value: Math.round(value * factor * 1000) / 1000,
    comparator,
  })
}

const DATES = ['effectiveDateTime', 'authoredOn', 'whenHandedOver'] as const

function dated(
  json: Json,
  change: (date: string) => string | undefined,
  orNot = false,
): unknown[] | undefined {
  const name = DATES.find((item) => typeof json[item] === 'string')
  if (name === undefined) return undefined
  const date = change(String(json[name]))
  if (date === undefined && orNot) return undefined
  const { [name]: _, ...rest } = json
  return [date === undefined ? rest : { ...rest, [name]: date }]
}

function malformed(json: Json, detail: number): unknown[] | undefined {
  const concept = json['medicationCodeableConcept']
  if (concept !== undefined) {
    const { medicationCodeableConcept: _, ...rest } = json
    return [
      detail % 2 === 0
        ? { ...rest, medicationCodeableConcept: [concept] }
        : { ...rest, medication: { concept } },
    ]
  }
  if (json['valueQuantity'] !== undefined) return [{ ...json, valueQuantity: { value: '1' } }]
  const component = json['component']
  if (!Array.isArray(component)) return undefined
  if (component.length === 2) {
    // The longest dimension is broken; the other one is read.
    return [{ ...json, component: [{ ...component[0], valueQuantity: { value: '1' } }, component[1]] }]
  }
  return [{ ...json, component: 'A 12 kPa' }]
}

/** Another result of the same moment that says something else. */
function twin(json: Json, detail: number): unknown[] | undefined {
  if (json['resourceType'] !== 'Observation') return undefined
  // Two sizes of one examination that name no lesion are two lesions.
  if (String(json['id']).startsWith('size') && json['focus'] === undefined) return undefined
  const factor = detail % 2 === 0 ? 0.7 : 1.4
  const changed = quantities(json, 0, (quantity) => ({
    ...quantity,
    value: Math.round((quantity.value ?? 0) * factor * 10) / 10,
  }))
  return (
    changed && [json, ...changed.map((item) => ({ ...(item as Json), id: `${String(json['id'])}-twin` }))]
  )
}
