import type { StoredResource } from '../stored/stored-resource.ts'
import type { SaveContext } from './save-context.ts'

const PARTICIPANT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
const DATA_OPERATION = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation'

/** What a write revises, and why. */
export interface Revision {
  readonly of: readonly StoredResource[]
  readonly reason: string
}

/** Who made the written resources, and from which versions: the software (a contained Device) assembled them, the clinician verified them. */
export function provenance(
  targets: readonly string[],
  { author, appVersion, read, recorded }: SaveContext,
  revision?: Revision,
): fhir4.Provenance {
  const { model } = read
  const activity = revision === undefined ? 'CREATE' : 'UPDATE'
  const agent = (type: string, display: string, who: fhir4.Reference): fhir4.ProvenanceAgent => ({
    type: { coding: [{ system: PARTICIPANT, code: type, display }] },
    who,
  })
  const software: fhir4.Device = {
    resourceType: 'Device',
    id: 'software',
    deviceName: [{ name: 'TIPM on FHIR', type: 'user-friendly-name' }],
    type: { text: 'Clinical decision support software' },
    version: [
      { type: { text: 'application' }, value: appVersion },
      { type: { text: 'model file' }, value: `${model.id} ${model.version} ${model.hash}` },
    ],
  }
  return {
    resourceType: 'Provenance',
    contained: [software],
    target: targets.map((reference) => ({ reference })),
    recorded: recorded.toISOString(),
    ...(revision === undefined ? {} : { reason: [{ text: revision.reason }] }),
    activity: { coding: [{ system: DATA_OPERATION, code: activity }] },
    agent: [
      agent('assembler', 'Assembler', { reference: '#software', display: 'TIPM on FHIR' }),
      ...(author === undefined ? [] : [agent('verifier', 'Verifier', author)]),
    ],
    ...(revision === undefined
      ? {}
      : {
          entity: revision.of.map(({ resourceType, id, versionId }) => ({
            role: 'revision' as const,
            what: { reference: `${resourceType}/${id}/_history/${versionId}` },
          })),
        }),
  }
}
