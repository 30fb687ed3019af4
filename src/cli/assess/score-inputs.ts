import { ANALYTES, type Analyte } from '../../fhir/codes/analytes.ts'
import { MODEL_UNIT } from '../../fhir/codes/unit-aliases.ts'
import { convertQuantity, type UnitConverter, unitReader } from '../../fhir/codes/units.ts'
import type { Quantity } from '../../fhir/resources/resource-schemas.ts'
import { roundTo } from '../../model/rounding.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { type CliProblem, error } from '../problem.ts'
import { parseQuantity } from './parse-quantity.ts'

/** The numeric options of `tipm score`, and what each measures. */
const SCORE_ANALYTES = {
  anc: ANALYTES.neutrophils,
  alc: ANALYTES.lymphocytes,
  nlr: ANALYTES.nlr,
  albumin: ANALYTES.albumin,
  diameter: ANALYTES.tumourDiameter,
} as const satisfies Record<string, Analyte>

export type ScoreOption = keyof typeof SCORE_ANALYTES

export interface GivenValue {
  /** The value in the model's unit, at the analyte's precision. */
  readonly value: number
  readonly original: string
}

export type GivenValues = Readonly<Partial<Record<ScoreOption, GivenValue>>>

/** Values typed with or without unit, in the model's units; every fault is named, not only the first. */
export function scoreInputs(
  typed: Readonly<Partial<Record<ScoreOption, string>>>,
  rules: ReadingRules,
): Result<GivenValues, readonly CliProblem[]> {
  const problems: CliProblem[] = []
  const parsed: { option: ScoreOption; analyte: Analyte; quantity: Quantity; original: string }[] = []
  for (const option of ['anc', 'alc', 'nlr', 'albumin', 'diameter'] as const) {
    const text = typed[option]
    if (text === undefined) continue
    const analyte = SCORE_ANALYTES[option]
    const result = parseQuantity(text, MODEL_UNIT[analyte.kind])
    if (result.ok) parsed.push({ option, analyte, quantity: result.value, original: text.trim() })
    else problems.push(error(result.problem, FAULTS[result.problem], { input: option }))
  }
  const converter = unitReader(rules)
  const values: Partial<Record<ScoreOption, GivenValue>> = {}
  for (const { option, analyte, quantity, original } of parsed) {
    const result = inModelUnit(option, analyte, quantity, converter)
    if (result.ok) values[option] = { value: result.value, original }
    else problems.push(result.problem)
  }
  return problems.length > 0 ? fail(problems) : ok(values)
}

const FAULTS = {
  'not-a-number': 'expected a number with a decimal point, with or without its unit, such as 36 or 3.6g/dL',
  comparator: 'expected a value; below or above a limit of detection is not one',
} as const

function inModelUnit(
  input: ScoreOption,
  analyte: Analyte,
  quantity: Quantity,
  converter: UnitConverter,
): Result<number, CliProblem> {
  const converted = convertQuantity(converter, analyte.kind, quantity)
  if (!converted.ok) {
    return fail(
      converted.reason === 'molar-albumin'
        ? error('molar-albumin', 'albumin by amount of substance (mol) is not converted; give g/L or g/dL', {
            input,
          })
        : error('unit-not-accepted', `unit not accepted; ${ACCEPTED[input]}`, { input }),
    )
  }
  const value = roundTo(converted.value, analyte.decimals)
  const [least, most] = analyte.plausible
  if (value >= least && value <= most) return ok(value)
  const unit = MODEL_UNIT[analyte.kind] === '1' ? '' : ` ${MODEL_UNIT[analyte.kind]}`
  return fail(
    error('implausible', `not plausible in this unit; expected ${least} to ${most}${unit}`, { input }),
  )
}

const COUNTS =
  '10*9/L is meant where none is written; 10*3/uL, K/uL, G/L, /uL and other UCUM units of counts are read'

const ACCEPTED: Readonly<Record<ScoreOption, string>> = {
  anc: COUNTS,
  alc: COUNTS,
  nlr: 'it is a ratio without unit',
  albumin: 'g/L is meant where none is written; g/dL and other UCUM units of mass per volume are read',
  diameter: 'cm is meant where none is written; mm and other UCUM units of length are read',
}
