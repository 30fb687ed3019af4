import { expect, test } from 'vitest'
import { byLesion } from './labelled-measurement.ts'

const measured = (...items: readonly (readonly [label: string, tracked: string | undefined])[]) =>
  items.map(([label, tracked]) => ({ label, tracked }))

/** Each lesion that is told, and the labels of its measurements. */
const lesions = (items: ReturnType<typeof measured>) =>
  byLesion(items).map(({ tracked, items: group }) => [tracked, group.map(({ label }) => label).join(' ')])

test('a tracking UID over several places is that of a lesion', () => {
  const two = measured(['A', '1.2.1'], ['B', '1.2.1'], ['A', '1.2.2'], ['B', '1.2.2'])
  expect(lesions(two)).toEqual([
    ['1.2.1', 'A B'],
    ['1.2.2', 'A B'],
  ])
  expect(lesions(measured(['A', '1.2.1'], ['B', '1.2.1'], ['A', '1.2.2']))).toEqual([
    ['1.2.1', 'A B'],
    ['1.2.2', 'A'],
  ])
})

test('where each tracking UID stands at one place, the places are tracked and no lesion is told', () => {
  const places = measured(['A', '1.2.1'], ['A', '1.2.1'], ['B', '1.2.2'], ['B', '1.2.2'])
  expect(lesions(places)).toEqual([[undefined, 'A A B B']])
})

test('the only tracking UID is that of the lesion, also where one place was measured', () => {
  expect(lesions(measured(['A', '1.2.1'], ['A', '1.2.1']))).toEqual([['1.2.1', 'A A']])
})
