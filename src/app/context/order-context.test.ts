import { expect, it } from 'vitest'
import { scenarioBundle } from '../../../sandbox/scenarios/index.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { readChart } from '../../fhir/read-chart.ts'
import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import { assessmentIdentifier } from '../../fhir/write/assessment-identifier.ts'
import { compareWithCard, readOrderContext } from './order-context.ts'

const HASH = 'a'.repeat(64)
const given = {
  hook: 'order-select',
  hookInstance: '8b0bdd1e-6b9b-4b1e-9f2e-2c0f3f0c9d11',
  orders: ['MedicationRequest/a1'],
  assessment: HASH,
} as const

it('reads what the service put into the link', () => {
  expect(readOrderContext(JSON.stringify(given))).toEqual(given)
  expect(readOrderContext(JSON.stringify({ ...given, assessment: `${HASH}.2` }))?.assessment).toBe(
    `${HASH}.2`,
  )
})

it.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['another shape', '{"report":"7"}'],
  ['null', 'null'],
  ['markup for a reference', JSON.stringify({ ...given, orders: ['<b>x</b>'] })],
  ['another hook', JSON.stringify({ ...given, hook: 'encounter-start' })],
  ['no hash', JSON.stringify({ ...given, assessment: 'latest' })],
  ['too long', JSON.stringify({ ...given, hookInstance: 'x'.repeat(20_000) })],
])('takes %s for no card', (_, appContext) => {
  expect(readOrderContext(appContext)).toBeUndefined()
})

it('tells whether the chart still is what the card was made from', async () => {
  const context = await readContext({ patientId: 'pt-1003' })
  const bundle = scenarioBundle('before-undecided', context.asOf)
  const flat = bundleResources(bundle)
  if (!flat.ok) throw new Error('no bundle')
  const chart = await readChart(flat.resources, context)
  const same = { ...given, orders: [], assessment: await assessmentIdentifier(chart, context) }
  expect(await compareWithCard(same, chart, context)).toBe('same')

  const albumin = flat.resources.map((resource) =>
    JSON.parse(JSON.stringify(resource).replaceAll('"value":38,', '"value":39,')),
  )
  expect(await compareWithCard(same, await readChart(albumin, context), context)).toBe('changed')
  const { assessment: _, ...unsaid } = same
  expect(await compareWithCard(unsaid, chart, context)).toBe('unknown')
})
