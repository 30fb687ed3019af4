import { readFileSync } from 'node:fs'
import { seededRandom } from '../src/stats/numeric/random.ts'

/** The reference cohort drawn with replacement; albumin and diameter vary, so that scores are not tied. */
export function drawnCohort(patients: number): string {
  const csv = readFileSync(new URL('../test/golden/cohort.csv', import.meta.url), 'utf8').trim()
  const [header = '', ...lines] = csv.split(/\r?\n/)
  const random = seededRandom(patients)
  const rows = Array.from({ length: patients }, (_, i) => {
    const [, cohort, anc, alc, alb, diameter, ...rest] = (lines[random.below(lines.length)] ?? '').split(',')
    const near = (value: string | undefined, spread: number) =>
      (Number(value) + spread * (random.uniform() - 0.5)).toFixed(2)
    return [`S${i}`, cohort, anc, alc, near(alb, 2), near(diameter, 0.5), ...rest].join(',')
  })
  return [header, ...rows].join('\n')
}
