import * as z from 'zod/mini'
import { PREDICTORS } from './predictor.ts'
import { recalibrationSchema } from './recalibration-schema.ts'

const source = z.enum(['published', 'derived', 'site'])
const count = z.int().check(z.nonnegative())
const positive = z.number().check(z.positive())
const text = z.string().check(z.minLength(1))

const coefficient = {
  beta: z
    .number()
    .check(z.refine((beta) => beta !== 0, 'a predictor without effect does not belong in the model')),
  z: z.number(),
  lower: z.number(),
  upper: z.number(),
  p: text,
  source,
}

const axis = z
  .tuple([z.number(), z.number()])
  .check(z.refine(([from, to]) => from < to, 'an axis runs from the lower to the higher value'))

const decimals = z.int().check(z.gte(0), z.lte(6))

const linear = <Unit extends string>(unit: Unit) =>
  z.object({
    kind: z.literal('linear'),
    unit: z.literal(unit),
    axis,
    axisSource: source,
    decimals,
    ...coefficient,
  })

const intervalTerms = ['intercept', ...PREDICTORS] as const

const interval = z.object({
  source,
  level: z.literal(0.95),
  standardErrors: z.record(z.enum(intervalTerms), positive),
  correlationOrder: z.tuple([
    z.literal('intercept'),
    z.literal('nlr'),
    z.literal('deltaT'),
    z.literal('albumin'),
    z.literal('diameter'),
  ]),
  correlations: z
    .array(z.array(z.number().check(z.gte(-1), z.lte(1))).check(z.length(5)))
    .check(
      z.length(5),
      z.refine(isSymmetricWithUnitDiagonal, 'correlations are symmetric with 1 on the diagonal'),
    ),
})

function isSymmetricWithUnitDiagonal(rows: number[][]): boolean {
  return rows.every((row, i) => row[i] === 1 && row.every((value, j) => value === rows[j]?.[i]))
}

const meanSd = z.object({ mean: z.number(), sd: positive })
const byResponse = <T extends z.core.$ZodType>(schema: T) =>
  z.object({ effective: schema, nonEffective: schema })

const discrimination = z.object({
  auc: z.number(),
  lower: z.number(),
  upper: z.number(),
  hosmerLemeshowP: z.number(),
  brier: z.number(),
})

const cohort = z.object({
  patients: count,
  nonEffective: count,
  demographics: z.optional(z.object({ male: count, hbv: count, ageYears: meanSd })),
  confusion: z.object({ tp: count, fn: count, tn: count, fp: count }),
  table3: z.object({
    sensitivity: z.number(),
    specificity: z.number(),
    accuracy: z.number(),
    precision: z.number(),
    f1: z.number(),
  }),
  table4: z.object({ tipm: discrimination, albi: discrimination, afp: discrimination }),
  medianSurvivalDays: z.object({ high: count, low: count, p: text }),
})

const subgroup = z.object({
  patients: count,
  high: count,
  low: count,
  hazardRatio: positive,
  lower: positive,
  upper: positive,
  /** Log-rank test, as printed. */
  p: z.optional(text),
})

const subModel = z.object({ predictors: z.array(z.enum(PREDICTORS)), auc: z.number(), source })

/** Where and how the patients were gathered, for those who judge the evidence. */
const development = z.object({
  design: z.enum(['retrospective', 'prospective']),
  hospitals: z.array(z.object({ name: text, from: text, to: text })),
  correspondence: text,
  ethics: text,
  funding: z.array(text),
  software: text,
  source,
})

/** What the reconstructed scale achieves on Table 2's rows, beside which the published figures can be set. */
const reconstruction = z.object({
  sensitivityPercent: z.number(),
  specificityPercent: z.number(),
  auc: z.number(),
  aucWithoutDeltaT: z.number(),
  beforeDeltaT: z.object({ effectiveLowPercent: z.number(), nonEffectiveHighPercent: z.number() }),
  source,
})

const labelled = z.object({ id: text, text })

/** The model file. Points are not stored: they follow from betas and axes by the nomogram rule (widest effect = 100 points). */
export const modelSchema = z.object({
  id: text,
  version: text,
  status: z.enum(['reconstructed', 'published', 'recalibrated']),
  recalibration: z.optional(recalibrationSchema),
  name: text,
  citation: z.object({ authors: text, title: text, journal: text, published: text, licence: text }),
  outcome: z.object({ name: text, horizonWeeks: positive, source }),
  regimen: z.object({
    name: text,
    lenvatinib: z.object({ dailyDoseMg: z.object({ under60kg: positive, from60kg: positive }) }),
    camrelizumab: z.object({ doseMgPerKg: positive, everyWeeks: positive }),
    source,
  }),
  predictors: z.object({
    nlr: z.object({
      kind: z.literal('threshold'),
      unit: z.literal('1'),
      threshold: positive,
      decimals,
      ...coefficient,
    }),
    deltaT: z.object({ kind: z.literal('sign'), ...coefficient }),
    albumin: linear('g/L'),
    diameter: linear('cm'),
  }),
  cutoff: z.object({ points: positive, method: text, source }),
  intercept: z.object({ value: z.number(), source }),
  interval: z.optional(interval),
  elastography: z.object({
    deltaTConvention: z.enum(['stiffer-is-nonnegative', 'softer-is-nonnegative']),
    deltaTSitesNeeded: z.int().check(z.gte(1), z.lte(9)),
    deltaPSitesNeeded: z.int().check(z.gte(1), z.lte(3)),
    measurementsPerSite: z.int().check(z.gte(1)),
    followUpWeeks: positive,
    device: text,
    source,
  }),
  table2: z.object({
    n: byResponse(count),
    nlrAbove3: byResponse(count),
    deltaTNonnegative: byResponse(count),
    albumin: z.extend(byResponse(meanSd), { unit: z.literal('g/L') }),
    diameter: z.extend(byResponse(meanSd), { unit: z.literal('cm') }),
    otherCovariates: z.array(
      z.object({
        name: text,
        beta: z.number(),
        z: z.number(),
        lower: z.number(),
        upper: z.number(),
        p: text,
      }),
    ),
    source,
  }),
  cohorts: z.object({ training: cohort, internal: cohort, external: cohort }),
  survivalSubgroups: z.object({
    hbv: subgroup,
    nonHbv: subgroup,
    interactionP: z.number(),
    followUpDays: count,
    source,
  }),
  reconstruction: z.optional(reconstruction),
  subModels: z.object({ ultrasound: subModel, serological: subModel }),
  response: z.object({
    responseRatePercent: z.record(text, z.number()),
    kappa: z.record(text, z.number()),
    source,
  }),
  development: z.optional(development),
  population: z.object({
    sites: text,
    hbvPercent: z.number(),
    malePercent: z.number(),
    meanAgeYears: z.number(),
    inclusion: z.array(labelled),
    exclusion: z.array(labelled),
    source,
  }),
  errata: z.array(labelled),
})

export type ModelFile = z.infer<typeof modelSchema>
