import { expect, test } from 'vitest'
import { type Due, dueList, dueTask, endedTask, openTasks, readOpenTasks, unlessOpen } from './due-task.ts'

const due: Due = {
  ...{ patientId: 'p1', kind: 'week-6', description: 'Week-6 elastography due', until: '2026-12-21' },
  launchUrl: 'https://tipm.example/launch.html',
  appContext: { intent: 'enter-elastography' },
  ...{ authoredOn: new Date('2026-11-23T02:00:00Z'), requester: 'Practitioner/d' },
}
const onFile = (more: object = {}) => ({ ...dueTask(due), id: 't1', meta: { versionId: '3' }, ...more })

// Code, system and names of the inputs: SMART App Launch 2.2, StructureDefinition task-ehr-launch.
test('a task asks for the app to be launched on the patient, until the last day', () => {
  expect(dueTask(due)).toMatchObject({
    ...{ status: 'requested', intent: 'proposal', for: { reference: 'Patient/p1' } },
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes', code: 'launch-app-ehr' },
      ],
    },
    restriction: { period: { end: '2026-12-21' } },
    requester: { reference: 'Practitioner/d' },
    input: [
      {
        type: { coding: [{ code: 'smartonfhir-application' }] },
        valueUrl: 'https://tipm.example/launch.html',
      },
      {
        type: { coding: [{ code: 'smartonfhir-appcontext' }] },
        valueString: '{"intent":"enter-elastography"}',
      },
    ],
  })
  const bare = dueTask({ ...due, until: undefined, appContext: undefined, requester: undefined })
  expect(bare.input).toHaveLength(1)
  expect(bare).not.toHaveProperty('restriction')
  expect(bare).not.toHaveProperty('requester')
})

test('a task is made unless one for the same patient and examination is open', () => {
  const { 'if-none-exist': condition } = unlessOpen(dueTask(due))
  const asked = new URLSearchParams(condition)
  expect(asked.get('identifier')).toBe('https://tipm-on-fhir.example/fhir/identifier/due|p1/week-6')
  expect(asked.get('status')?.split(',')).not.toContain('completed')
  expect(new URL(openTasks('p1'), 'https://x/').searchParams.get('patient')).toBe('p1')
  expect(new URL(openTasks(), 'https://x/').searchParams.has('patient')).toBe(false)
})

test('of tasks in the EHR, those of the list are known by their identifier; one that names another patient than its mark is passed by', () => {
  const others = [
    onFile({ identifier: [{ system: 'urn:other', value: 'p1/week-6' }] }),
    onFile({ for: { reference: 'Patient/p2' } }),
    onFile({ for: undefined }),
    onFile({ id: undefined }),
    onFile({ identifier: [null] }),
    onFile({ identifier: [...(dueTask(due).identifier ?? []), null] }),
    onFile({ identifier: undefined }),
    onFile({ resourceType: 'ServiceRequest' }),
    { resourceType: 'OperationOutcome', issue: [] },
    'nonsense',
  ]
  expect(
    readOpenTasks([...others, onFile({ for: { reference: 'https://ehr.example/fhir/Patient/p1' } })]),
  ).toEqual([expect.objectContaining({ reference: 'Task/t1', patientId: 'p1', kind: 'week-6' })])
  expect(readOpenTasks(others)).toEqual([])
})

test('a task ends by its version, with everything else as the EHR has it', () => {
  const [task] = readOpenTasks([onFile({ owner: { reference: 'Practitioner/n' } })])
  if (task === undefined) throw new Error('not read')
  const { body, headers } = endedTask(task, 'completed', new Date('2026-12-01T08:00:00Z'))
  expect(headers).toEqual({ 'if-match': 'W/"3"' })
  expect(body).toMatchObject({
    ...{ id: 't1', status: 'completed', lastModified: '2026-12-01T08:00:00.000Z' },
    owner: { reference: 'Practitioner/n' },
  })
  const [unversioned] = readOpenTasks([onFile({ meta: {} })])
  expect(unversioned && endedTask(unversioned, 'cancelled', new Date()).headers).toEqual({})
})

test('the list holds the tasks in their order, and whom it does not hold; an empty one does not say that nothing is due', () => {
  const at = new Date('2026-11-23T02:00:00Z')
  const [one, two] = readOpenTasks([onFile(), onFile({ id: 't2' })])
  if (one === undefined || two === undefined) throw new Error('not read')
  const notes = ['2 charts could not be read']
  const list = dueList({ title: 'Due', tasks: [two, one], notes, at, source: undefined, id: 'l1' })
  expect(list).toMatchObject({
    ...{ id: 'l1', status: 'current', mode: 'working', note: [{ text: '2 charts could not be read' }] },
    entry: [{ item: { reference: 'Task/t2' } }, { item: { reference: 'Task/t1' } }],
  })
  const empty = dueList({ title: 'Due', tasks: [], notes: [], at, source: 'Practitioner/d', id: undefined })
  for (const absent of ['entry', 'id', 'note', 'emptyReason']) expect(empty).not.toHaveProperty(absent)
})
