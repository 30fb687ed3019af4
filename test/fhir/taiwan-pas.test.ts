import { expect, test } from 'vitest'
import { readResponses } from '../../src/fhir/criteria/read-responses.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { bundleResources } from '../../src/fhir/resources/bundle-resources.ts'
import { chartResources } from '../../src/fhir/resources/chart-resources.ts'
import { readContext } from '../support/read-context.ts'
import bundle from './taiwan-pas.json' with { type: 'json' }

// A chart of our own, shaped after the examples of TW PAS 1.2.3 (national health insurance, Taiwan): results as components with unit text
// only, differential counts in % of leukocytes, an item of the insurance as the only code of albumin, stage and response under its own systems.
async function laid() {
  const flat = bundleResources(bundle)
  if (!flat.ok) throw new Error(flat.code)
  const context = { ...(await readContext({ patientId: 'pat-tw' })), base: flat.base }
  return { resources: flat.resources, context }
}

test('a Taiwanese chart reads whole', async () => {
  const { resources, context } = await laid()
  const { nlr, albumin, diameter, therapy, criteria } = await readChart(resources, context)
  // 70 % / 20 %; 3.6 g/dL; 84 mm.
  expect([nlr, albumin, diameter]).toMatchObject([
    { state: 'known', value: 3.5 },
    { state: 'known', value: 36 },
    { state: 'known', value: 8.4 },
  ])
  expect(therapy.started?.text).toBe('2026-10-06')
  const state = (name: string) => criteria.find(({ id }) => id === name)?.state
  expect(['hcc', 'stage', 'performance'].map(state)).toEqual(['met', 'met', 'met'])
})

test('its response by mRECIST is read by the code of the national health insurance', async () => {
  const { resources, context } = await laid()
  expect(readResponses(chartResources(resources), context)).toMatchObject([
    { category: 'SD', time: { text: '2026-11-16' } },
  ])
})
