import { expect, it } from 'vitest'
import { loadModel } from '../model/load-model.ts'
import tipm from '../model/tipm.json' with { type: 'json' }
import { conditionText } from './condition-text.ts'
import { en } from './en/catalogue.ts'
import { createFormat } from './format.ts'

const loaded = await loadModel(tipm)
if (!loaded.ok) throw new Error('tipm.json')
const { value: model } = loaded
const format = createFormat('en', 'UTC')

it('moves the end of a condition to the next value that can occur, never past it', () => {
  const wording = { texts: en, format, model }
  const at = (comparator: '<' | '<=' | '>' | '>=') =>
    conditionText(wording, { predictor: 'albumin', comparator, value: 31.23 })
  expect(at('<')).toBe('below 31.3\u00a0g/L')
  expect(at('<=')).toBe('at most 31.2\u00a0g/L')
  expect(at('>')).toBe('above 31.2\u00a0g/L')
  expect(at('>=')).toBe('at least 31.3\u00a0g/L')
  expect(conditionText(wording, { predictor: 'albumin', comparator: '<=', value: 35.99999999999999 })).toBe(
    'at most 36\u00a0g/L',
  )
})
