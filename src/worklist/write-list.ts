import { endTask, readTasks } from '../app/server/due-tasks.ts'
import { clientOf } from '../app/server/session-client.ts'
import type { UserSession } from '../app/session/session.ts'
import { resourceIdentity } from '../fhir/resources/resource-identity.ts'
import { dueList, dueTask, type OpenTask, unlessOpen, WRITTEN_LIST } from '../fhir/write/due-task.ts'
import { taskOf } from '../population/due-tasks.ts'
import type { Language } from '../site/language.ts'
import { createFormat } from '../text/format.ts'
import { worklistTexts } from '../text/worklist.ts'
import { inOrder, patientOf } from './list-entry.ts'
import { reachOf } from './reach.ts'
import type { ReadList } from './read-list.ts'

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
 * Writes the list to the EHR: a Task for each patient for whom something is due now, the end of tasks that are done or past, and a
 * List of all that are open then, in the order in which somebody has to act. Tasks of patients who were not read stay on it, and it
 * says whom it does not hold. Undefined where the EHR does not tell which tasks are open: then none is made.
 */
export async function writeList(
  session: UserSession,
  list: ReadList,
  language: Language,
): Promise<Written | undefined> {
  const texts = worklistTexts[language]
  const open = await readTasks(session)
  if (open === undefined) return undefined
  const at = new Date()
  const count = { made: 0, kept: 0, ended: 0, refused: 0 }
  const entries = inOrder(list.entries).flatMap(([, of]) => of)
  for (const entry of entries) {
    // Of a chart that could not be read nothing is known: its tasks stay as they are.
    if (entry.kind === 'unread') continue
    const { patient, state, until } = entry.row
    const kind = taskOf(state)
    const own = open.filter(({ patientId }) => patientId === patient)
    for (const task of own) {
      const end = await endTask(session, task, state)
      if (end === 'refused') count.refused += 1
      else if (end !== undefined) count.ended += 1
    }
    if (kind === undefined) continue
    if (own.some((task) => task.kind === kind)) {
      count.kept += 1
      continue
    }
    const task = dueTask({
      ...{ patientId: patient, kind, description: texts.states[state].name, until: until ?? undefined },
      launchUrl: new URL('launch.html', location.href).href,
      appContext: kind === 'assessment' ? undefined : { intent: 'enter-elastography' },
      ...{ authoredOn: at, requester: session.user?.reference },
    })
    const request = { method: 'POST', url: 'Task', body: task, headers: unlessOpen(task) } as const
    const answer = await clientOf(session).request(request)
    if (answer.ok && answer.value.status < 300) count.made += 1
    else count.refused += 1
  }
  const now = await readTasks(session)
  const place = new Map(entries.map((entry, at) => [patientOf(entry), at]))
  const order = ({ patientId }: OpenTask) => place.get(patientId) ?? entries.length
  const tasks = now?.toSorted((a, b) => order(a) - order(b))
  const notes = reachOf(list, language, createFormat(language, undefined))
  const content = { title: texts.title, notes, at, source: session.user?.reference }
  if (tasks === undefined || !(await putList(session, { ...content, tasks }))) count.refused += 1
  return count
}

async function putList(
  session: UserSession,
  content: Omit<Parameters<typeof dueList>[0], 'id'>,
): Promise<boolean> {
  const client = clientOf(session)
  const found = await client.search(WRITTEN_LIST)
  if (!found.ok || found.value.failure !== undefined) return false
  const [id] = found.value.resources.flatMap((resource) => {
    const identity = resourceIdentity(resource)
    return identity?.resourceType === 'List' ? (identity.id ?? []) : []
  })
  const body = dueList({ ...content, id })
  const target =
    id === undefined
      ? { method: 'POST' as const, url: 'List' }
      : { method: 'PUT' as const, url: `List/${id}` }
  const answer = await client.request({ ...target, body })
  return answer.ok && answer.value.status < 300
}
