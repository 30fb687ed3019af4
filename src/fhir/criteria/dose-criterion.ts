import type { IndexDate } from '../chart-inputs.ts'
import { hasCode } from '../codes/code-match.ts'
import { BODY_WEIGHT } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { observationRefusal, observationTime } from '../read/measurements.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { atOrBefore, chartTime } from '../resources/chart-time.ts'
import type { MedicationRequest, Quantity } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'

/** Whether the ordered daily dose of lenvatinib is the study's for the body weight; unknown unless the chart gives both exactly. */
export function doseCriterion(
  resources: ChartResources,
  therapy: Therapy,
  index: IndexDate,
  context: ChartContext,
): Criterion {
  const weight = weightAt(resources, index, context)
  const dose = doseAt(resources, therapy, index, context)
  const evidence = [weight?.evidence, dose?.evidence].filter((item) => item !== undefined)
  if (weight === undefined || dose?.milligrams === undefined) return criterion('dose', 'unknown', evidence)
  const { under60kg, from60kg } = context.model.regimen.lenvatinib.dailyDoseMg
  const studied = weight.kilograms < 60 ? under60kg : from60kg
  return criterion('dose', Math.abs(dose.milligrams - studied) < 1e-6 ? 'met' : 'notMet', evidence)
}

/** Exact by definition (international avoirdupois pound). */
const KG_PER_POUND = 0.45359237
/** Beyond these a weight is an error of entry or unit, not an adult. */
const PLAUSIBLE_KG = [25, 300] as const

interface Weight {
  readonly kilograms: number
  readonly evidence: CriterionEvidence
}

/** The latest body weight at or before the index date, in kg. */
function weightAt(
  { observations }: ChartResources,
  index: IndexDate,
  context: ChartContext,
): Weight | undefined {
  const [latest] = observations
    .filter((item) => hasCode(item.code, BODY_WEIGHT) && observationRefusal(item, context) === undefined)
    .flatMap((item) => {
      const time = observationTime(item, context)
      const kilograms = item.valueQuantity && kilogramsOf(item.valueQuantity)
      if (!time.ok || kilograms === undefined || item.dataAbsentReason !== undefined) return []
      if (!atOrBefore(time.time, index.time)) return []
      const text = `${item.valueQuantity?.value} ${item.valueQuantity?.unit ?? item.valueQuantity?.code}`
      return [
        {
          at: time.time.to,
          kilograms,
          evidence: { reference: referenceTo('Observation', item.id ?? ''), text, date: time.time.text },
        },
      ]
    })
    .toSorted((a, b) => b.at - a.at)
  return latest
}

const KILOGRAMS: Readonly<Record<string, number>> = { kg: 1, '[lb_av]': KG_PER_POUND }

function kilogramsOf(weight: Quantity): number | undefined {
  const kilograms = plainValue(weight, KILOGRAMS)
  return kilograms >= PLAUSIBLE_KG[0] && kilograms <= PLAUSIBLE_KG[1] ? kilograms : undefined
}

/** A value in a unit of the table, NaN where it is not plainly one. */
function plainValue({ value, comparator, code, unit }: Quantity, factors: Readonly<Record<string, number>>) {
  const converted = (value ?? Number.NaN) * (factors[code ?? unit ?? ''] ?? Number.NaN)
  return comparator === undefined ? converted : Number.NaN
}

/** The order of lenvatinib nearest to the index date: the study set the starting dose, later ones answer to tolerance. */
function doseAt(
  { orders }: ChartResources,
  { lenvatinib }: Therapy,
  index: IndexDate,
  context: ChartContext,
): { readonly milligrams: number | undefined; readonly evidence: CriterionEvidence } | undefined {
  const [nearest] = lenvatinib
    .filter(({ kind }) => kind === 'order')
    .flatMap(({ reference, text, date }) => {
      const item = orders.find(({ id }) => `MedicationRequest/${id}` === reference)
      const time = chartTime(date, context.site.timeZone)
      return item && time.ok
        ? [{ item, reference, text, date, away: Math.abs(time.time.from - index.time.from) }]
        : []
    })
    .toSorted((a, b) => a.away - b.away)
  if (nearest === undefined) return undefined
  const { item, reference, text, date } = nearest
  const milligrams = dailyMilligrams(item)
  const dose = milligrams === undefined ? text : `${text} ${milligrams} mg/d`
  return { milligrams, evidence: { reference, text: dose, date } }
}

const DAYS: Readonly<Record<string, number>> = { d: 1, h: 1 / 24 }

/** One dose in mg at a stated frequency, as mg a day; anything less plain is not interpreted. */
function dailyMilligrams({ dosageInstruction }: MedicationRequest): number | undefined {
  const [dosage, ...otherDosages] = dosageInstruction ?? []
  const [rate, ...otherRates] = dosage?.doseAndRate ?? []
  if (otherDosages.length + otherRates.length > 0) return undefined
  const { frequency = Number.NaN, period = Number.NaN, periodUnit = '' } = dosage?.timing?.repeat ?? {}
  const days = period * (DAYS[periodUnit] ?? Number.NaN)
  const milligrams = (plainValue(rate?.doseQuantity ?? {}, { mg: 1 }) * frequency) / days
  return milligrams > 0 && Number.isFinite(milligrams) ? milligrams : undefined
}
