import { expect, test } from 'vitest'
import { headOf, mapping } from '../../../test/support/csv-files.ts'
import { previewRows } from './preview.ts'

test('shows what each cell of the first rows is read as', async () => {
  const columns = {
    albumin: { column: 'ALB', unit: 'g/dL' },
    days: { start: 'from', end: 'to' },
    event: { column: 'died', ones: ['1'], zeros: ['0'] },
  }
  const head = await headOf('ALB,from,to,died\n3.6,2024-03-01,2024-03-11,1\nNA,2024-03-01,?,2\n')
  expect(previewRows(head, mapping({ columns }))).toEqual([
    {
      row: 2,
      cells: [
        { variable: 'albumin', texts: ['3.6'], reading: { kind: 'value', value: 36 } },
        { variable: 'days', texts: ['2024-03-01', '2024-03-11'], reading: { kind: 'value', value: 10 } },
        { variable: 'event', texts: ['1'], reading: { kind: 'value', value: 1 } },
      ],
    },
    {
      row: 3,
      cells: [
        { variable: 'albumin', texts: ['NA'], reading: { kind: 'missing' } },
        { variable: 'days', texts: ['2024-03-01', '?'], reading: { kind: 'problem', code: 'not-a-date' } },
        { variable: 'event', texts: ['2'], reading: { kind: 'problem', code: 'not-in-coding' } },
      ],
    },
  ])
  expect(previewRows(head, mapping({ columns }), 1)).toHaveLength(1)
})
