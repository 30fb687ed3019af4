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

test('says of each form whether the server keeps a second create away, and nothing of text', () => {
  const types = [
    { type: 'RiskAssessment', conditionalCreate: true },
    { type: 'Observation', conditionalCreate: false },
    { type: 'Provenance' },
  ]
  const options = storageOptions(metadata(types), undefined)
  expect(options.map(({ form, conditionalCreate }) => [form, conditionalCreate])).toEqual([
    ['risk-assessment', true],
    ['observation', false],
    ['document', false],
    ['text', false],
  ])
  expect(options.at(-1)).toEqual({
    form: 'text',
    refusal: undefined,
    transaction: false,
    conditionalCreate: false,
    provenance: false,
  })
})

test('sends a transaction for a RiskAssessment alone, and only where its parts may be written', () => {
  const types = [{ type: 'RiskAssessment' }, { type: 'Observation' }, { type: 'DocumentReference' }]
  expect(storageOptions(metadata(types), undefined).map(({ transaction }) => transaction)).toEqual([
    true,
    false,
    false,
    false,
  ])
  const withoutParts = storageOptions(metadata(types), 'patient/RiskAssessment.cru')
  expect(withoutParts[0]).toMatchObject({ refusal: undefined, transaction: false, provenance: false })
})

test('reads of each type what can be done with it and searched by', () => {
  const interaction = (...codes: readonly string[]) => codes.map((code) => ({ code }))
  const support = serverSupport({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    rest: [
      {
        mode: 'server',
        resource: [
          {
            ...{
              type: 'Observation',
              conditionalCreate: true,
              searchParam: [{ name: 'code' }, { name: 'date' }],
            },
            interaction: interaction('search-type', 'update'),
          },
          { type: 'Patient', interaction: interaction('read', 'create') },
          { type: 'Group' },
        ],
      },
    ],
  })
  const none = {
    read: false,
    search: false,
    parameters: [],
    create: false,
    update: false,
    conditionalCreate: false,
  }
  expect(support).toEqual({
    fhirVersion: '4.0.1',
    transaction: false,
    types: new Map([
      [
        'Observation',
        { ...none, search: true, parameters: ['code', 'date'], update: true, conditionalCreate: true },
      ],
      ['Patient', { ...none, read: true, create: true }],
      ['Group', none],
    ]),
  })
  expect(serverSupport({ resourceType: 'CapabilityStatement', rest: [{ mode: 'client' }] })).toBeUndefined()
})

test('reads what the server itself accepts, not what it asks for as a client', () => {
  const resource = [{ type: 'Observation', interaction: [{ code: 'create' }] }]
  const support = serverSupport({
    resourceType: 'CapabilityStatement',
    rest: [
      { mode: 'client', interaction: [{ code: 'transaction' }] },
      { mode: 'server', resource },
    ],
  })
  expect(support?.transaction).toBe(false)
  expect(support?.types.get('Observation')).toMatchObject({
    create: true,
    read: false,
    conditionalCreate: false,
  })
})
