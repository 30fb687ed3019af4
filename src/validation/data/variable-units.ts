import { ANALYTES, PLAUSIBLE_STIFFNESS } from '../../fhir/codes/analytes.ts'
import { normalUnit } from '../../fhir/codes/unit-aliases.ts'
import { unitFactor } from '../../fhir/codes/units.ts'
import { VARIABLES, type Variable } from '../study-table.ts'

/** A variable that is a number, not one of two states. */
export type QuantityVariable = {
  [V in Variable]: (typeof VARIABLES)[V] extends 'quantity' ? V : never
}[Variable]

export type BinaryVariable = Exclude<Variable, QuantityVariable>

/** How a variable's cells become numbers of the study table. */
export interface QuantityRule {
  /** Units to choose from, the study table's own first; empty where a unit makes no sense. */
  readonly units: readonly string[]
  /** Factor from a unit as people spell it to the study table's; undefined where it cannot be converted. */
  readonly factor: (unit: string) => number | undefined
  /** Whether the unit may go unsaid: no other is in use. */
  readonly unitOptional: boolean
  /** Decimals in the study table's unit to which the bedside rounds a result; undefined where a number is taken as it is. */
  readonly decimals: number | undefined
  /** Beyond these a cell is an error of measurement, unit or entry. */
  readonly plausible: readonly [number, number]
}

const asRead = (
  { kind, decimals, plausible }: (typeof ANALYTES)[keyof typeof ANALYTES],
  units: readonly string[],
): QuantityRule => ({
  units,
  factor: (unit) => unitFactor(kind, unit),
  unitOptional: units.length === 0,
  decimals,
  plausible,
})

const listed = (
  factors: Readonly<Record<string, number>>,
  rest: Pick<QuantityRule, 'units' | 'unitOptional' | 'plausible'>,
): QuantityRule => {
  const table = new Map(Object.entries(factors))
  return { ...rest, factor: (unit) => table.get(normalUnit(unit)), decimals: undefined }
}

/** UCUM's mean Julian month and year. */
const MONTH = 30.4375
const YEAR = 365.25

const TIME = listed(
  {
    ...{ d: 1, day: 1, days: 1, 天: 1, 日: 1 },
    ...{ wk: 7, week: 7, weeks: 7, 周: 7 },
    ...{ mo: MONTH, month: MONTH, months: MONTH, 月: MONTH, 个月: MONTH },
    ...{ a: YEAR, year: YEAR, years: YEAR, 年: YEAR },
  },
  { units: ['d', 'wk', 'mo', 'a'], unitOptional: false, plausible: [0, 36_525] },
)
const ENZYME = listed(
  { 'u/l': 1, 'iu/l': 1, '[iu]/l': 1, '[u]/l': 1 },
  { units: ['U/L'], unitOptional: false, plausible: [1, 50_000] },
)
const SCORE = listed({}, { units: [], unitOptional: true, plausible: [-Number.MAX_VALUE, Number.MAX_VALUE] })
const PROBABILITY = listed(
  { '1': 1, '%': 0.01 },
  { units: ['1', '%'], unitOptional: true, plausible: [0, 1] },
)

export const QUANTITY_RULES: Readonly<Record<QuantityVariable, QuantityRule>> = {
  anc: asRead(ANALYTES.neutrophils, ['10*9/L', '10*3/uL', '/uL']),
  alc: asRead(ANALYTES.lymphocytes, ['10*9/L', '10*3/uL', '/uL']),
  nlr: asRead(ANALYTES.nlr, []),
  albumin: asRead(ANALYTES.albumin, ['g/L', 'g/dL']),
  diameter: asRead(ANALYTES.tumourDiameter, ['cm', 'mm']),
  bilirubin: asRead(ANALYTES.bilirubin, ['umol/L', 'mg/dL']),
  // International units are not converted: the factor depends on the assay's standard.
  afp: listed(
    { 'ug/l': 1, 'mcg/l': 1, 'ng/ml': 1, 'ug/ml': 1000, 'ng/dl': 0.01 },
    { units: ['ug/L', 'ng/mL'], unitOptional: false, plausible: [0, 1e8] },
  ),
  crp: listed(
    { 'mg/l': 1, 'ug/ml': 1, 'mg/dl': 10 },
    { units: ['mg/L', 'mg/dL'], unitOptional: false, plausible: [0, 1000] },
  ),
  ldh: ENZYME,
  ast: ENZYME,
  alt: ENZYME,
  stiffness: listed({ kpa: 1 }, { units: ['kPa'], unitOptional: false, plausible: PLAUSIBLE_STIFFNESS }),
  age: listed(
    { a: 1, y: 1, yr: 1, yrs: 1, year: 1, years: 1, 岁: 1, 年: 1 },
    { units: ['a'], unitOptional: true, plausible: [0, 125] },
  ),
  outcomeDays: TIME,
  days: TIME,
  score: SCORE,
  probability: PROBABILITY,
  otherScore: SCORE,
  otherProbability: PROBABILITY,
}

export function isQuantity(variable: Variable): variable is QuantityVariable {
  return VARIABLES[variable] === 'quantity'
}
