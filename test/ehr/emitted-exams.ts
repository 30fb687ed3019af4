import {
  planExamCorrection,
  planExamInError,
  planNewExam,
} from '../../src/fhir/elastography/stiffness-exam-plan.ts'
import type { SiteRecord, StiffnessRecord } from '../../src/fhir/elastography/stiffness-record.ts'
import type { SaveContext } from '../../src/fhir/write/save-context.ts'
import { FULL_STORAGE } from '../../src/fhir/write/storage-form.ts'
import { ALL_SITES } from '../../src/model/elastography/elastography-sites.ts'
import { written } from '../../src/text/written.ts'
import { readContext } from '../support/read-context.ts'
import type { Emitted } from './emitted.ts'

const ENTERED: Readonly<Record<string, SiteRecord>> = {
  measurements: { kind: 'shots', shots: [9, 14, 11, 10, 30].map((kPa) => ({ kPa })) },
  'too few measurements': { kind: 'shots', shots: [{ kPa: 9 }, { kPa: 14 }] },
  'median alone': { kind: 'median', median: 12.3 },
  'converted speeds': {
    kind: 'shots',
    shots: [2, 2.1, 2.2, 2.3, 2.4].map((speed) => ({ kPa: Math.round(300 * speed * speed) / 100, speed })),
  },
}

/** Elastography exams as the worksheet stores them: new, corrected and entered in error. */
export async function emittedExams(): Promise<Emitted[]> {
  const context: SaveContext = {
    read: await readContext(),
    author: { reference: 'Practitioner/sono', display: 'Sonographer' },
    encounter: 'Encounter/e1',
    appVersion: '0.1.0',
    phrases: written.en,
    recorded: new Date('2026-11-23T12:00:00Z'),
    storage: { ...FULL_STORAGE, form: 'observation' },
    confirmed: true,
    replaces: [],
  }
  const found: Emitted[] = []
  for (const [what, site] of Object.entries(ENTERED)) {
    const record: StiffnessRecord = {
      ...{
        time: '2026-11-16T08:00:00Z',
        lesion: 'BodyStructure/b1',
        place: 'Segment VIII',
        device: 'Room 4',
      },
      sites: Object.fromEntries(ALL_SITES.map((name) => [name, site])),
    }
    const created = await planNewExam('followUp', record, [], context)
    const stored = { ...created.bundle.entry?.[0]?.resource, id: 'exam', meta: { versionId: '1' } }
    const corrected = planExamCorrection(stored, '1', { ...record, device: '' }, [], context)
    const withdrawn = planExamInError(stored, 'wrong lesion', context)
    if (!corrected.ok || !withdrawn.ok) throw new Error(`${what}: not planned`)
    const plans = { created, corrected: corrected.plan, 'entered in error': withdrawn.plan }
    for (const [state, { bundle }] of Object.entries(plans)) {
      const observations = (bundle.entry ?? []).flatMap(({ resource }) =>
        resource?.resourceType === 'Observation' ? [resource as fhir4.Observation] : [],
      )
      found.push(
        ...observations.map((resource) => ({
          name: `exam, ${what}, ${state}`,
          resource: { ...resource, id: 'exam' },
        })),
      )
    }
  }
  return found
}
