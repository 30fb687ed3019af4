import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileName } from './file-name.ts'

test('words in any language become a name', () => {
  expect(fileName('ROC curves: training & validation', 'svg')).toBe('roc-curves-training-validation.svg')
  expect(fileName('决策曲线（外部验证）', 'png')).toBe('决策曲线-外部验证.png')
  expect(fileName('../../etc/passwd', 'svg')).toBe('etc-passwd.svg')
  expect(fileName('…', 'svg')).toBe('figure.svg')
})

test('whatever the words, the name holds nothing that a file system could take for more than a name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
      const name = fileName(words, 'png')
      expect(name).toMatch(/^[\p{Letter}\p{Number}][\p{Letter}\p{Number}-]*\.png$/u)
      expect([...name].length).toBeLessThanOrEqual(84)
    }),
  )
})
