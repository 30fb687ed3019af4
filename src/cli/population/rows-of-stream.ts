import { resourceIdentity } from '../../fhir/resources/resource-identity.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { type CliProblem, warning } from '../problem.ts'
import type { ChartLines, RunContext } from './chart-worker.ts'
import { chartWorkers, ON_THE_WAY } from './chart-workers.ts'
import { drugBits } from './drug-bits.ts'
import { inOrder } from './worker-pool.ts'

/**
 * Rows of patients whose resources come together: lines of patient id, tab, resource (docs/population.md). Whoever sorted them gave
 * each patient the Medications that theirs refer to. The same patients as in a run of files have a row.
 */
export async function rowsOfStream(
  lines: AsyncIterable<string>,
  context: RunContext,
  threads: number,
  write: (row: string) => void,
): Promise<readonly CliProblem[]> {
  const workers = chartWorkers(threads, context)
  const faults = { lines: 0 }
  try {
    await inOrder(
      named(charts(lines, faults), context.site.reading),
      ON_THE_WAY * threads,
      (chart) => workers.ask(chart),
      write,
    )
  } finally {
    await workers.close()
  }
  if (faults.lines === 0) return []
  return [
    warning('not-json', `${faults.lines} lines are not a patient id, a tab and a resource: passed over`),
  ]
}

async function* charts(lines: AsyncIterable<string>, faults: { lines: number }): AsyncGenerator<ChartLines> {
  let patient: string | undefined
  let own: string[] = []
  for await (const line of lines) {
    const tab = line.indexOf('\t')
    const id = line.slice(0, Math.max(tab, 0))
    if (id === '') {
      if (line.trim() !== '') faults.lines += 1
      continue
    }
    if (id !== patient) {
      if (patient !== undefined) yield { patient, lines: own }
      patient = id
      own = []
    }
    own.push(line.slice(tab + 1))
  }
  if (patient !== undefined) yield { patient, lines: own }
}

/** Those of whom some record names one of the drugs, and some record the other or one that it does not tell (`COMBINE`). */
async function* named(all: AsyncIterable<ChartLines>, rules: ReadingRules): AsyncGenerator<ChartLines> {
  for await (const chart of all) {
    const resources = chart.lines.map((line): unknown => JSON.parse(line))
    const medications = new Map<string | undefined, { readonly bits: number; readonly isUntold: boolean }>()
    for (const resource of resources) {
      const identity = resourceIdentity(resource)
      if (identity?.resourceType === 'Medication') medications.set(identity.id, drugBits(resource, rules))
    }
    const records = resources
      .filter((resource) => resourceIdentity(resource)?.resourceType !== 'Medication')
      .map((resource) => {
        const { bits, isUntold, medicationId } = drugBits(resource, rules)
        const product = isUntold && medicationId !== undefined ? medications.get(medicationId) : undefined
        return { bits: bits | (product?.bits ?? 0), isUntold: isUntold && (product?.isUntold ?? true) }
      })
    const bits = records.reduce((sum, record) => sum | record.bits, 0)
    if (bits === 3 || (bits !== 0 && records.some(({ isUntold }) => isUntold))) yield chart
  }
}
