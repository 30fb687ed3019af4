import { ASSESSMENT_IDENTIFIER, DICOM } from '../codes/canonical.ts'

/** What a user was shown, or the app stored for them. */
export type Act = 'shown' | 'created' | 'updated'

export interface Audited {
  readonly act: Act
  /** The assessment: by its reference where it is stored, else by its identifier, a hash of patient, model and sources. */
  readonly what: { readonly reference: string } | { readonly identifier: string }
  /** What was said, with the version of the model that said it. */
  readonly said: string | undefined
  readonly patientId: string
  readonly user: { readonly reference: string; readonly display?: string | undefined } | undefined
  readonly recorded: Date
  readonly appVersion: string
  /** Address of the page, and the FHIR base. */
  readonly page: string
  readonly base: string
}

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem'
const BALP = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit'

/** What was written follows IHE's Basic Audit Log Patterns; what was shown has agents and entities as they have, and is no REST interaction. */
const ACTS = {
  shown: { action: 'R', interaction: undefined, profile: undefined },
  created: { action: 'C', interaction: 'create', profile: `${BALP}.PatientCreate` },
  updated: { action: 'U', interaction: 'update', profile: `${BALP}.PatientUpdate` },
} as const

/** One act as R4's AuditEvent: who, with which software, of which patient, and what was said or stored. */
export function auditEvent(audited: Audited): fhir4.AuditEvent {
  const { act, what, said, patientId, user, recorded, appVersion, page, base } = audited
  const { action, interaction, profile } = ACTS[act]
  const software = { display: `TIPM on FHIR ${appVersion}` }
  const end = (role: '110152' | '110153', who: fhir4.Reference, address: string) => ({
    type: { coding: [{ system: DICOM, code: role }] },
    who,
    requestor: false,
    network: { address, type: '5' as const },
  })
  // The side that data flow from is the source.
  const [app, server] = act === 'shown' ? (['110152', '110153'] as const) : (['110153', '110152'] as const)
  return {
    resourceType: 'AuditEvent',
    ...(profile === undefined ? {} : { meta: { profile: [profile] } }),
    type:
      interaction === undefined
        ? { system: DICOM, code: '110110', display: 'Patient Record' }
        : { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest', display: 'RESTful Operation' },
    ...(interaction === undefined
      ? {}
      : {
          subtype: [
            { system: 'http://hl7.org/fhir/restful-interaction', code: interaction, display: interaction },
          ],
        }),
    action,
    recorded: recorded.toISOString(),
    outcome: '0',
    agent: [
      end(app, software, page),
      end(server, { display: new URL(base).host }, base),
      ...(user === undefined
        ? []
        : [
            {
              type: {
                coding: [
                  {
                    system: `${TERMINOLOGY}/v3-ParticipationType`,
                    code: act === 'shown' ? 'IRCP' : 'AUT',
                  },
                ],
              },
              who: user,
              ...(user.display === undefined ? {} : { name: user.display }),
              requestor: true,
            },
          ]),
    ],
    source: { observer: software },
    entity: [
      {
        what: { reference: `Patient/${patientId}` },
        type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '1', display: 'Person' },
        role: { system: `${TERMINOLOGY}/object-role`, code: '1', display: 'Patient' },
      },
      {
        what:
          'reference' in what
            ? what
            : { identifier: { system: ASSESSMENT_IDENTIFIER, value: what.identifier } },
        type: { system: `${TERMINOLOGY}/audit-entity-type`, code: '2', display: 'System Object' },
        role: { system: `${TERMINOLOGY}/object-role`, code: '4', display: 'Domain Resource' },
        ...(said === undefined ? {} : { description: said }),
      },
    ],
  }
}
