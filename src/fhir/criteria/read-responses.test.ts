import { expect, test } from 'vitest'
import { response } from '../../../test/support/ndjson.ts'
import { readContext } from '../../../test/support/read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { readResponses } from './read-responses.ts'

const SITE_CODE = { system: 'https://hospital.example/codes', code: 'mr-resp' }

const categories = async (...resources: unknown[]) =>
  readResponses(
    chartResources(resources),
    await readContext({ reading: { codes: { response: [SITE_CODE] } } }),
  ).map(({ category, time }) => `${category} ${time.text}`)

test.each([
  ['PD', 'PD'],
  ['Progressive disease', 'PD'],
  ['Partial response (PR)', 'PR'],
  ['疾病稳定', 'SD'],
  ['完全缓解（CR）', 'CR'],
])('reads %s', async (text, category) => {
  expect(await categories(response('r', text, '2026-10-01'))).toEqual([`${category} 2026-10-01`])
})

test('takes them in the order of time, by a code of the site too', async () => {
  const coded = response('b', 'SD', '2026-09-01', { code: { coding: [SITE_CODE] } })
  const asText = { ...response('c', '', '2026-08-01'), valueCodeableConcept: undefined, valueString: 'pr' }
  expect(await categories(response('a', 'PD', '2026-10-01'), coded, asText)).toEqual([
    'PR 2026-08-01',
    'SD 2026-09-01',
    'PD 2026-10-01',
  ])
})

test('passes over other criteria, other patients, what is not final and what is no category', async () => {
  const at = '2026-10-01'
  expect(
    await categories(
      response('a', 'PD', at, { code: { text: 'RECIST 1.1' } }),
      response('b', 'PD', at, { code: { text: 'iRECIST' } }),
      response('c', 'PD', at, { subject: { reference: 'Patient/p2' } }),
      response('d', 'PD', at, { status: 'preliminary' }),
      response('e', 'not evaluable', at),
      response('f', 'no PD', at),
      response('g', 'PD', '2026-12-24'),
      // A target lesion's response, not the patient's.
      response('h', '', at, {
        valueCodeableConcept: {
          coding: [
            {
              system: 'http://dicom.nema.org/resources/ontology/DCM',
              code: '112042',
              display: 'Target Lesion Partial Response',
            },
          ],
        },
      }),
    ),
  ).toEqual([])
})
