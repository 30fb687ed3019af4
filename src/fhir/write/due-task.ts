import { CANONICAL } from '../codes/canonical.ts'
import { isObject } from '../resources/json.ts'
import { referencedId } from '../resources/subject.ts'

/** Names the tasks of the department's list, by patient and what is due, and the list itself. */
const DUE_IDENTIFIER = `${CANONICAL}/identifier/due`

/** SMART App Launch 2.2, "Task profile for requesting SMART launch". */
const SMART_CODES = 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes'
const OPEN = ['requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold'] as const

export interface Due {
  readonly patientId: string
  /** `baseline`, `week-6` or `assessment`. */
  readonly kind: string
  /** In the words of the list. */
  readonly description: string
  /** The last day, YYYY-MM-DD; undefined where no day is known. */
  readonly until: string | undefined
  readonly launchUrl: string
  /** What the app opens with, as its token response brings it (`appContext`). */
  readonly appContext: object | undefined
  readonly authoredOn: Date
  readonly requester: string | undefined
}

/**
 * One patient's task: the EHR opens the app on the patient from it. It has the shape of `task-ehr-launch` and does not claim that
 * profile: a server that checks what it takes refuses one that it does not have.
 */
export function dueTask(due: Due): fhir4.Task {
  const { patientId, kind, description, until, launchUrl, appContext, authoredOn, requester } = due
  const coded = (code: string) => ({ coding: [{ system: SMART_CODES, code }] })
  return {
    resourceType: 'Task',
    identifier: [{ system: DUE_IDENTIFIER, value: `${patientId}/${kind}` }],
    status: 'requested',
    intent: 'proposal',
    code: coded('launch-app-ehr'),
    description,
    for: { reference: `Patient/${patientId}` },
    authoredOn: authoredOn.toISOString(),
    ...(requester === undefined ? {} : { requester: { reference: requester } }),
    ...(until === undefined ? {} : { restriction: { period: { end: until } } }),
    input: [
      { type: coded('smartonfhir-application'), valueUrl: launchUrl },
      ...(appContext === undefined
        ? []
        : [{ type: coded('smartonfhir-appcontext'), valueString: JSON.stringify(appContext) }]),
    ],
  }
}

/** The search for open tasks of this kind, of one patient or of all that the user may see. */
export function openTasks(patientId?: string): string {
  const parameters = {
    ...(patientId === undefined ? {} : { patient: patientId }),
    ...{ code: `${SMART_CODES}|launch-app-ehr`, status: OPEN.join(',') },
  }
  return `Task?${new URLSearchParams(parameters)}`
}

/** So that a task that is open already is not made again (R4, 3.1.0.8.1, conditional create). */
export function unlessOpen(task: fhir4.Task): Readonly<Record<string, string>> {
  const [{ system = '', value = '' } = {}] = task.identifier ?? []
  const condition = new URLSearchParams({ identifier: `${system}|${value}`, status: OPEN.join(',') })
  return { 'if-none-exist': condition.toString() }
}

/** An open task of the list, as the EHR has it. */
export interface OpenTask {
  readonly reference: string
  readonly patientId: string
  readonly kind: string
  readonly resource: fhir4.Task
}

/** The list's own tasks among what a search brought; other apps' and those that name no patient are passed by. */
export function readOpenTasks(resources: readonly unknown[]): OpenTask[] {
  return resources.flatMap((resource) => {
    if (!isTask(resource)) return []
    const mark = resource.identifier?.find(({ system }) => system === DUE_IDENTIFIER)?.value
    const patientId = referencedId(resource.for?.reference, 'Patient')
    if (mark === undefined || patientId === undefined || !mark.startsWith(`${patientId}/`)) return []
    const kind = mark.slice(patientId.length + 1)
    return [{ reference: `Task/${resource.id}`, patientId, kind, resource }]
  })
}

function isTask(resource: unknown): resource is fhir4.Task {
  return (
    isObject(resource) &&
    resource['resourceType'] === 'Task' &&
    typeof resource['id'] === 'string' &&
    Array.isArray(resource['identifier']) &&
    resource['identifier'].every(isObject)
  )
}

/** The task as it ends, and the header that keeps another's change from being overwritten. */
export function endedTask({ resource }: OpenTask, status: 'completed' | 'cancelled', at: Date) {
  const { versionId } = resource.meta ?? {}
  const headers: Readonly<Record<string, string>> =
    versionId === undefined ? {} : { 'if-match': `W/"${versionId}"` }
  return { body: { ...resource, status, lastModified: at.toISOString() }, headers }
}

/** The search for the list as it was written before. */
export const WRITTEN_LIST = `List?${new URLSearchParams({ identifier: `${DUE_IDENTIFIER}|list` })}`

/**
 * The open tasks as one List, in the order in which somebody has to act; `id` where one is replaced. `notes`: whom it does not hold, in
 * words. A list without any says nothing about why: who could not be found may need an examination all the same.
 */
export function dueList(list: {
  readonly title: string
  readonly tasks: readonly OpenTask[]
  readonly notes: readonly string[]
  readonly at: Date
  readonly source: string | undefined
  readonly id: string | undefined
}): fhir4.List {
  const { title, tasks, notes, at, source, id } = list
  return {
    resourceType: 'List',
    ...(id === undefined ? {} : { id }),
    identifier: [{ system: DUE_IDENTIFIER, value: 'list' }],
    status: 'current',
    mode: 'working',
    title,
    date: at.toISOString(),
    ...(source === undefined ? {} : { source: { reference: source } }),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
    ...(tasks.length === 0 ? {} : { entry: tasks.map(({ reference }) => ({ item: { reference } })) }),
  }
}
