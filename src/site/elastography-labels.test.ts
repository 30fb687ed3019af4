import { expect, test } from 'vitest'
import { siteOfLabel } from './elastography-labels.ts'
import { loadSite } from './load-site.ts'

test('without a map a site is called by its name, and by nothing that only resembles it', () => {
  expect(['A', ' F1 ', 'Ｇ', 'a', 'F5', 'Site 1', ''].map((label) => siteOfLabel(label, {}))).toEqual([
    ...['A', 'F1', 'G'],
    ...[undefined, undefined, undefined, undefined],
  ])
})

test('mapped labels count in any width, and a site that has them is no longer called by its name', () => {
  const labels = { A: ['Site 1', '病灶A'], B: ['A'] }
  expect(['Site １', '病灶Ａ', 'A', 'B', 'C'].map((label) => siteOfLabel(label, labels))).toEqual([
    ...['A', 'A', 'B', undefined, 'C'],
  ])
})

test('a label for two sites is a fault of the site file', () => {
  const site = (elastographyLabels: object) =>
    loadSite({
      name: 'Test',
      smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'tipm' }] },
      reading: { elastographyLabels },
    })
  expect(site({ A: ['Site 1'], F1: ['Site 6'] }).ok).toBe(true)
  expect(siteOfLabel('Site 1', { A: ['Site 1'], B: ['Site １'] })).toBeUndefined()
  expect(site({ A: ['Site 1'], B: ['Site 1'] })).toMatchObject({
    problem: {
      faults: [{ path: ['reading', 'elastographyLabels'], expected: 'expected each label once' }],
    },
  })
})
