import { expect, test } from 'vitest'
import { serverSupport } from './server-support.ts'
import { FULL_STORAGE, storageOptions } from './storage-form.ts'

const metadata = (
  resource: readonly { type: string; create?: boolean; conditionalCreate?: boolean }[],
  transaction = true,
) =>
  serverSupport({
    resourceType: 'CapabilityStatement',
    rest: [
      {
        mode: 'server',
        interaction: transaction ? [{ code: 'transaction' }] : [],
        resource: resource.map(({ type, create = true, conditionalCreate = false }) => ({
          type,
          interaction: [{ code: 'read' }, ...(create ? [{ code: 'create' }] : [])],
          conditionalCreate,
        })),
      },
    ],
  })
const first = (...parameters: Parameters<typeof storageOptions>) =>
  storageOptions(...parameters).find(({ refusal }) => refusal === undefined)

test('takes the fullest form where nothing is known to the contrary', () => {
  expect(first(undefined, undefined)).toEqual(FULL_STORAGE)
})

test('steps down to an Observation where RiskAssessment is not listed, as at Epic and Oracle Health', () => {
  const option = first(metadata([{ type: 'Observation' }], false), undefined)
  expect(option).toMatchObject({ form: 'observation', transaction: false, conditionalCreate: false })
})

test('steps down where the scope was not granted', () => {
  const options = storageOptions(undefined, 'patient/Observation.crus patient/RiskAssessment.rs')
  expect(options[0]).toMatchObject({ form: 'risk-assessment', refusal: 'not-granted' })
  expect(options[1]).toMatchObject({ form: 'observation', refusal: undefined })
})

test('leaves Provenance out where it is not accepted, and the companions where there is no transaction', () => {
  const types = [{ type: 'RiskAssessment' }, { type: 'Observation' }, { type: 'Provenance', create: false }]
  expect(first(metadata(types), undefined)).toMatchObject({ transaction: true, provenance: false })
  expect(first(metadata(types, false), undefined)).toMatchObject({ transaction: false, provenance: false })
})

test('falls back to text for the note where nothing can be written', () => {
  expect(first(metadata([{ type: 'Observation', create: false }]), undefined)?.form).toBe('text')
})

test('knows nothing from an answer that is no CapabilityStatement', () => {
  expect(serverSupport({ resourceType: 'Bundle' })).toBeUndefined()
  expect(serverSupport('<html>')).toBeUndefined()
})
