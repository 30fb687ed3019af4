import {
  alreadyStored,
  readSaveAnswer,
  readSingleAnswer,
  type SaveAnswer,
} from '../../fhir/write/save-answer.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { clientOf } from '../server/session-client.ts'
import type { Session } from '../session/session.ts'
import { refusalOf } from './refusal.ts'

/** Sends a plan and reads the answer: one transaction, or its single entry by itself. */
export async function sendPlan(session: Session, plan: SavePlan): Promise<SaveAnswer> {
  return plan.transaction ? sendTransaction(session, plan.bundle) : sendSingle(session, plan)
}

async function sendTransaction(session: Session, bundle: fhir4.Bundle): Promise<SaveAnswer> {
  const url = session.fhirBase.replace(/\/$/, '')
  const answer = await clientOf(session).request({ method: 'POST', url, body: bundle })
  if (!answer.ok) return { ok: false, ...refusalOf(answer) }
  return readSaveAnswer(answer.value.status, answer.value.json, bundle)
}

async function sendSingle(session: Session, plan: SavePlan): Promise<SaveAnswer> {
  const entry = plan.bundle.entry?.[0]
  const { method, url = '', ifNoneExist, ifMatch } = entry?.request ?? {}
  if (method === 'POST' && !plan.conditionalCreate && ifNoneExist !== undefined) {
    // A server that does not keep a second create away is asked first; what it does not find is created.
    const search = await clientOf(session).request({ method: 'GET', url: `${url}?${ifNoneExist}` })
    if (!search.ok && search.problem.code === 'expired') return { ok: false, ...refusalOf(search) }
    const found = search.ok ? alreadyStored(search.value.json) : undefined
    if (found !== undefined) return found
  }
  const answer = await clientOf(session).request({
    method: method === 'PUT' ? 'PUT' : 'POST',
    url,
    body: entry?.resource,
    headers: {
      prefer: 'return=representation',
      ...(method === 'POST' && ifNoneExist !== undefined ? { 'if-none-exist': ifNoneExist } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
  })
  if (!answer.ok) return { ok: false, ...refusalOf(answer) }
  const { status, json, headers } = answer.value
  return readSingleAnswer(status, json, headers.get('location') ?? undefined, entry)
}
