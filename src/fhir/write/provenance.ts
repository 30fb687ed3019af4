import type { SaveContext } from './save-context.ts'

const PARTICIPANT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
const DATA_OPERATION = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation'

/** Who made the written resources: the software (a contained Device) assembled them, the clinician verified them. */
export function provenance(
  targets: readonly string[],
  activity: 'CREATE' | 'UPDATE',
  { author, appVersion, read }: SaveContext,
): fhir4.Provenance {
  const { model } = read
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
    recorded: read.asOf.toISOString(),
    activity: { coding: [{ system: DATA_OPERATION, code: activity }] },
    agent: [
      agent('assembler', 'Assembler', { reference: '#software', display: 'TIPM on FHIR' }),
      ...(author === undefined ? [] : [agent('verifier', 'Verifier', author)]),
    ],
  }
}
