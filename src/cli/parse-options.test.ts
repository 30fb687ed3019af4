import { expect, test } from 'vitest'
import { parseOptions } from './parse-options.ts'

const parse = (...args: string[]) => parseOptions(args, ['albumin', 'site'], ['json', 'help'])
const problem = (...args: string[]) => {
  const result = parse(...args)
  return result.ok ? undefined : result.problem
}

test('reads values, flags and positionals', () => {
  expect(parse('chart.json', '--albumin', '36', '--site=a.json', '--json', '-')).toEqual({
    ok: true,
    values: { albumin: '36', site: 'a.json' },
    flags: new Set(['json']),
    positionals: ['chart.json', '-'],
  })
})

test('names an unknown option and the one that may be meant', () => {
  expect(problem('--albumn', '3')).toMatchObject({
    code: 'unknown-option',
    message: 'unknown option --albumn; did you mean --albumin?',
  })
  expect(problem('--constructor')).toMatchObject({ message: 'unknown option --constructor' })
  expect(problem('-x')).toMatchObject({ code: 'unknown-option' })
})

test('an option given twice is not settled by taking one of the two', () => {
  expect(problem('--albumin', '36', '--albumin', '30')?.code).toBe('option-repeated')
  expect(problem('--json', '--json')?.code).toBe('option-repeated')
})

test('the next option is not a value, and an empty text is none', () => {
  expect(problem('--albumin', '--json')?.code).toBe('option-value-missing')
  expect(problem('--albumin')?.code).toBe('option-value-missing')
  expect(problem('--albumin=')?.code).toBe('option-value-missing')
  expect(parse('--albumin=-1').ok).toBe(true)
})

test('a flag takes no value', () => {
  expect(problem('--json=yes')?.code).toBe('unexpected-argument')
})
