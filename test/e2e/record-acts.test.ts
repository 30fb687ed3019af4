import { expect, test } from 'vitest'
import { documented } from '../support/documented.ts'
import { startEhr } from '../support/ehr.ts'
import { patientsOfActs, playActs } from '../support/record-acts.ts'

test('after each act the embedded EHR holds what docs/record.md says, and Provenance names versions', async () => {
  const ehr = await startEhr({ bundles: patientsOfActs() })
  try {
    expect(await playActs(ehr)).toEqual(documented('After each act'))
    // Of the first patient's first assessment, ratio, dT and points; of a request whose answer was lost nobody knows the versions.
    const found = await ehr.search('RiskAssessment', 'patient=act-1')
    const first = found.find((item) => 'status' in item && item.status === 'entered-in-error')
    const sources = await ehr.search('Provenance', `target=RiskAssessment/${first?.id}`)
    const targets = sources.flatMap((item) => (item.resourceType === 'Provenance' ? item.target : []))
    const versions = targets.map(({ reference = '' }) => reference.split('/_history/')[1] ?? 'none')
    expect(versions.toSorted().join(' ')).toBe('1 1 1 1 2 2 2 2 3 3 3 4 4')
  } finally {
    await ehr.close()
  }
}, 300_000)
