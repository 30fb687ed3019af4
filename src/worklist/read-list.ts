import { audit } from '../app/server/audit.ts'
import { readRawChart } from '../app/server/chart-reader.ts'
import { chartParts, failuresOf } from '../app/server/open-chart.ts'
import { clientOf } from '../app/server/session-client.ts'
import type { UserSession } from '../app/session/session.ts'
import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { drugsNamed } from '../fhir/read/drugs-named.ts'
import { readChart } from '../fhir/read-chart.ts'
import type { ReadContext } from '../fhir/read-context.ts'
import { chartQueries } from '../fhir/resources/chart-queries.ts'
import { type PairSearch, pairSearches, recordsOfMedications } from '../fhir/resources/pair-searches.ts'
import { resourceIdentity } from '../fhir/resources/resource-identity.ts'
import { isRefusedPlan } from '../fhir/resources/source-gaps.ts'
import { assessmentIdentifier } from '../fhir/write/assessment-identifier.ts'
import type { Setup } from '../page/setup/prepare.ts'
import type { Problem } from '../page/setup/problem.ts'
import { rowOf } from '../population/patient-row.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ReadingRules } from '../site/site-schema.ts'
import type { ListEntry } from './list-entry.ts'

/** Charts that are read at a time: each takes some eighteen requests at once. */
const AT_A_TIME = 3

export interface ReadList {
  readonly entries: readonly ListEntry[]
  /** Searches that the EHR did not answer whole: whom they alone would have found is not on the list. */
  readonly failed: readonly PairSearch[]
  /** How many were found with records of either drug. */
  readonly found: number
  /** It was stopped before all of them were read. */
  readonly stopped: boolean
}

/** Finds the patients who have records of either drug and reads each one's chart, as the app does. Whose records name both is on the list. */
export async function readList(
  session: UserSession,
  { site, model }: Setup,
  signal: AbortSignal,
  onProgress: (done: number, found: number) => void,
): Promise<Result<ReadList, Problem>> {
  const asOf = new Date()
  const first = await searched(pairSearches(site.reading), session, signal)
  if (!first.ok) return first
  const medications = first.value.resources.flatMap((resource) => {
    const { resourceType, id } = resourceIdentity(resource) ?? {}
    return resourceType === 'Medication' && id !== undefined ? [id] : []
  })
  const second = await searched(recordsOfMedications(medications), session, signal)
  if (!second.ok) return second
  const failed = [...first.value.failed, ...second.value.failed]
  const found = new Set(
    [...first.value.resources, ...second.value.resources].flatMap(
      (resource) => resourceIdentity(resource)?.subjectId ?? [],
    ),
  )
  const entries: ListEntry[] = []
  const waiting = [...found].toSorted()
  let done = 0
  let ended: Problem | undefined
  const readNext = async (): Promise<void> => {
    for (let patientId = waiting.shift(); patientId !== undefined; patientId = waiting.shift()) {
      if (signal.aborted || ended !== undefined) return
      const raw = await readRawChart(
        { ...session, patientId },
        chartQueries(patientId, site),
        signal,
        () => {},
      )
      if (signal.aborted) return
      if (raw.ok) {
        const context = {
          ...{ patientId, base: session.fhirBase, asOf, site, model },
          failures: failuresOf(raw.value, patientId),
        }
        const resources = chartParts(raw.value)
        if (
          namesBoth(resources, site.reading) ||
          context.failures.some((failure) => !isRefusedPlan(failure))
        ) {
          const chart = await readChart(resources, context)
          const row = rowOf(chart, context)
          entries.push({ kind: 'read', row, person: chart.patient })
          void toldOf(session, chart, context, `${row.state}, ${row.class}`)
        }
      } else if (raw.problem.code === 'session-expired') ended = raw.problem
      else entries.push({ kind: 'unread', patient: patientId })
      done += 1
      onProgress(done, found.size)
    }
  }
  onProgress(0, found.size)
  await Promise.all(Array.from({ length: AT_A_TIME }, readNext))
  if (ended !== undefined && entries.length === 0) return fail(ended)
  return ok({ entries, failed, found: found.size, stopped: done < found.size })
}

/** The list shows an assessment of each patient: where the site wants that, the EHR is told of each. */
async function toldOf(
  session: UserSession,
  chart: ChartInputs,
  context: ReadContext,
  said: string,
): Promise<void> {
  if (!session.audit) return
  const { id, version, hash } = context.model
  await audit(session, {
    ...{ act: 'shown', patientId: context.patientId, user: session.user },
    what: { identifier: await assessmentIdentifier(chart, context) },
    said: `${said} (${id} ${version} ${hash})`,
  })
}

async function searched(
  searches: readonly PairSearch[],
  session: UserSession,
  signal: AbortSignal,
): Promise<
  Result<{ readonly resources: readonly unknown[]; readonly failed: readonly PairSearch[] }, Problem>
> {
  const answers = await Promise.all(
    searches.map(async (search) => ({
      search,
      answer: await clientOf(session).search(search.url, { signal }),
    })),
  )
  const resources: unknown[] = []
  const failed: PairSearch[] = []
  for (const { search, answer } of answers) {
    if (!answer.ok)
      return fail({ code: answer.problem.code === 'expired' ? 'session-expired' : 'reading-cancelled' })
    if (answer.value.failure !== undefined) failed.push(search)
    resources.push(...answer.value.resources)
  }
  return ok({ resources, failed })
}

/** Some record names each of the two drugs, or one that it does not tell. */
function namesBoth(resources: readonly unknown[], rules: ReadingRules): boolean {
  const named = resources.flatMap((resource) => drugsNamed(resource, rules) ?? [])
  const drugs = new Set(named.flatMap((record) => record.drugs))
  return drugs.size === 2 || (drugs.size === 1 && named.some(({ isUntold }) => isUntold))
}
