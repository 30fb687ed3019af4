import * as z from 'zod/mini'
import { PREDICTORS } from '../../model/predictor.ts'
import type { CliProblem } from '../problem.ts'

const text = z.string()
const nullable = <T extends z.core.$ZodType>(schema: T) => z.nullable(schema)
const number = z.number()
const share = z.number().check(z.gte(0), z.lte(1))
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const sign = z.enum(['negative', 'nonnegative'])

export const jsonSource = z.strictObject({
  /** `Observation/12`, with `/_history/3` where the version is known. */
  reference: nullable(text),
  name: text,
  /** The chart's own value and unit. */
  original: text,
  /** As written in the resource. */
  date: nullable(text),
  status: nullable(text),
})

export const jsonPassedOver = z.extend(jsonSource, {
  reason: text,
  value: nullable(number),
  unit: nullable(text),
})

export const jsonInput = z.strictObject({
  /** Null where it is unknown, or only a range of it is known: then `low` and `high`. */
  value: nullable(z.union([number, sign])),
  low: nullable(number),
  /** Null where nothing bounds it. */
  high: nullable(number),
  /** Why only a range is known. */
  because: z.array(text),
  /** UCUM; null for dT. */
  unit: nullable(text),
  date: nullable(day),
  /** Days before the index date. */
  ageDays: nullable(number),
  freshness: nullable(z.enum(['fresh', 'old', 'later'])),
  /** The rule that chose the value. */
  rule: nullable(text),
  /** The first of `sources`, as one text; `command line` for an option. */
  source: nullable(text),
  sources: z.array(jsonSource),
  /** Why the value is unknown. */
  reason: nullable(text),
  /** What the rule picked, or may have picked, and what cannot be used as it is. */
  doubts: z.array(jsonPassedOver),
  passedOver: z.array(jsonPassedOver),
})

const stiffness = z.strictObject({
  counted: number,
  needed: number,
  directions: z.record(text, z.enum(['stiffer', 'softer', 'same', 'missing'])),
  wouldDecide: z.array(text),
})

export const jsonDeltaT = z.extend(jsonInput, {
  baselineDate: nullable(day),
  followUpDate: nullable(day),
  followUpWindow: nullable(z.strictObject({ from: day, to: day })),
  sites: nullable(stiffness),
  /** Sites that were measured and could not be read. */
  unreadable: z.array(
    z.strictObject({ exam: z.enum(['baseline', 'followUp']), site: text, original: text, reason: text }),
  ),
})

/** A drug record that leaves the start open. */
export const startDoubt = z.strictObject({
  reference: nullable(text),
  kind: text,
  drug: nullable(text),
  text,
  date: nullable(text),
  status: nullable(text),
  reason: text,
})

const condition = z.union([
  z.strictObject({ predictor: z.literal('deltaT'), sign }),
  z.strictObject({
    predictor: z.enum(['nlr', 'albumin', 'diameter']),
    comparator: z.enum(['<', '<=', '>', '>=']),
    value: number,
  }),
])

const problem = z.strictObject({
  code: text,
  severity: z.enum(['error', 'warning', 'note']),
  message: text,
  input: z.optional(text),
  criterion: z.optional(text),
  file: z.optional(text),
  line: z.optional(number),
  column: z.optional(number),
  path: z.optional(text),
})

/** The document that `--json` prints, whatever the command and its end. Every key is always there; null says "there is none". */
export const jsonOutput = z.strictObject({
  format: z.literal('tipm-assessment-1'),
  command: nullable(z.enum(['score', 'assess'])),
  exitCode: z.int(),
  kind: z.enum(['complete', 'bounded', 'notComputable', 'outOfScope', 'failed']),
  points: nullable(number),
  pointsLow: nullable(number),
  pointsHigh: nullable(number),
  maximumPoints: nullable(number),
  cutoff: nullable(number),
  riskClass: nullable(z.enum(['high', 'low', 'undecided'])),
  /** Estimated probability of non-response, 0..1. */
  probability: nullable(share),
  probabilityLow: nullable(share),
  probabilityHigh: nullable(share),
  interval: nullable(z.strictObject({ lower: share, upper: share, level: share })),
  reasons: z.array(text),
  inputs: nullable(
    z.strictObject({
      anc: jsonInput,
      alc: jsonInput,
      nlr: jsonInput,
      albumin: jsonInput,
      diameter: jsonInput,
      deltaT: jsonDeltaT,
    }),
  ),
  contributions: z.array(
    z.strictObject({
      predictor: z.enum(PREDICTORS),
      /** Null for a range all of which adds the same points. */
      value: nullable(z.union([number, sign])),
      low: nullable(number),
      high: nullable(number),
      points: number,
      maximumPoints: number,
      logOdds: number,
      clampedTo: nullable(number),
    }),
  ),
  unknown: z.array(
    z.strictObject({
      predictor: z.enum(PREDICTORS),
      maximumPoints: number,
      /** The fewest and the most points it may add. */
      pointsLow: number,
      pointsHigh: number,
      decides: z.enum(['always', 'sometimes', 'never']),
      highIf: nullable(condition),
      lowIf: nullable(condition),
    }),
  ),
  patient: nullable(
    z.strictObject({
      id: text,
      name: text,
      birthDate: nullable(text),
      gender: nullable(text),
      /** Null where the chart records no death; its date as written. */
      deceased: nullable(z.strictObject({ date: nullable(text) })),
    }),
  ),
  indexDate: nullable(
    z.strictObject({
      state: z.enum(['known', 'between', 'unknown', 'not-begun']),
      /** Where it is known; the day of the assessment where therapy has not begun. */
      date: nullable(day),
      /** Where it lies between two days. */
      from: nullable(day),
      to: nullable(day),
      basis: text,
      references: z.array(text),
      doubts: z.array(startDoubt),
      examsSpeakAgainst: z.boolean(),
    }),
  ),
  /** Results under codes that nobody has mapped to an input. */
  unmapped: z.array(
    z.strictObject({ system: nullable(text), code: nullable(text), name: text, count: number }),
  ),
  asOf: nullable(text),
  criteria: z.array(
    z.strictObject({
      id: text,
      state: z.enum(['met', 'notMet', 'unknown']),
      evidence: z.array(z.strictObject({ reference: text, text, date: nullable(text) })),
    }),
  ),
  problems: z.array(problem),
  model: nullable(
    z.strictObject({
      id: text,
      version: text,
      hash: text,
      status: text,
      deltaTConvention: text,
      horizonWeeks: number,
    }),
  ),
  /** Version of this software. */
  version: text,
  investigational: z.literal(true),
})

export type JsonOutput = Omit<z.infer<typeof jsonOutput>, 'problems'> & {
  readonly problems: readonly CliProblem[]
}
export type JsonInput = z.infer<typeof jsonInput>
export type JsonDeltaT = z.infer<typeof jsonDeltaT>
export type JsonSource = z.infer<typeof jsonSource>
export type JsonInputs = NonNullable<JsonOutput['inputs']>
