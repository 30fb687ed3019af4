import { expect, test } from 'vitest'
import { auditEvent } from './audit-event.ts'

const audited = {
  what: { reference: 'RiskAssessment/7' },
  said: undefined,
  patientId: 'p1',
  user: { reference: 'Practitioner/d', display: 'Dr Duan' },
  recorded: new Date('2026-11-23T12:00:00Z'),
  appVersion: '1.2.3',
  page: 'https://tipm.example/index.html',
  base: 'https://ehr.example/fhir/',
}
const codesOf = ({ agent, entity }: fhir4.AuditEvent) => [
  ...agent.map(({ type, requestor }) => `${type?.coding?.[0]?.code} ${requestor}`),
  ...(entity ?? []).map(({ type, role }) => `${type?.code} ${role?.code}`),
]

// The codes are those of IHE.BasicAudit.PatientRead, PatientCreate and PatientUpdate (BALP 1.1): source 110153, destination 110152.
test.each([
  ['created', 'C', 'create'],
  ['updated', 'U', 'update'],
] as const)(
  'what was %s has client, server, user, patient and data as BALP has them',
  (act, action, interaction) => {
    const event = auditEvent({ ...audited, act })
    expect(event).toMatchObject({
      action,
      outcome: '0',
      type: { code: 'rest' },
      subtype: [{ code: interaction }],
    })
    expect(codesOf(event)).toEqual(['110153 false', '110152 false', 'AUT true', '1 1', '2 4'])
    expect(event.agent.map(({ network }) => network?.address)).toEqual([
      audited.page,
      audited.base,
      undefined,
    ])
    expect(event.entity?.map(({ what }) => what?.reference)).toEqual(['Patient/p1', 'RiskAssessment/7'])
  },
)

test('what was shown went from the server to the app and its user, and is named by its hash, with the words', () => {
  const what = { identifier: 'a1b2' }
  const event = auditEvent({ ...audited, act: 'shown', what, said: 'High risk (tipm 1.0.0)' })
  expect(event).toMatchObject({ action: 'R', type: { code: '110110' } })
  expect(event.subtype).toBeUndefined()
  expect(codesOf(event)).toEqual(['110152 false', '110153 false', 'IRCP true', '1 1', '2 4'])
  expect(event.agent[2]).toMatchObject({ who: { reference: 'Practitioner/d' }, name: 'Dr Duan' })
  expect(event.entity?.[1]).toMatchObject({
    what: { identifier: { value: 'a1b2' } },
    description: 'High risk (tipm 1.0.0)',
  })
})

test('without a user there is none', () => {
  expect(auditEvent({ ...audited, act: 'shown', user: undefined }).agent).toHaveLength(2)
  const unnamed = auditEvent({ ...audited, act: 'shown', user: { reference: 'Practitioner/d' } })
  expect(unnamed.agent[2]).not.toHaveProperty('name')
})
