import { expect, test } from 'vitest'
import { tableOf } from '../../test/support/study-tables.ts'
import { type RivalId, rivalScores } from './rival-scores.ts'

const row = (values: object) => {
  const given: Record<string, number> = { ...values } as Record<string, number>
  const table = tableOf(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value]])))
  const of = (name: string) => Float64Array.of(given[name] ?? Number.NaN)
  const scores = rivalScores(table, { nlr: of('nlr'), albi: of('albi') })
  return Object.fromEntries(Object.entries(scores).map(([name, [score]]) => [name, score])) as {
    [R in RivalId]: number
  }
}

test('each simpler score counts its parts by its published rule, to the limit and beyond', () => {
  // By hand: 20 umol/L are 20 x 0.058466 = 1.16932 mg/dL, 30 g/L are 3 g/dL: 1.16932 - 27.
  expect(row({ bilirubin: 20, albumin: 30 }).ezAlbi).toBeCloseTo(-25.83068, 4)
  expect(row({ afp: 100, crp: 9.9 }).crafity).toBe(1)
  expect(row({ afp: 99.9, crp: 10 }).crafity).toBe(1)
  expect(row({ afp: 400, crp: 12 }).crafity).toBe(2)
  expect([-2.61, -2.6, -2.5, -2.27, -1.4, -1.39, -1.3].map((albi) => row({ albi }).malbi)).toEqual([
    1, 1, 2, 3, 3, 3, 4,
  ])
  // 1.3 mg/dL are 22.235 umol/L, rounded on the way in to 22.2; 72 over 50 is 1.44.
  const worst = { albumin: 34.9, ldh: 245, nlr: 4.8, ast: 72, alt: 50, bilirubin: 22.2 }
  expect(row(worst).grim).toBe(5)
  expect(row({ ...worst, albumin: 35, ldh: 244, nlr: 4.7, ast: 71, bilirubin: 22.1 }).grim).toBe(0)
  expect(row({ stiffness: 19.53, albi: -2.5 })).toMatchObject({ stiffness: 19.53, stiffnessAlbi: 2 })
  expect(row({ stiffness: 19.5, albi: -2.6 }).stiffnessAlbi).toBe(0)
})

test('a score of which one part is unknown is unknown', () => {
  expect(row({ afp: 400 }).crafity).toBeNaN()
  expect(row({ albumin: 30, ldh: 300, nlr: 5, ast: 50, alt: Number.NaN, bilirubin: 30 }).grim).toBeNaN()
})
