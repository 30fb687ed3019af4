import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { readContext } from '../../../test/support/read-context.ts'
import { readChart } from '../../fhir/read-chart.ts'
import { dueTask } from '../../fhir/write/due-task.ts'
import { endTasksOf } from './due-tasks.ts'
import { testSession } from './test-session.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  vi.unstubAllGlobals()
})
afterAll(() => server.close())

/** How often the page was told that something was not taken. */
let missed = 0
beforeEach(() => {
  missed = 0
  const page = new EventTarget()
  page.addEventListener('tipm-missed-tasks', () => {
    missed += 1
  })
  vi.stubGlobal('document', page)
})

const task = (patientId: string, kind: string) => ({
  ...dueTask({
    ...{
      patientId,
      kind,
      description: 'due',
      until: undefined,
      launchUrl: 'https://tipm.example/launch.html',
    },
    ...{ appContext: undefined, authoredOn: new Date('2026-11-23T02:00:00Z'), requester: undefined },
  }),
  id: `${patientId}-${kind}`,
  meta: { versionId: '1' },
})

/** An EHR with open tasks that answers an update with a status; gives what was updated. */
function ehrWith(tasks: readonly object[], status: number, searchStatus = 200): unknown[] {
  const updated: unknown[] = []
  server.use(
    http.get('https://ehr.example/fhir/Task', () =>
      HttpResponse.json(
        { resourceType: 'Bundle', type: 'searchset', entry: tasks.map((resource) => ({ resource })) },
        { status: searchStatus },
      ),
    ),
    http.put('https://ehr.example/fhir/Task/:id', async ({ params, request }) => {
      const { status: ended } = (await request.json()) as fhir4.Task
      updated.push(`${params['id']} ${ended} ${request.headers.get('if-match')}`)
      return HttpResponse.json({}, { status })
    }),
  )
  return updated
}

/** Of a chart without drug records or examinations: the baseline is missing, nothing of week 6 is due. */
async function end() {
  const context = await readContext()
  await endTasksOf(testSession(), 'p1', await readChart([], context), context)
}

it('ends what is done or past of this patient alone, by its version, and leaves what is due', async () => {
  const updated = ehrWith([task('p1', 'week-6'), task('p1', 'baseline'), task('p2', 'week-6')], 200)
  await end()
  expect(updated).toEqual(['p1-week-6 cancelled W/"1"'])
  expect(missed).toBe(0)
})

it('says so where the EHR does not take the end, or does not tell which tasks are open', async () => {
  ehrWith([task('p1', 'week-6')], 412)
  await end()
  expect(missed).toBe(1)
  server.resetHandlers()
  const updated = ehrWith([task('p1', 'week-6')], 200, 403)
  await end()
  expect(missed).toBe(2)
  expect(updated).toEqual([])
})
