import { isGranted } from '../../fhir/resources/granted-scopes.ts'
import { resourceReference } from '../../fhir/stored/found-resources.ts'
import { referenceOf, repeatsOf } from '../../fhir/stored/repeats.ts'
import { hasDetail, saysTheSame } from '../../fhir/stored/same-assessment.ts'
import {
  onFile,
  readSaveAnswer,
  readSingleAnswer,
  type SaveAnswer,
  versionedProvenance,
} from '../../fhir/write/save-answer.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { audit } from '../server/audit.ts'
import { clientOf } from '../server/session-client.ts'
import type { Session } from '../session/session.ts'
import { lookUp } from './look-up.ts'
import { refusalOf } from './refusal.ts'

/**
 * Sends a plan, once: what is on file already is not sent again, and what was answered counts as stored only when it can be read
 * back. After a create the server is asked once more, since browsers, and what is on the way, repeat a request by themselves when a
 * connection breaks.
 */
export async function sendPlan(session: Session, plan: SavePlan): Promise<SaveAnswer> {
  const main = mainEntry(plan)
  const { method, ifMatch } = main.request ?? {}
  const update = method === 'PUT'
  const before = await lookUp(session, main)
  if (!before.ok) return { ok: false, ...before.problem }
  if (update) {
    const done = before.value.find(
      (found) => `W/"${found.meta?.versionId}"` !== ifMatch && saysTheSame(main.resource, found),
    )
    if (done !== undefined) return onFile(referenceOf(done), plan.repeats ?? [], true)
  } else {
    const isSaid = hasDetail(main.resource)
    const there = repeatsOf(before.value, main.resource) ?? (isSaid ? undefined : repeatsOf(before.value))
    if (there !== undefined) return onFile(referenceOf(there.kept), there.repeats, false)
    if (before.value.length > 0) return { ok: false, code: 'conflict', diagnostics: [] }
  }
  const answer = plan.transaction
    ? await sendTransaction(session, plan.bundle)
    : await sendEach(session, plan)
  if (!answer.ok || !(await isReadBack(session, answer.assessment))) {
    return answer.ok ? { ok: false, code: 'unreadable', diagnostics: [] } : answer
  }
  void audit(session, {
    patientId: session.patientId,
    act: update ? 'updated' : 'created',
    ...{ what: { reference: answer.assessment }, said: undefined, user: session.user },
  })
  if (update) return { ...answer, repeats: plan.repeats ?? [] }
  const after = await lookUp(session, main)
  const stands = after.ok ? repeatsOf(after.value, main.resource) : undefined
  if (stands === undefined) return answer
  return { ...answer, assessment: referenceOf(stands.kept), repeats: stands.repeats }
}

/** The assessment, or the one resource, that the plan is about. */
export function mainEntry({ bundle }: SavePlan): fhir4.BundleEntry {
  const entries = bundle.entry ?? []
  return (
    entries.find(({ resource }) => resource?.resourceType === 'RiskAssessment') ??
    entries.find(({ resource }) => resource?.resourceType !== 'Provenance') ??
    {}
  )
}

/** Where the app may not read the type, the place that the server named has to do. */
async function isReadBack(session: Session, reference: string): Promise<boolean> {
  const [type = ''] = reference.split('/')
  if (!isGranted(session.granted, type, 'read')) return true
  const answer = await clientOf(session).request({ method: 'GET', url: reference })
  if (answer.ok && answer.value.status === 403) return true
  return answer.ok && answer.value.status === 200 && resourceReference(answer.value.json) === reference
}

async function sendTransaction(session: Session, bundle: fhir4.Bundle): Promise<SaveAnswer> {
  const url = session.fhirBase.replace(/\/$/, '')
  const answer = await clientOf(session).request({ method: 'POST', url, body: bundle })
  if (!answer.ok) return { ok: false, ...refusalOf(answer) }
  const { status, json } = answer.value
  const read = readSaveAnswer(status, json, bundle)
  const source = read.ok ? versionedProvenance(json, bundle) : undefined
  // Where the EHR does not take it, the Provenance stays as it was stored: with its targets, and without their versions.
  if (source !== undefined && isGranted(session.granted, 'Provenance', 'update')) {
    await sendSingle(session, source, false)
  }
  return read
}

/** Without transactions: one entry after the other, until one is refused. */
async function sendEach(session: Session, { bundle, conditionalCreate }: SavePlan): Promise<SaveAnswer> {
  let all: SaveAnswer | undefined
  for (const entry of bundle.entry ?? []) {
    const answer = await sendSingle(session, entry, conditionalCreate)
    if (!answer.ok) return answer
    const { created, existed, updated } = answer
    all =
      all?.ok === true
        ? {
            ...(entry.resource?.resourceType === 'RiskAssessment' ? answer : all),
            created: [...all.created, ...created],
            existed: [...all.existed, ...existed],
            updated: [...all.updated, ...updated],
          }
        : answer
  }
  return all ?? { ok: false, code: 'unreadable', diagnostics: [] }
}

async function sendSingle(
  session: Session,
  entry: fhir4.BundleEntry,
  conditionalCreate: boolean,
): Promise<SaveAnswer> {
  const { method, url = '', ifNoneExist, ifMatch } = entry.request ?? {}
  const answer = await clientOf(session).request({
    method: method === 'PUT' ? 'PUT' : 'POST',
    url,
    body: entry.resource,
    headers: {
      prefer: 'return=representation',
      ...(conditionalCreate && ifNoneExist !== undefined ? { 'if-none-exist': ifNoneExist } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
  })
  if (!answer.ok) return { ok: false, ...refusalOf(answer) }
  const { status, json, headers } = answer.value
  return readSingleAnswer(status, json, headers.get('location') ?? undefined, entry)
}
