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

/** DICOM's "Patient Record", with nothing of REST: what is on a screen is no interaction. */
const ACTS = {
  shown: { action: 'R', type: { system: DICOM, code: '110110' } },
  created: { action: 'C', ...rest('create') },
  updated: { action: 'U', ...rest('update') },
} as const

function rest(code: 'create' | 'update') {
  return {
    type: { system: `${TERMINOLOGY}/audit-event-type`, code: 'rest' },
    subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code }],
  }
}

/**
 * One act as R4's AuditEvent: who, with which software, of which patient, and what was said or stored. Agents and entities are those
 * of IHE's Basic Audit Log Patterns (PatientRead; PatientCreate, PatientUpdate): of app and server the one that data flow from is the
 * source. Its profiles are not claimed, since no validator at hand has them.
 */
export function auditEvent(audited: Audited): fhir4.AuditEvent {
  const { act, what, said, patientId, user, recorded, appVersion, page, base } = audited
  const software = { display: `TIPM on FHIR ${appVersion}` }
  const coded = (system: string, code: string) => ({ type: { coding: [{ system, code }] } })
  const end = (role: 'source' | 'destination', who: fhir4.Reference, address: string) => ({
    ...coded(DICOM, role === 'source' ? '110153' : '110152'),
    ...{ who, requestor: false, network: { address, type: '5' as const } },
  })
  const isShown = act === 'shown'
  const entity = (
    type: string,
    role: string,
    about: Pick<fhir4.AuditEventEntity, 'what' | 'description'>,
  ) => ({
    ...about,
    type: { system: `${TERMINOLOGY}/audit-entity-type`, code: type },
    role: { system: `${TERMINOLOGY}/object-role`, code: role },
  })
  return {
    resourceType: 'AuditEvent',
    ...ACTS[act],
    recorded: recorded.toISOString(),
    outcome: '0',
    agent: [
      end(isShown ? 'destination' : 'source', software, page),
      end(isShown ? 'source' : 'destination', { display: new URL(base).host }, base),
      ...(user === undefined
        ? []
        : [
            {
              ...coded(`${TERMINOLOGY}/v3-ParticipationType`, isShown ? 'IRCP' : 'AUT'),
              ...{ who: user, requestor: true },
              ...(user.display === undefined ? {} : { name: user.display }),
            },
          ]),
    ],
    source: { observer: software },
    entity: [
      entity('1', '1', { what: { reference: `Patient/${patientId}` } }),
      entity('2', '4', {
        what:
          'reference' in what
            ? what
            : { identifier: { system: ASSESSMENT_IDENTIFIER, value: what.identifier } },
        ...(said === undefined ? {} : { description: said }),
      }),
    ],
  }
}
