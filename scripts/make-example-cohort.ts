import { writeFileSync } from 'node:fs'
import { assess } from '../src/model/assess.ts'
import type { TipmModel } from '../src/model/load-model.ts'
import { normalQuantile } from '../src/stats/numeric/normal.ts'
import { type Random, seededRandom } from '../src/stats/numeric/random.ts'
import { csvText } from '../src/validation/data/csv/csv-text.ts'
import { tipmModel } from '../test/support/read-context.ts'

// Writes the example cohort: `node scripts/make-example-cohort.ts`. No patients: each row is drawn from the summaries that the paper
// prints of its cohorts (Tables 1 and 2), as if they were independent within a response class. What the paper does not print is
// assumed, and said so here and in src/lab/example/README.md.

/** The day the paper appeared; chosen before anything was drawn and not changed for its result. */
const SEED = 20251222

type Response = 'TIE' | 'TIN'

/** Table 1: patients by response, and share with hepatitis B. Medians of survival in days, by risk class, from the text. */
const COHORTS = [
  { name: 'training', TIE: 110, TIN: 42, hbv: 133 / 152, medianDays: { high: 142, low: 178 } },
  { name: 'internal', TIE: 53, TIN: 15, hbv: 65 / 68, medianDays: { high: 138, low: 172 } },
  { name: 'external', TIE: 76, TIN: 31, hbv: 92 / 107, medianDays: { high: 145, low: 180 } },
] as const

/** Table 2, training cohort, by response; taken for all three cohorts. */
const BY_RESPONSE = {
  TIE: {
    nlrAbove3: 39 / 110,
    deltaTNonnegative: 77 / 110,
    albumin: { mean: 40.0, sd: 5.5 },
    diameter: { mean: 8.0, sd: 1.3 },
    bilirubin: { mean: 32.9, sd: 54.7 },
    afpAbove200: 65 / 110,
    age: { mean: 50.5, sd: 9.7 },
    male: 95 / 110,
  },
  TIN: {
    nlrAbove3: 29 / 42,
    deltaTNonnegative: 7 / 42,
    albumin: { mean: 36.1, sd: 3.8 },
    diameter: { mean: 9.6, sd: 1.5 },
    bilirubin: { mean: 45.6, sd: 51.1 },
    afpAbove200: 29 / 42,
    age: { mean: 51.2, sd: 7.9 },
    male: 38 / 42,
  },
} as const

/** Not printed, assumed: spreads on the log scale, the course of survival, and how many are lost before its end. */
const ASSUMED = {
  nlrLogSd: 0.5,
  lymphocytes: { median: 1.4, logSd: 0.3 },
  afpLogSd: 2.2,
  /** Weibull; 3.5 makes of the training cohort's medians a hazard ratio of (178 / 142) ^ 3.5 = 2.2, as the paper's subgroups have it. */
  survivalShape: 3.5,
  lostShare: 0.15,
}
const LAST_DAY = 185

const HEADINGS = [
  'Patient',
  'Cohort',
  'Age (years)',
  'Sex',
  'HBV',
  'Neutrophils (10*9/L)',
  'Lymphocytes (10*9/L)',
  'Albumin (g/L)',
  'Largest diameter (cm)',
  'dT',
  'Bilirubin (umol/L)',
  'AFP (ug/L)',
  'Response',
  'OS (days)',
  'Death',
]

/** The example cohort as a CSV file. */
export function exampleCohort(model: TipmModel): string {
  const random = seededRandom(SEED)
  const rows = COHORTS.flatMap((cohort) => {
    const responses = [
      ...Array.from({ length: cohort.TIE }, () => 'TIE' as const),
      ...Array.from({ length: cohort.TIN }, () => 'TIN' as const),
    ]
    return shuffled(responses, random).map((response) => patient(model, cohort, response, random))
  })
  return csvText([HEADINGS, ...rows.map((row, i) => [`E${String(i + 1).padStart(3, '0')}`, ...row])])
}

function patient(
  model: TipmModel,
  cohort: (typeof COHORTS)[number],
  response: Response,
  random: Random,
): (string | number)[] {
  const summary = BY_RESPONSE[response]
  const share = (p: number) => random.uniform() < p
  const normal = () => normalQuantile(Math.max(random.uniform(), 2 ** -33))
  const within = (value: number, [low, high]: readonly [number, number], decimals: number) =>
    Number(Math.min(high, Math.max(low, value)).toFixed(decimals))
  const about = ({ mean, sd }: { mean: number; sd: number }) => mean + sd * normal()
  /** Log-normal, above a limit with the given probability. */
  const above = (limit: number, p: number, logSd: number) =>
    limit * Math.exp(logSd * (normal() + normalQuantile(p)))

  const lymphocytes = within(
    ASSUMED.lymphocytes.median * Math.exp(ASSUMED.lymphocytes.logSd * normal()),
    [0.5, 3.5],
    2,
  )
  const neutrophils = within(lymphocytes * above(3, summary.nlrAbove3, ASSUMED.nlrLogSd), [0.8, 25], 2)
  const albumin = within(about(summary.albumin), [20, 55], 1)
  const diameter = within(about(summary.diameter), [2, 16], 1)
  const nonnegative = share(summary.deltaTNonnegative)
  const assessment = assess(model, {
    nlr: neutrophils / lymphocytes,
    deltaT: nonnegative ? 'nonnegative' : 'negative',
    albumin,
    diameter,
  })
  if (assessment.kind !== 'complete') throw new Error('an example patient is complete')
  const { days, died } = survival(cohort.medianDays[assessment.riskClass], random)
  return [
    cohort.name,
    within(about(summary.age), [18, 85], 0),
    share(summary.male) ? 'male' : 'female',
    share(cohort.hbv) ? 'HBV' : 'non-HBV',
    neutrophils,
    lymphocytes,
    albumin,
    diameter,
    nonnegative ? '>=0' : '<0',
    within(logNormal(summary.bilirubin, normal()), [4, 600], 1),
    within(above(200, summary.afpAbove200, ASSUMED.afpLogSd), [1, 500_000], 1),
    response,
    days,
    died ? 'yes' : 'no',
  ]
}

function survival(median: number, random: Random): { days: number; died: boolean } {
  const death = median * Math.log2(1 / (1 - random.uniform())) ** (1 / ASSUMED.survivalShape)
  const lost = random.uniform() < ASSUMED.lostShare ? 1 + random.below(LAST_DAY) : LAST_DAY
  return { days: Math.max(1, Math.round(Math.min(death, lost))), died: death <= lost }
}

/** Log-normal with the mean and standard deviation given. */
function logNormal({ mean, sd }: { mean: number; sd: number }, z: number): number {
  const variance = Math.log(1 + (sd / mean) ** 2)
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * z)
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

if (import.meta.main) {
  writeFileSync(
    new URL('../src/lab/example/example-cohort.csv', import.meta.url),
    exampleCohort(await tipmModel()),
  )
}
