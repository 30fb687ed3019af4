import { expect, test } from 'vitest'
import { type CommandInput, command, type Declaration, printed } from './command.ts'
import { readCommandLine } from './command-line.ts'

const SCORE = {
  ...{ name: 'score', operands: '', summary: '', about: '', after: '' },
  options: { albumin: ['VALUE', 'g/L'], site: ['FILE', 'site file'], json: 'as JSON' },
} as const satisfies Declaration
const parse = (...args: string[]) =>
  readCommandLine([command(SCORE, async () => printed(''))], ['score', ...args])
const given = (...args: string[]): CommandInput<Declaration> | undefined => {
  const line = parse(...args)
  return line.kind === 'command' ? line.given : undefined
}
const problem = (...args: string[]) => {
  const line = parse(...args)
  return line.kind === 'wrong-use' ? line.problem : undefined
}

test('reads values, flags and positionals', () => {
  expect(given('chart.json', '--albumin', '36', '--site=a.json', '--json', '-')).toEqual({
    options: { albumin: '36', site: 'a.json', json: true },
    operands: ['chart.json', '-'],
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
  expect(given('--albumin=-1')?.options).toEqual({ albumin: '-1' })
})

test('a flag takes no value', () => {
  expect(problem('--json=yes')?.code).toBe('unexpected-argument')
})
