import { expect, test } from 'vitest'
import { SCENARIOS, scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { assessChart } from '../../src/fhir/assess-chart.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import { roundTo } from '../../src/model/rounding.ts'
import { readContext } from '../support/read-context.ts'

const TODAY = new Date('2026-11-23T12:00:00Z')
const everyone = scenarioBundles(TODAY).flatMap(({ entry }) => (entry ?? []).map(({ resource }) => resource))

for (const scenario of SCENARIOS) {
  test(`reads ${scenario.id} as its story tells, with every other patient's resources beside it`, async () => {
    const context = await readContext({ patientId: scenario.patientId, asOf: TODAY })
    const chart = await readChart(everyone, context)
    const assessment = assessChart(context.model, chart)
    const value = (input: 'nlr' | 'albumin' | 'diameter' | 'deltaT') => {
      const reading = chart[input]
      return reading.state === 'known' ? reading.value : null
    }
    const { expected, truth } = scenario
    const nlr = value('nlr')
    expect({
      // The story tells it to four decimals.
      nlr: typeof nlr === 'number' ? roundTo(nlr, 4) : nlr,
      albumin: value('albumin'),
      diameter: value('diameter'),
      dT: value('deltaT'),
    }).toEqual({ ...truth, nlr: truth.nlr === null ? null : roundTo(truth.nlr, 4) })
    expect(assessment.kind).toBe(expected.kind)
    if (expected.kind === 'complete' && assessment.kind === 'complete') {
      expect(assessment.points).toBeCloseTo(expected.points, 1)
      expect(assessment.riskClass).toBe(expected.riskClass)
    }
    if (expected.kind === 'bounded' && assessment.kind === 'bounded') {
      expect(assessment.low.points).toBeCloseTo(expected.pointsLow, 1)
      expect(assessment.high.points).toBeCloseTo(expected.pointsHigh, 1)
      expect(assessment.riskClass).toBe(expected.riskClass)
    }
  })
}
