import { expect, test } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { patientSummary } from './patient-summary.ts'
import type { Patient } from './resource-schemas.ts'

const named = (...name: NonNullable<Patient['name']>) =>
  patientSummary({ resourceType: 'Patient', id: 'p1', name }, 'p1').name

test('prefers the official name, and never an old or maiden one', () => {
  const old = { use: 'old', text: 'Old Name' } as const
  expect(named(old, { use: 'usual', text: 'Lin' }, { use: 'official', text: 'Lin Dan' })).toBe('Lin Dan')
  expect(named(old, { text: 'Lin' })).toBe('Lin')
  expect(named(old)).toBe('')
})

test('puts a name together from its parts where it has no text', () => {
  expect(named({ given: ['Ada', 'M.'], family: 'Byron' })).toBe('Ada M. Byron')
})

test('gives identifiers their label, and keeps the id when there is no Patient', () => {
  const identifier = [
    { type: { text: 'MRN' }, value: '42' },
    { system: 'urn:x', value: '7' },
    { system: 'urn:y' },
  ]
  expect(patientSummary({ resourceType: 'Patient', id: 'p1', identifier }, 'p1').identifiers).toEqual([
    { label: 'MRN', value: '42' },
    { label: 'urn:x', value: '7' },
  ])
  expect(patientSummary(undefined, 'p1')).toMatchObject({ id: 'p1', name: '', identifiers: [] })
})

test('says that the patient has died, with the date where it is given, and no death of after the assessment', async () => {
  const context = await readContext()
  const died = (told: object) =>
    patientSummary({ resourceType: 'Patient', id: 'p1', ...told }, 'p1', context).deceased
  expect(died({})).toBeUndefined()
  expect(died({ deceasedBoolean: false })).toBeUndefined()
  expect(died({ deceasedBoolean: true })).toEqual({ date: undefined })
  expect(died({ deceasedDateTime: '2026-11-20' })).toEqual({ date: '2026-11-20' })
  expect(died({ deceasedDateTime: '2026-12' })).toBeUndefined()
})
