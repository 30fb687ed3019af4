import { expect, test } from 'vitest'
import { READ_TYPES } from '../../smart/scopes.ts'
import { capabilityChecks } from './capability-checks.ts'
import { clockCheck } from './clock-check.ts'
import type { Probe } from './probe.ts'

const answer = (json: unknown, headers: Record<string, string> = {}): Probe => ({
  ok: true,
  value: {
    ...{ status: 200, json, unread: undefined, at: new Date('2026-11-23T12:00:00Z') },
    headers: new Headers(headers),
  },
})

const coded = (...codes: string[]) => codes.map((code) => ({ code }))

/** A server that can search everything, and create these types. */
function serverThat(creates: readonly string[], fhirVersion = '4.0.1'): Probe {
  const resource = ['Patient', ...READ_TYPES, 'DocumentReference'].map((type) => ({
    type,
    interaction: coded('read', 'search-type', ...(creates.includes(type) ? ['create', 'update'] : [])),
  }))
  return answer({ resourceType: 'CapabilityStatement', fhirVersion, rest: [{ mode: 'server', resource }] })
}

const statusOf = (metadata: Probe, audit = false) =>
  Object.fromEntries(
    capabilityChecks(metadata, { documents: false, audit }).checks.map(({ id, status }) => [id, status]),
  )

test('tells as what an assessment will be stored', () => {
  const stored = (creates: readonly string[], documents = false) =>
    capabilityChecks(serverThat(creates), { documents, audit: false }).storedAs
  expect(stored(['RiskAssessment', 'Observation'])).toBe('risk-assessment')
  expect(stored(['Observation', 'DocumentReference'])).toBe('observation')
  expect(stored(['DocumentReference'], true)).toBe('document')
  expect(stored(['DocumentReference'])).toBe('text')
})

test('names the setting that would let documents be stored', () => {
  const { checks } = capabilityChecks(serverThat(['DocumentReference']), { documents: false, audit: false })
  expect(checks.find(({ id }) => id === 'writes')).toMatchObject({
    status: 'warn',
    advice: expect.stringContaining('smart.issuers[].documents'),
  })
})

test('fails for another version of FHIR, and for what is no CapabilityStatement', () => {
  expect(statusOf(serverThat(['RiskAssessment'], '5.0.0'))['fhir-version']).toBe('fail')
  expect(statusOf(answer('<html>'))).toEqual({ 'fhir-version': 'fail', reads: 'skipped', writes: 'skipped' })
})

test('fails without Observations, warns without what is not needed for every score', () => {
  const whole = serverThat([])
  const json = (whole.ok ? whole.value.json : undefined) as {
    rest: [{ resource: { type: string }[] }]
  }
  const without = (type: string) =>
    answer({
      ...json,
      rest: [{ mode: 'server', resource: json.rest[0].resource.filter((item) => item.type !== type) }],
    })
  expect(statusOf(without('Observation'))['reads']).toBe('fail')
  expect(statusOf(without('MedicationStatement'))['reads']).toBe('warn')
  expect(statusOf(serverThat([]))['reads']).toBe('pass')
  // Not every EHR has plans.
  const { checks } = capabilityChecks(without('RequestGroup'), { documents: false, audit: false })
  expect(checks.find(({ id }) => id === 'reads')).toMatchObject({
    ...{
      status: 'pass',
      found: expect.stringMatching(/but RequestGroup: what only plans tell is not seen$/),
    },
  })
})

test('tells whether the EHR takes the record of who was shown what, where the site wants it told', () => {
  const auditing = answer({
    ...{ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' },
    rest: [{ mode: 'server', resource: [{ type: 'AuditEvent', interaction: coded('create') }] }],
  })
  expect(statusOf(auditing, true)['audit']).toBe('pass')
  expect(statusOf(serverThat(['RiskAssessment']), true)['audit']).toBe('warn')
  expect(statusOf(serverThat([]))['audit']).toBe('pass')
})

test('compares clocks by the Date header', () => {
  const at = (date: string) => clockCheck(answer({}, { date }))
  expect(at('Mon, 23 Nov 2026 12:00:30 GMT')).toMatchObject({ status: 'pass' })
  expect(at('Mon, 23 Nov 2026 11:50:00 GMT')).toMatchObject({
    status: 'warn',
    found: 'the server’s clock is 600 s behind this machine’s',
  })
  expect(clockCheck(answer({}))).toMatchObject({ status: 'skipped' })
})
