import { afterAll, beforeAll, expect, test } from 'vitest'
import { documented } from '../support/documented.ts'
import { patientsOfActs, playActs } from '../support/record-acts.ts'
import { type EhrOverHapi, startEhrOverHapi } from './ehr-over-hapi.ts'

let over: EhrOverHapi
beforeAll(async () => {
  over = await startEhrOverHapi({ bundles: patientsOfActs() })
})
afterAll(() => over?.stop())

test('after each act HAPI holds what docs/record.md says', async () => {
  expect(await playActs(over.ehr)).toEqual(documented('After each act'))
}, 600_000)
