import type { StoredResource } from '../stored/stored-resource.ts'
import { AI_REASON, AI_SYSTEM, modelCardOf } from './ai-label.ts'
import type { SaveContext } from './save-context.ts'

const PARTICIPANT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
const DATA_OPERATION = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation'

/** What a write revises, and why. */
export interface Revision {
  readonly of: readonly StoredResource[]
  readonly reason: string
}

interface MadeFrom extends Partial<Revision> {
  /** SOP Instance UIDs of structured reports. */
  readonly reports?: readonly string[]
}

/** Where what is written comes from: computed by the model, or said by the user and only put into shape here. */
export type Origin = 'computed' | 'said'

/** Who made the written resources, and from which versions: the software (a contained Device) assembled them by the model of this card, the clinician verified them. */
export function provenance(
  origin: Origin,
  targets: readonly string[],
  { author, appVersion, modelCard, phrases, read, recorded }: SaveContext,
  { of = [], reason, reports = [] }: MadeFrom = {},
): fhir4.Provenance {
  const { model } = read
  const isComputed = origin === 'computed'
  const modelFile = `${model.id} ${model.version} ${model.hash}`
  const card = isComputed && modelCard !== undefined ? modelCardOf(modelCard, modelFile, phrases) : undefined
  const activity = reason === undefined ? 'CREATE' : 'UPDATE'
  const agent = (
    type: 'assembler' | 'verifier',
    display: string,
    who: fhir4.Reference,
  ): fhir4.ProvenanceAgent => ({
    type: { coding: [{ system: PARTICIPANT, code: type, display }], text: phrases.agents[type] },
    ...(isComputed && type === 'assembler' ? { role: [AI_SYSTEM] } : {}),
    who,
  })
  const reasons = [...(isComputed ? [AI_REASON] : []), ...(reason === undefined ? [] : [{ text: reason }])]
  const entity: fhir4.ProvenanceEntity[] = [
    ...of.map(({ resourceType, id, versionId }) => ({
      role: 'revision' as const,
      what: { reference: `${resourceType}/${id}/_history/${versionId}` },
    })),
    ...reports.map((uid) => ({
      role: 'source' as const,
      what: { identifier: { system: 'urn:dicom:uid', value: `urn:oid:${uid}` } },
    })),
    ...(card === undefined ? [] : [{ role: 'derivation' as const, what: { reference: `#${card.id}` } }]),
  ]
  const software: fhir4.Device = {
    resourceType: 'Device',
    id: 'software',
    deviceName: [{ name: 'TIPM on FHIR', type: 'user-friendly-name' }],
    type: { ...AI_SYSTEM, text: phrases.software },
    version: [
      { type: { text: phrases.application }, value: appVersion },
      { type: { text: phrases.modelFile }, value: modelFile },
    ],
  }
  return {
    resourceType: 'Provenance',
    language: read.site.language,
    contained: card === undefined ? [software] : [software, card],
    target: targets.map((reference) => ({ reference })),
    recorded: recorded.toISOString(),
    ...(reasons.length === 0 ? {} : { reason: reasons }),
    activity: { coding: [{ system: DATA_OPERATION, code: activity }] },
    agent: [
      agent('assembler', 'Assembler', { reference: '#software', display: 'TIPM on FHIR' }),
      ...(author === undefined ? [] : [agent('verifier', 'Verifier', author)]),
    ],
    ...(entity.length === 0 ? {} : { entity }),
  }
}
