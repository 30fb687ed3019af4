import { expect, test } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import { referenceTable } from '../../../test/support/study-tables.ts'
import { computeReport } from '../../validation/report/compute-report.ts'
import { suggestedOptions } from '../../validation/report/options.ts'
import { INITIAL_STUDY } from './study-state.ts'
import { beginning, keepReport } from './use-study.ts'

function tab(): Storage {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    clear: () => held.clear(),
    key: () => null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
}

const model = await tipmModel()
const table = await referenceTable()
const options = { ...suggestedOptions(table, model.cutoff.points), replicates: 0 }
const computed = await computeReport(table, model, options, { softwareVersion: '1', now: new Date(0) })
if (!computed.ok) throw new Error(computed.problem)
const report = computed.value

test('a computed report survives a reload, whole, and without a patient', () => {
  const storage = tab()
  keepReport(storage, report)
  expect(beginning(storage, '1')).toEqual({ stage: 'kept', report })
  expect(storage.getItem('tipm-lab-report')).not.toContain('S001')
})

test('the report of another version, a spoilt one, and one that was let go are not shown', () => {
  const storage = tab()
  keepReport(storage, report)
  expect(beginning(storage, '2')).toBe(INITIAL_STUDY)
  storage.setItem('tipm-lab-report', '{')
  expect(beginning(storage, '1')).toBe(INITIAL_STUDY)
  keepReport(storage, undefined)
  expect(beginning(storage, '1')).toBe(INITIAL_STUDY)
  expect(beginning(undefined, '1')).toBe(INITIAL_STUDY)
})
