import { endTask, readTasks } from '../app/server/due-tasks.ts'
import { clientOf } from '../app/server/session-client.ts'
import type { UserSession } from '../app/session/session.ts'
import { resourceIdentity } from '../fhir/resources/resource-identity.ts'
import { dueList, dueTask, unlessOpen, WRITTEN_LIST } from '../fhir/write/due-task.ts'
import { taskOf } from '../population/due-tasks.ts'
import type { Language } from '../site/language.ts'
import { worklistTexts } from '../text/worklist.ts'
import { inOrder, type ListEntry } from './list-entry.ts'

/** What came of writing the list: numbers of tasks. */
export interface Written {
  readonly made: number
  /** Open already. */
  readonly kept: number
  readonly ended: number
  /** Not taken by the EHR: tasks, and the List itself. */
  readonly refused: number
}

/**
 * Writes the list to the EHR: a Task for each patient for whom something is due now, a List of them in the order in which somebody
 * has to act, and the end of tasks that are done or past. Undefined where the EHR does not tell which tasks are open: then none is made.
 */
export async function writeList(
  session: UserSession,
  entries: readonly ListEntry[],
  language: Language,
): Promise<Written | undefined> {
  const texts = worklistTexts[language]
  const open = await readTasks(session)
  if (open === undefined) return undefined
  const client = clientOf(session)
  const at = new Date()
  const listed: string[] = []
  const count = { made: 0, kept: 0, ended: 0, refused: 0 }
  for (const entry of inOrder(entries).flatMap(([, of]) => of)) {
    // Of a chart that could not be read nothing is known: its tasks stay as they are.
    if (entry.kind === 'unread') continue
    const { patient, state, until } = entry.row
    const kind = taskOf(state)
    const own = open.filter(({ patientId }) => patientId === patient)
    for (const task of own) {
      const end = task.kind === kind ? undefined : await endTask(session, task, state)
      if (end === 'refused') count.refused += 1
      else if (end !== undefined) count.ended += 1
    }
    if (kind === undefined) continue
    const known = own.find((task) => task.kind === kind)
    if (known !== undefined) {
      listed.push(known.reference)
      count.kept += 1
      continue
    }
    const task = dueTask({
      ...{ patientId: patient, kind, description: texts.states[state].name, until: until ?? undefined },
      launchUrl: new URL('launch.html', location.href).href,
      appContext: kind === 'assessment' ? undefined : { intent: 'enter-elastography' },
      ...{ authoredOn: at, requester: session.user?.reference },
    })
    const answer = await client.request({
      method: 'POST',
      url: 'Task',
      body: task,
      headers: unlessOpen(task),
    })
    const id = answer.ok && answer.value.status < 300 ? await madeId(session, patient, kind) : undefined
    if (id === undefined) count.refused += 1
    else {
      listed.push(id)
      count.made += 1
    }
  }
  if (!(await putList(session, texts.title, listed, at))) count.refused += 1
  return count
}

/** Servers need not say where a resource was made in a way that a browser sees: the task is read again. */
async function madeId(session: UserSession, patient: string, kind: string): Promise<string | undefined> {
  const tasks = (await readTasks(session, patient)) ?? []
  return tasks.find((task) => task.patientId === patient && task.kind === kind)?.reference
}

async function putList(
  session: UserSession,
  title: string,
  tasks: readonly string[],
  at: Date,
): Promise<boolean> {
  const client = clientOf(session)
  const found = await client.search(WRITTEN_LIST)
  if (!found.ok || found.value.failure !== undefined) return false
  const ids = found.value.resources.flatMap((resource) => {
    const { resourceType, id } = resourceIdentity(resource) ?? {}
    return resourceType === 'List' && id !== undefined ? [id] : []
  })
  const [id] = ids
  const body = dueList(title, tasks, at, session.user?.reference, id)
  const url = id === undefined ? 'List' : `List/${id}`
  const answer = await client.request({ method: id === undefined ? 'POST' : 'PUT', url, body })
  return answer.ok && answer.value.status < 300
}
