import { expect, test } from 'vitest'
import { SCENARIOS, scenarioBundles } from '../../sandbox/scenarios/index.ts'
import { roundTo } from '../../src/model/rounding.ts'
import { readFhirStudy } from '../../src/validation/data/read-fhir-study.ts'
import { source } from '../support/csv-files.ts'
import { ndjson, response } from '../support/ndjson.ts'
import { readContext } from '../support/read-context.ts'

const TODAY = new Date('2026-11-23T12:00:00Z')
const everyone = scenarioBundles(TODAY).flatMap(({ entry }) => (entry ?? []).map(({ resource }) => resource))
const responses = SCENARIOS.map(({ patientId }, i) =>
  response(`response-${i}`, 'SD', '2026-11-22', { subject: { reference: `Patient/${patientId}` } }),
)

test('reads of every scenario patient under treatment what the bedside reads', async () => {
  const context = await readContext({ asOf: TODAY })
  const study = await readFhirStudy([source(ndjson([...everyone, ...responses]))], context, {
    kind: 'ndjson',
    name: undefined,
  })
  if (!study.ok) throw new Error(study.problem.code)
  const { ids, columns, excluded } = study.value
  expect(ids.length + excluded.length).toBe(SCENARIOS.length)
  expect(ids.length).toBeGreaterThan(5)
  for (const [row, id] of ids.entries()) {
    const truth = SCENARIOS.find(({ patientId }) => patientId === id)?.truth
    const known = (values: Float64Array | undefined) => {
      const value = values?.[row] ?? Number.NaN
      return Number.isNaN(value) ? null : value
    }
    // The stories tell it to four decimals.
    const nlr = known(columns.nlr)
    expect([
      id,
      nlr === null ? null : roundTo(nlr, 4),
      known(columns.albumin),
      known(columns.diameter),
      known(columns.deltaT),
    ]).toEqual([
      id,
      truth?.nlr == null ? null : roundTo(truth.nlr, 4),
      truth?.albumin,
      truth?.diameter,
      truth?.dT == null ? null : Number(truth.dT === 'nonnegative'),
    ])
  }
})
