import { expect, test } from 'vitest'
import { bestImmuneResponse, bestResponse } from './best-response.ts'
import { classify, DEFAULT_RULES } from './classify.ts'
import { courseOf, monthly, type Row } from './test-course.ts'

function classified(rows: readonly Row[], days?: readonly number[]) {
  const result = classify(days === undefined ? monthly(rows) : courseOf(days, rows))
  if (!result.ok) throw new Error(result.problem.map(({ code }) => code).join())
  return result.value
}

test('stable disease counts as the best response from six weeks on; before, what follows decides', () => {
  const sd = (day: number) => ({ day, overall: 'SD' as const })
  expect(bestResponse([sd(42)], 42)).toBe('SD')
  expect(bestResponse([sd(41)], 42)).toBe('NE')
  expect(bestResponse([sd(41), { day: 70, overall: 'PD' }], 42)).toBe('PD')
  expect(bestResponse([sd(41), { day: 70, overall: 'PR' }], 42)).toBe('PR')
})

test('immune stable disease counts from six weeks on as well, with targets and without', () => {
  const at = (day: number, overall: 'iSD' | 'non-iCR/non-iUPD') => bestImmuneResponse([{ day, overall }], 42)
  expect([at(42, 'iSD'), at(41, 'iSD')]).toEqual(['iSD', 'NE'])
  expect([at(42, 'non-iCR/non-iUPD'), at(41, 'non-iCR/non-iUPD')]).toEqual(['non-iCR/non-iUPD', 'NE'])
})

test('nothing after a progression is a best response', () => {
  expect(
    bestResponse(
      [
        { day: 28, overall: 'PD' },
        { day: 56, overall: 'CR' },
      ],
      42,
    ),
  ).toBe('PD')
})

test('a progression by mRECIST up to week 26 makes TIN, a later one does not', () => {
  const row: Row = { over: [50, 50, 70] }
  expect(classified([row], [0, 90, 182])).toMatchObject({ outcome: 'TIN', mrecist: { at: { day: 182 } } })
  expect(classified([row], [0, 90, 183])).toMatchObject({
    outcome: 'TIE',
    mrecist: { at: { category: 'SD', day: 90 } },
  })
})

test('a progression stands, whatever follows', () => {
  expect(classified([{ over: [50, 70, 30] }])).toMatchObject({ outcome: 'TIN', mrecist: { at: { day: 28 } } })
})

test('without an evaluable visit there is neither TIE nor TIN', () => {
  const rows: readonly Row[] = [{ over: [50] }, { over: [20, 20] }]
  expect(classified(rows, [0, 28])).toMatchObject({
    outcome: undefined,
    mrecist: { at: { category: 'NE', day: undefined } },
  })
})

test('more than five targets, or two in one organ, are no RECIST: refused with the reason', () => {
  const faults = (rows: readonly Row[]) => {
    const result = classify(monthly(rows))
    return result.ok ? [] : result.problem.map(({ code, lesion }) => `${code} ${lesion ?? ''}`.trim())
  }
  const organs = ['liver', 'lung', 'bone', 'adrenal', 'brain', 'skin']
  expect(faults(organs.slice(0, 5).map((organ) => ({ organ, over: [20, 20] })))).toEqual([])
  expect(faults(organs.map((organ) => ({ organ, over: [20, 20] })))).toEqual(['too-many-targets'])
  expect(faults([{ over: [20, 20] }, { over: [20, 20] }, { over: [20, 20] }])).toEqual([
    'too-many-targets-in-organ L3',
  ])
  expect(faults([{ over: [undefined, 20] }])).toEqual(['not-at-baseline L1'])
  expect(faults([{ over: [20, 20] }, { role: 'new', over: [12, 12] }])).toEqual(['new-at-baseline L2'])
  expect(faults([{ over: [20] }])).toEqual(['no-visit-after-baseline'])
})

test('what the reader of a result must know is said', () => {
  const rows: readonly Row[] = [
    { over: [9, 9] },
    { node: 'node', organ: 'lymph node', over: [14, 14] },
    {
      organ: 'liver',
      over: [
        { longest: 30, viable: 9 },
        { longest: 30, viable: 9 },
      ],
    },
    { organ: 'liver', over: [30, 30] },
    { role: 'new', organ: 'liver', over: [undefined, 12] },
  ]
  expect(classified(rows).remarks).toEqual([
    { code: 'target-too-small', lesion: 'L1' },
    { code: 'target-too-small', lesion: 'L2' },
    { code: 'not-enhancing', lesion: 'L3' },
    { code: 'viable-missing', lesion: 'L4' },
    { code: 'pattern-unknown', lesion: 'L5' },
  ])
})

test('that the vascular pattern of a new nodule is unknown matters from 10 mm on, or where it was not measured, and not once it is atypical', () => {
  const remarked = (finding: Row['over'][number]) =>
    classified([
      { over: [50, 50] },
      { role: 'new', organ: 'liver', over: [undefined, finding] },
    ]).remarks.some(({ code }) => code === 'pattern-unknown')
  expect(remarked({ longest: 10 })).toBe(true)
  expect(remarked({ longest: 9 })).toBe(false)
  expect(remarked({ longest: 10, typical: false })).toBe(false)
  expect(remarked('present')).toBe(true)
  expect(remarked({ status: 'present', typical: false })).toBe(false)
})

test('a patient without progression whose visits end early is remarked', () => {
  const codes = (last: number) => classified([{ over: [50, 50] }], [0, last]).remarks.map(({ code }) => code)
  expect(codes(126)).toEqual([])
  expect(codes(125)).toEqual(['followed-short'])
})

test('the rules can be set', () => {
  const course = courseOf([0, 30, 50], [{ over: [100, 120, 130] }])
  const result = classify(course, { ...DEFAULT_RULES, confirmation: 20 })
  expect(result).toMatchObject({ value: { irecist: { best: 'iCPD' } } })
})
