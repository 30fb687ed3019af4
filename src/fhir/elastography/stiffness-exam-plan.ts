import { ALL_SITES, type ElastographySite } from '../../model/elastography/elastography-sites.ts'
import { EXAM_IDENTIFIER, sameSystem } from '../codes/canonical.ts'
import { siteCode } from '../codes/standard-codes.ts'
import { isSubject, localReference } from '../resources/subject.ts'
import type { StoredResource } from '../stored/stored-resource.ts'
import { inError } from '../write/in-error.ts'
import { create, createTagged, planOf, update } from '../write/plan-entries.ts'
import { provenance, type Revision } from '../write/provenance.ts'
import type { PlanEntry, SaveContext, SavePlan } from '../write/save-context.ts'
import type { StorageOption } from '../write/storage-form.ts'
import { examIdentifier } from './stiffness-exam-identifier.ts'
import { EXAM_NOTE, type ExamKind, examContent, type StiffnessRecord } from './stiffness-record.ts'
import { storedExam } from './stored-exam.ts'

export type ExamPlan =
  | { readonly ok: true; readonly plan: SavePlan }
  | { readonly ok: false; readonly code: ExamPlanRefusal }

export type ExamPlanRefusal =
  | 'not-found'
  | 'other-patient'
  | 'already-in-error'
  /** The stored exam is not the version that was corrected here. */
  | 'changed-meanwhile'

/** How an exam is sent, from what is known of storing assessments: with a Provenance where transactions are taken, else by itself. */
export function examStorage(options: readonly StorageOption[]): StorageOption | undefined {
  const own = options.find(({ form }) => form === 'observation')
  const together = options.find(({ form }) => form === 'risk-assessment')
  if (own === undefined || own.refusal !== undefined) return undefined
  return {
    ...own,
    transaction: together?.transaction ?? false,
    provenance: together?.provenance ?? false,
  }
}

/** A new exam: created unless one of the same patient, kind and time is there. `chart`: the resources as read, for exams withdrawn before. */
export async function planNewExam(
  exam: ExamKind,
  record: StiffnessRecord,
  chart: readonly unknown[],
  context: SaveContext,
): Promise<SavePlan> {
  const { read, encounter } = context
  const identifier = await examIdentifier(read.patientId, exam, record.time, chart)
  const observation: fhir4.Observation = {
    resourceType: 'Observation',
    identifier: [{ system: EXAM_IDENTIFIER, value: identifier }],
    status: 'final',
    subject: { reference: `Patient/${read.patientId}` },
    ...(encounter === undefined ? {} : { encounter: { reference: encounter } }),
    ...(context.author === undefined ? {} : { performer: [context.author] }),
    issued: read.asOf.toISOString(),
    language: read.site.language,
    ...examContent(record, read.site.reading.minimumMeasurements, context.phrases),
  }
  return withProvenance(identifier, create(observation), identifier, context, record.reports)
}

/** A new version of a stored exam, from its just re-read version, which must be the one that was corrected here. What else it says is kept, so are the sites in `keep`. */
export function planExamCorrection(
  stored: unknown,
  expectedVersion: string | undefined,
  record: StiffnessRecord,
  keep: readonly ElastographySite[],
  context: SaveContext,
): ExamPlan {
  const found = correctable(stored, context)
  if (!found.ok) return found
  const { old } = found
  if (old.versionId !== expectedVersion) return { ok: false, code: 'changed-meanwhile' }
  const before = old.json as unknown as fhir4.Observation
  const content = {
    ...examContent(record, context.read.site.reading.minimumMeasurements, context.phrases),
    ...unchanged(before, record),
  }
  const observation: fhir4.Observation = {
    ...withoutLesionAndDevice(before),
    ...content,
    code: before.code,
    category: before.category ?? content.category,
    // A preliminary exam becomes final by being checked here; only what was final is amended.
    status: before.status === 'preliminary' || before.status === 'registered' ? 'final' : 'amended',
    component: [...content.component, ...otherComponents(before, keep, context)],
    note: [...content.note, ...(before.note ?? []).filter((note) => !isExamNote(note))],
  }
  const tag = `${old.id}.${old.versionId}`
  return {
    ok: true,
    plan: withProvenance(tag, update(observation, old), tag, context, record.reports, {
      of: [old],
      reason: context.phrases.reasons.corrected,
    }),
  }
}

/** Marks a stored exam as entered in error, from its just re-read version; the reason is kept. Nothing is deleted. */
export function planExamInError(stored: unknown, reason: string, context: SaveContext): ExamPlan {
  const found = correctable(stored, context)
  if (!found.ok) return found
  const { old } = found
  const tag = `${old.id}.${old.versionId}.entered-in-error`
  const entry = update(inError(old, reason, context), old)
  return { ok: true, plan: withProvenance(tag, entry, tag, context, [], { of: [old], reason }) }
}

/** Notes of exams stored before carry no id. */
function isExamNote({ id, text }: fhir4.Annotation): boolean {
  return id === EXAM_NOTE || text.startsWith('Elastography, kPa:')
}

function correctable(
  stored: unknown,
  { read }: SaveContext,
): { readonly ok: true; readonly old: StoredResource } | Extract<ExamPlan, { ok: false }> {
  const old = storedExam(stored)
  if (old === undefined) return { ok: false, code: 'not-found' }
  if (!isSubject({ reference: old.subject }, read.patientId)) return { ok: false, code: 'other-patient' }
  return old.status === 'entered-in-error' ? { ok: false, code: 'already-in-error' } : { ok: true, old }
}

function withoutLesionAndDevice({ focus: _, device: __, ...rest }: fhir4.Observation): fhir4.Observation {
  return rest
}

/** Lesion, place and device as they are stored, codes and references too, unless the record says another. */
function unchanged(
  { focus, bodySite, device }: fhir4.Observation,
  record: StiffnessRecord,
): Partial<Pick<fhir4.Observation, 'focus' | 'bodySite' | 'device'>> {
  const isSame = record.lesion === undefined || localReference(focus?.[0]?.reference ?? '') === record.lesion
  const place = bodySite?.text ?? focus?.[0]?.display ?? ''
  return {
    ...(isSame && focus !== undefined ? { focus } : {}),
    ...(place === record.place && bodySite !== undefined ? { bodySite } : {}),
    ...((device?.display ?? '') === record.device && device !== undefined ? { device } : {}),
  }
}

/** Components of a stored exam that measure none of the twelve sites, or one to be kept as it is. */
function otherComponents(
  { component }: fhir4.Observation,
  keep: readonly ElastographySite[],
  { read }: SaveContext,
): fhir4.ObservationComponent[] {
  const { stiffnessSites } = read.site.reading.codes
  const replaced = ALL_SITES.filter((site) => !keep.includes(site))
  const sites = replaced.flatMap((site) => [siteCode(site), ...(stiffnessSites[site] ?? [])])
  const isSite = (coding: fhir4.Coding) =>
    sites.some(({ system, code }) => sameSystem(coding.system, system) && coding.code === code)
  return (component ?? []).filter(({ code }) => !(code.coding ?? []).some(isSite))
}

function withProvenance(
  identifier: string,
  entry: PlanEntry,
  tag: string,
  context: SaveContext,
  reports: readonly string[] = [],
  revision?: Revision,
): SavePlan {
  const { storage } = context
  if (!storage.transaction || !storage.provenance) return planOf(identifier, [entry], context)
  const source = createTagged(provenance('said', [entry.reference], context, { ...revision, reports }), tag)
  return planOf(identifier, [entry, source], context)
}
