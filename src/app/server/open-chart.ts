import type { ReadFailure } from '../../fhir/chart-inputs.ts'
import { chartQueries } from '../../fhir/resources/chart-queries.ts'
import { userName } from '../../fhir/resources/human-name.ts'
import { isAbsentType, otherPatients } from '../../fhir/resources/source-gaps.ts'
import type { Problem } from '../../page/setup/problem.ts'
import { ok, type Result } from '../../result.ts'
import type { Connected, OpenChart } from '../app-state.ts'
import type { SignedInUser } from '../session/id-token.ts'
import type { Session } from '../session/session.ts'
import { type PartProgress, type RawChart, type RawPart, readPart, readRawChart } from './chart-reader.ts'
import { clientOf } from './session-client.ts'
import { readStorage, storesDocuments } from './storage.ts'

/** The searches for a session's patient; their order is that of the progress reports, the patient coming first. */
export function queriesFor({ session, setup }: Connected) {
  return chartQueries(session.patientId, setup.site, storesDocuments(setup.site, session))
}

/** Reads the whole chart of the session's patient. `onProgress` gets 0 for the patient, then one number per search. */
export async function openChart(
  connected: Connected,
  signal: AbortSignal,
  onProgress: (part: number, progress: PartProgress) => void,
): Promise<Result<OpenChart, Problem>> {
  const storage = readStorage(connected.session, storesDocuments(connected.setup.site, connected.session))
  const user = signedInUser(connected.session)
  const raw = await readRawChart(connected.session, queriesFor(connected), signal, (part, progress) =>
    onProgress(part === 'patient' ? 0 : part + 1, progress),
  )
  return raw.ok ? ok(await understand(connected, raw.value, { storage, user })) : raw
}

/** Reads the earlier assessments again, e.g. after one was saved; everything else stays as it was read. */
export function reopenAssessments(
  connected: Connected,
  open: OpenChart,
  signal: AbortSignal,
): Promise<Result<OpenChart, Problem>> {
  return reopen(['assessments'], open.context.asOf, connected, open, signal)
}

/** Reads tumour size and elastography again after an examination was stored, as of now: it may have been made since the chart was read. */
export function reopenExams(
  connected: Connected,
  open: OpenChart,
  signal: AbortSignal,
): Promise<Result<OpenChart, Problem>> {
  return reopen(['imaging', 'elastography'], new Date(), connected, open, signal)
}

async function reopen(
  topics: readonly ReadFailure['topic'][],
  asOf: Date,
  connected: Connected,
  open: OpenChart,
  signal: AbortSignal,
): Promise<Result<OpenChart, Problem>> {
  const parts: RawPart[] = []
  for (const part of open.raw.parts) {
    if (!topics.includes(part.query.topic)) {
      parts.push(part)
      continue
    }
    const again = await readPart(connected.session, part.query, signal, () => {})
    if (!again.ok) return again
    parts.push(again.value)
  }
  return ok(await understand(connected, { ...open.raw, parts }, open, asOf))
}

async function understand(
  { session, setup }: Connected,
  raw: RawChart,
  { storage, user }: Pick<OpenChart, 'storage' | 'user'>,
  asOf = new Date(),
): Promise<OpenChart> {
  const context = {
    patientId: session.patientId,
    base: session.fhirBase,
    asOf,
    site: setup.site,
    model: setup.model,
    failures: failuresOf(raw, session.patientId),
  }
  // What reads it comes with the screen that shows it.
  const { readChart } = await import('../../fhir/read-chart.ts')
  return { raw, context, storage, user, chart: await readChart(chartParts(raw), context) }
}

/** What of the chart could not be read, or came with records of another patient; a type that the EHR does not keep is not missing. */
export function failuresOf(raw: RawChart, patientId: string): readonly ReadFailure[] {
  return raw.parts.flatMap(({ query, resources, failure }) => {
    if (failure !== undefined) return isAbsentType(failure) ? [] : failure
    const foreign = otherPatients(resources, patientId, raw.patient)
    return foreign === undefined ? [] : { topic: query.topic, ...foreign }
  })
}

/** All resources that were read, flat. */
export function chartParts(raw: RawChart): readonly unknown[] {
  return [raw.patient, ...raw.parts.flatMap((part) => part.resources)]
}

/**
 * Who is signed in, by name: as the token says, else as the EHR's own record does, which the scope `fhirUser` allows to read (SMART
 * App Launch 2.2, "Scopes for requesting identity data"). Where it does not, or does not answer, the reference alone.
 */
export async function signedInUser(session: Session): Promise<SignedInUser | undefined> {
  const { user } = session
  if (user === undefined || user.display !== undefined) return user
  const answer = await clientOf(session).request({ method: 'GET', url: user.reference })
  if (!answer.ok || answer.value.status !== 200) return user
  const display = userName(answer.value.json)
  return display === '' ? user : { ...user, display }
}
