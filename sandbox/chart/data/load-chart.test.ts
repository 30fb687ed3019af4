import { expect, test } from 'vitest'
import { currentEncounter } from './load-chart.ts'

const encounter = (id: string, status: fhir4.Encounter['status'], start: string): fhir4.Encounter => ({
  resourceType: 'Encounter',
  id,
  status,
  class: { code: 'AMB' },
  period: { start },
})

test('the app is launched in the latest visit that is under way', () => {
  const visits = [
    encounter('old', 'in-progress', '2031-03-01T08:00:00Z'),
    encounter('done', 'finished', '2031-03-14T08:00:00Z'),
    encounter('now', 'in-progress', '2031-03-13T08:00:00Z'),
  ]
  expect(currentEncounter(visits)?.id).toBe('now')
  expect(currentEncounter([])).toBeUndefined()
})
