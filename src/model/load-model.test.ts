import { expect, test } from 'vitest'
import { recalibration } from '../../test/support/recalibration.ts'
import { canonicalHash } from './hash.ts'
import { jsonPath } from './json-path.ts'
import { loadModel } from './load-model.ts'
import file from './tipm.json' with { type: 'json' }

async function faults(change: (copy: typeof file) => void): Promise<string[]> {
  const copy = structuredClone(file)
  change(copy)
  const result = await loadModel(copy)
  return result.ok ? [] : result.problem.faults.map(({ path, expected }) => `${jsonPath(path)}: ${expected}`)
}

test('the shipped model file fits its schema', async () => {
  expect(await faults(() => undefined)).toEqual([])
})

test('a fault names its place and what was expected there', async () => {
  expect(await faults((copy) => copy.predictors.albumin.axis.reverse())).toEqual([
    'predictors.albumin.axis: an axis runs from the lower to the higher value',
  ])
  const [fault] = await faults((copy) => Object.assign(copy.cutoff, { points: '160' }))
  expect(fault).toMatch(/^cutoff\.points: .*number/)
})

test('a predictor without effect, or a unit other than the model computes in, is refused', async () => {
  expect(await faults((copy) => Object.assign(copy.predictors.nlr, { beta: 0 }))).toHaveLength(1)
  expect(await faults((copy) => Object.assign(copy.predictors.albumin, { unit: 'g/dL' }))).toHaveLength(1)
})

test('the hash is that of the content: key order does not matter, a changed figure does', async () => {
  const hash = async (json: unknown) => {
    const result = await loadModel(json)
    return result.ok ? result.value.hash : undefined
  }
  const reordered = Object.fromEntries(Object.entries(file).reverse())
  expect(await hash(reordered)).toBe(await hash(file))
  expect(await hash({ ...file, version: '1.0.1' })).not.toBe(await hash(file))
  expect(await hash(file)).toMatch(/^[0-9a-f]{64}$/)
})

test('other axes, as read from the published nomogram, change the points without a change of code', async () => {
  const copy = structuredClone(file)
  copy.predictors.albumin.axis = [20, 60]
  const result = await loadModel(copy)
  expect(result.ok).toBe(true)
})

test('the hash is SHA-256 of the JSON with its keys in order', async () => {
  // Of `{"a":[1,{"c":null,"d":"x"}],"b":2}`, by sha256sum.
  const hash = canonicalHash({ b: 2, a: [1, { d: 'x', c: null }] })
  expect(hash).toBe('447ad8b2e4e727f5366dbf09eef53ac13677eaef4af3f56f37ec78121c8aa34f')
})

test('a path is written as engineers write it', () => {
  expect(jsonPath([])).toBe('(root)')
  expect(jsonPath(['predictors', 'albumin', 'axis', 1])).toBe('predictors.albumin.axis[1]')
  expect(jsonPath([0, 'id'])).toBe('[0].id')
})

test('an axis of no length is refused', async () => {
  expect(await faults((copy) => Object.assign(copy.predictors.albumin, { axis: [40, 40] }))).toHaveLength(1)
})

test('correlations that are not symmetric, or not 1 on the diagonal, are refused', async () => {
  const changed = (i: number, j: number, value: number) =>
    faults((copy) => {
      const row = copy.interval.correlations[i]
      if (row !== undefined) row[j] = value
    })
  const fault = ['interval.correlations: correlations are symmetric with 1 on the diagonal']
  expect(await changed(0, 1, 0.123)).toEqual(fault)
  expect(await changed(4, 4, 0.9)).toEqual(fault)
})

test('an approval names who and when together', async () => {
  const approved = (approvedBy: string, approvedOn: string) =>
    faults((copy) => Object.assign(copy, { recalibration: recalibration(approvedBy, approvedOn) }))
  const fault = [
    'recalibration: an approval names who and when: approvedBy and approvedOn are filled together',
  ]
  expect(await approved('', '')).toEqual([])
  expect(await approved('Dr A', '2026-11-02')).toEqual([])
  expect(await approved(' ', '')).toEqual([])
  expect(await approved('Dr A', '')).toEqual(fault)
  expect(await approved(' ', '2026-11-02')).toEqual(fault)
})
