import { LOINC, OBSERVATION_CATEGORY, UCUM } from '../../../src/fhir/codes/canonical.ts'
import { laterThan } from './clock.ts'
import { DIAGNOSTIC_SERVICE, INTERPRETATION } from './codes.ts'
import { clinician, laboratory } from './directory.ts'
import { add, idFor, type PatientChart, referTo } from './patient-chart.ts'
import {
  ANALYTES,
  type Analyte,
  type AnalyteName,
  analyteNames,
  type ReportedUnit,
} from './reported-analytes.ts'

/** A result that is not simply a final number. */
interface UnusualResult {
  value: number
  status?: 'preliminary' | 'entered-in-error' | 'corrected'
  comparator?: '<' | '>'
  note?: string
}

export type DrawValues = Partial<Record<AnalyteName, number | UnusualResult>>

const PANELS = {
  haematology: {
    tube: 'Whole blood, EDTA',
    code: 'HM',
    loinc: '57021-8',
    title: 'Full blood count with differential',
  },
  chemistry: { tube: 'Serum', code: 'CH', loinc: undefined, title: 'Clinical chemistry' },
} as const

/** One venepuncture: a specimen and a report per tube, and one Observation per analyte, all of one collection time. */
export function draw(chart: PatientChart, day: number, values: DrawValues, time = '07:20'): void {
  const at = (minutes: number) => chart.clock.at(day, laterThan(time, minutes))
  for (const panel of ['haematology', 'chemistry'] as const) {
    const given = analyteNames().flatMap((name) => {
      const value = values[name]
      return ANALYTES[name].panel === panel && value !== undefined ? [{ name, value }] : []
    })
    if (given.length === 0) continue
    const { tube, code, loinc, title } = PANELS[panel]
    const specimen = referTo(
      add(chart, {
        resourceType: 'Specimen',
        id: idFor(chart, 'spec'),
        status: 'available',
        type: { text: tube },
        subject: chart.subject,
        receivedTime: at(35),
        collection: { collectedDateTime: at(0) },
      }),
    )
    const results = given.map(({ name, value }) => add(chart, lab(chart, name, value, at, specimen)))
    add(chart, {
      resourceType: 'DiagnosticReport',
      id: idFor(chart, 'rep'),
      status: 'final',
      category: [{ coding: [{ system: DIAGNOSTIC_SERVICE, code }] }],
      code: { ...(loinc && { coding: [{ system: LOINC, code: loinc }] }), text: title },
      subject: chart.subject,
      effectiveDateTime: at(0),
      issued: at(115),
      performer: [laboratory],
      resultsInterpreter: [clinician],
      specimen: [specimen],
      result: results.map((result) => referTo(result)),
    })
  }
}

function lab(
  chart: PatientChart,
  name: AnalyteName,
  result: number | UnusualResult,
  at: (minutes: number) => string,
  specimen: fhir4.Reference,
): fhir4.Observation {
  const analyte: Analyte = ANALYTES[name]
  const unit = analyte.units[chart.units]
  const unusual: UnusualResult = typeof result === 'number' ? { value: result } : result
  const flag = flagOf(unusual.value, unit)
  return {
    resourceType: 'Observation',
    id: idFor(chart, 'obs'),
    status: unusual.status ?? 'final',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'laboratory', display: 'Laboratory' }] }],
    code: {
      coding: [{ system: LOINC, code: analyte.loinc, display: analyte.display }],
      text: chart.units === 'cn' ? analyte.chinese : analyte.text,
    },
    subject: chart.subject,
    effectiveDateTime: at(0),
    issued: at(110),
    performer: [laboratory],
    valueQuantity: quantity(unusual, unit),
    ...(flag && { interpretation: [{ coding: [{ system: INTERPRETATION, ...flag }] }] }),
    ...(unusual.note && { note: [{ text: unusual.note }] }),
    specimen,
    ...rangeOf(unit),
  }
}

function quantity(result: UnusualResult, unit: ReportedUnit): fhir4.Quantity {
  return {
    value: result.value,
    ...(result.comparator && { comparator: result.comparator }),
    unit: unit.unit,
    ...(unit.code && { system: UCUM, code: unit.code }),
  }
}

function flagOf(value: number, unit: ReportedUnit): { code: string; display: string } | undefined {
  if (unit.low !== undefined && value < unit.low) return { code: 'L', display: 'Low' }
  if (unit.high !== undefined && value > unit.high) return { code: 'H', display: 'High' }
  return undefined
}

function rangeOf(unit: ReportedUnit): Pick<fhir4.Observation, 'referenceRange'> {
  if (unit.low === undefined || unit.high === undefined) return {}
  const bound = (value: number): fhir4.Quantity => quantity({ value }, unit)
  return {
    referenceRange: [
      { low: bound(unit.low), high: bound(unit.high), text: `${unit.low}-${unit.high} ${unit.unit}` },
    ],
  }
}
