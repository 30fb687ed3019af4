import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { endedTask, type OpenTask, openTasks, readOpenTasks } from '../../fhir/write/due-task.ts'
import { type DueState, dueOf } from '../../population/due-state.ts'
import { DUE_KINDS, endOf } from '../../population/due-tasks.ts'
import type { UserSession } from '../session/session.ts'
import { noteMissed } from './missed.ts'
import { clientOf } from './session-client.ts'

/** The open tasks of the department's list; undefined where the EHR does not give them all. */
export async function readTasks(session: UserSession, patientId?: string): Promise<OpenTask[] | undefined> {
  const answer = await clientOf(session).search(openTasks(patientId))
  return answer.ok && answer.value.failure === undefined ? readOpenTasks(answer.value.resources) : undefined
}

/** Ends a task that the patient's chart shows to be done, or past. Gives how, undefined where it stays open; `refused` by the EHR. */
export async function endTask(
  session: UserSession,
  task: OpenTask,
  state: DueState,
): Promise<'completed' | 'cancelled' | 'refused' | undefined> {
  const kind = DUE_KINDS.find((known) => known === task.kind)
  const end = kind && endOf(kind, state)
  if (end === undefined) return undefined
  const { body, headers } = endedTask(task, end, new Date())
  const answer = await clientOf(session).request({ method: 'PUT', url: task.reference, body, headers })
  return answer.ok && answer.value.status < 300 ? end : 'refused'
}

/** Ends what of a patient's tasks is done, after an examination or an assessment was stored. What the EHR does not take is said on the page, and ended by the list when that is next written. */
export async function endTasksOf(
  session: UserSession,
  patientId: string,
  chart: ChartInputs,
  context: ReadContext,
): Promise<void> {
  const { state } = dueOf(chart, context)
  const open = await readTasks(session, patientId)
  if (open === undefined) return noteMissed('tasks')
  for (const task of open) {
    const end = task.patientId === patientId ? await endTask(session, task, state) : undefined
    if (end === 'refused') noteMissed('tasks')
  }
}
