import { expect, test } from 'vitest'
import { CODE, exam, lab, siteObservation, tumourSize } from '../../../test/support/chart-builders.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { mappedResults } from './mapped-results.ts'

const LOCAL = 'https://lab.example/codes'
const found = async (resources: readonly unknown[], codes: object = {}) => {
  const { site } = await readContext({ reading: { codes } })
  return mappedResults(chartResources(resources), site.reading)
}
const briefly = async (...given: Parameters<typeof found>) =>
  (await found(...given)).map(({ input, code, count }) => [input, code, count]).toSorted()

test('results are counted by the code under which they are read, whatever they are worth', async () => {
  const unusable = lab('a2', CODE.albumin, 36, 'cm', '2026-11-20', { status: 'preliminary' })
  expect(
    await briefly([lab('a1', CODE.albumin, 36, 'g/L'), unusable, lab('n', CODE.anc, 4, '10*9/L')]),
  ).toEqual([
    ['albumin', '1751-7', 2],
    ['neutrophils', '751-8', 1],
  ])
})

test('a result is named as the chart names it', async () => {
  const code = { coding: [{ system: 'http://loinc.org', code: CODE.albumin }], text: 'ALB' }
  expect(await found([{ ...lab('a', CODE.albumin, 36, 'g/L'), code }])).toEqual([
    { input: 'albumin', system: 'http://loinc.org', code: '1751-7', name: 'ALB', count: 1 },
  ])
})

test('components count as results', async () => {
  const size = tumourSize('s', [
    [CODE.longest, 9],
    [CODE.otherDimension, 6],
  ])
  expect(await briefly([size])).toContainEqual(['tumourDiameter', CODE.longest, 1])
})

test('sites of elastography count by their own codes, as components or by themselves', async () => {
  expect(await briefly([exam('e', { A: 12, B: 11 }), siteObservation('b', 'B', 10)])).toEqual([
    ['stiffnessExam', 'stiffness-exam', 1],
    ['stiffnessSites.A', 'A', 1],
    ['stiffnessSites.B', 'B', 2],
  ])
})

test('codes that the site maps count, those of an input and those of a site; what nobody maps does not', async () => {
  const of = (code: string) => ({
    ...lab(code, '', 1, 'g/L'),
    code: { coding: [{ system: LOCAL, code }] },
  })
  expect(await briefly([of('X1'), of('X2'), of('X3'), of('X4')])).toEqual([])
  expect(
    await briefly([of('X1'), of('X2'), of('X3'), of('X4')], {
      albumin: [{ system: LOCAL, code: 'X1' }],
      stiffnessExam: [{ system: LOCAL, code: 'X2' }],
      stiffnessSites: { F4: [{ system: LOCAL, code: 'X3' }] },
    }),
  ).toEqual([
    ['albumin', 'X1', 1],
    ['stiffnessExam', 'X2', 1],
    ['stiffnessSites.F4', 'X3', 1],
  ])
})

test('of several codings the one that is read stands, and no coding is no result', async () => {
  const both = {
    ...lab('a', '', 36, 'g/L'),
    code: {
      coding: [
        { system: LOCAL, code: 'X' },
        { system: 'http://loinc.org', code: CODE.albumin },
      ],
    },
  }
  expect(await briefly([both, { ...both, id: 'b', code: { text: 'Albumin' } }])).toEqual([
    ['albumin', CODE.albumin, 1],
  ])
})
