import { expect, test } from 'vitest'
import { userName } from './human-name.ts'

test('a practitioner is called by the official name, as written or of its parts', () => {
  expect(
    userName({
      resourceType: 'Practitioner',
      name: [
        { use: 'maiden', text: 'Dr. Wang' },
        { use: 'usual', text: 'Lin' },
        { use: 'official', given: ['Yu-Chen'], family: 'Lin' },
      ],
    }),
  ).toBe('Yu-Chen Lin')
})

test('a role is called by its practitioner, and what has no name has none', () => {
  expect(userName({ resourceType: 'PractitionerRole', practitioner: { display: 'Dr. Yu-Chen Lin' } })).toBe(
    'Dr. Yu-Chen Lin',
  )
  for (const nothing of [{ resourceType: 'Practitioner' }, { name: 'x' }, '<html>', null, undefined]) {
    expect(userName(nothing)).toBe('')
  }
})

test('a usual name comes before others, and an old or maiden one never', () => {
  const named = (...name: object[]) => userName({ resourceType: 'Practitioner', name })
  const [nickname, usual] = [
    { use: 'nickname', text: 'Bear' },
    { use: 'usual', text: 'Lin' },
  ]
  expect([named(nickname, usual), named(usual, nickname)]).toEqual(['Lin', 'Lin'])
  expect(named({ use: 'maiden', text: 'Wang' }, nickname)).toBe('Bear')
  expect(named({ use: 'maiden', text: 'Wang' }, { use: 'old', text: 'Li' })).toBe('')
  expect([named({ family: 'Lin' }), named({ given: ['Yu', 'Chen'] })]).toEqual(['Lin', 'Yu Chen'])
})
