import { expect, test } from 'vitest'
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
