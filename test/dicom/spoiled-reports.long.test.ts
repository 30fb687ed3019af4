import { expect, test } from 'vitest'
import { importReport } from '../../src/app/worksheet/paste/imported.ts'
import { readReport } from '../../src/dicom/report.ts'
import { defaultReadingRules } from '../../src/site/load-site.ts'
import { reportFile } from '../support/dicom-reports.ts'

const CHART = { name: 'Chen Guohua', birthDate: '1967-03-09', identifiers: ['40017731'] }
const SITE = { name: '', language: 'en' as const, smart: { issuers: [] }, reading: defaultReadingRules() }

/** Numbers below a bound, the same in every run (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Some bytes changed, taken out, said twice or cut off at the end, each as often. */
function spoiled(file: Uint8Array, roll: (below: number) => number): Uint8Array {
  const bytes = Uint8Array.from(file)
  const at = roll(bytes.length)
  const length = 1 + roll(40)
  switch (roll(4)) {
    case 0:
      for (let count = 1 + roll(8); count > 0; count--) bytes[roll(bytes.length)] = roll(256)
      return bytes
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)])
    case 2:
      return Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)])
    default:
      return bytes.subarray(0, at)
  }
}

test('5,000 spoiled files: none hangs, none throws, and nothing of another patient passes for this one’s', async () => {
  const roll = dice(19)
  const ends = new Map<string, number>()
  let slowest = 0
  const files = ['kpa.dcm', 'implicit.dcm', 'kpa.json', 'chinese-gb18030.dcm', 'other-patient.dcm'].map(
    (name) => [name, reportFile(name)] as const,
  )
  for (let round = 0; round < 1000; round++) {
    for (const [name, file] of files) {
      const bytes = spoiled(file, roll)
      const start = performance.now()
      const report = await readReport(bytes)
      const read = report.ok ? importReport(report.value, CHART, SITE) : undefined
      const end = report.ok ? read?.whose : report.problem
      if (read?.whose === 'other') expect(read.exams).toEqual([])
      slowest = Math.max(slowest, performance.now() - start)
      const key = `${name === 'other-patient.dcm' ? 'another’s' : 'own'}: ${end}`
      ends.set(key, (ends.get(key) ?? 0) + 1)
    }
  }
  console.log(Object.fromEntries([...ends].toSorted()), `slowest ${slowest.toFixed(0)} ms`)
  expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(5000)
  expect(ends.get('another’s: same')).toBeUndefined()
  expect(slowest).toBeLessThan(2000)
}, 300_000)
