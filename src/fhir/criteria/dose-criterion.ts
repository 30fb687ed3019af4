import type { IndexDate } from '../chart-inputs.ts'
import { hasCode } from '../codes/code-match.ts'
import { BODY_WEIGHT } from '../codes/standard-codes.ts'
import type { ChartContext } from '../read/chart-context.ts'
import { indexRange } from '../read/select-nearest.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { chartTime } from '../resources/chart-time.ts'
import type { MedicationRequest, Quantity } from '../resources/resource-schemas.ts'
import { type Criterion, type CriterionEvidence, criterion } from './criteria.ts'
import { latestSaid } from './latest-said.ts'

/** Whether the ordered daily dose of lenvatinib is the study's for the body weight; unknown unless the chart gives both exactly. */
export function doseCriterion(
  resources: ChartResources,
  therapy: Therapy,
  index: IndexDate,
  context: ChartContext,
): Criterion {
  const dose = doseAt(resources, therapy, index, context)
  const { under60kg, from60kg } = context.model.regimen.lenvatinib.dailyDoseMg
  const weighed = latestSaid(
    resources,
    {
      codes: BODY_WEIGHT,
      isAsked: (code) => hasCode(code, BODY_WEIGHT),
      stateOf: ({ valueQuantity, dataAbsentReason }) => {
        const kilograms = dataAbsentReason === undefined && valueQuantity && kilogramsOf(valueQuantity)
        if (!kilograms || dose?.milligrams === undefined) return 'unknown'
        const studied = kilograms < 60 ? under60kg : from60kg
        return Math.abs(dose.milligrams - studied) < 1e-6 ? 'met' : 'notMet'
      },
    },
    context,
    indexRange(index),
  )
  const evidence = [...(weighed?.evidence ?? []), dose?.evidence].filter((item) => item !== undefined)
  return criterion('dose', weighed?.state ?? 'unknown', evidence)
}

/** Exact by definition (international avoirdupois pound). */
const KG_PER_POUND = 0.45359237
/** Beyond these a weight is an error of entry or unit, not an adult. */
const PLAUSIBLE_KG = [25, 300] as const

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
  const near = lenvatinib
    .filter(({ kind }) => kind === 'order')
    .flatMap(({ reference, text, date }) => {
      const item = orders.find(({ id }) => `MedicationRequest/${id}` === reference)
      const time = chartTime(date, context.site.timeZone)
      return item && time.ok
        ? [{ item, reference, text, date, away: Math.abs(time.time.from - index.time.from) }]
        : []
    })
    .toSorted((a, b) => a.away - b.away)
  const [nearest] = near
  if (nearest === undefined) return undefined
  // A daily dose may be made up of two orders of one day: which counts, or whether they add up, is not told.
  const isOne = near.every(({ away, reference }) => away > nearest.away || reference === nearest.reference)
  const { item, reference, text, date } = nearest
  const milligrams = isOne ? dailyMilligrams(item) : undefined
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
