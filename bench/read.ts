import { scenarioBundle } from '../sandbox/scenarios/index.ts'
import { assessChart } from '../src/fhir/assess-chart.ts'
import { readChart } from '../src/fhir/read-chart.ts'
import { bundleResources } from '../src/fhir/resources/bundle-resources.ts'
import { readContext } from '../test/support/read-context.ts'

// `npm run bench:read`: reading and scoring one chart against JSON.parse of the same text, each text parsed anew, so that nothing
// that was read before is found again. Processor time, all threads, the
// median of the runs: other programs of the machine take none of it. Before the runs that count as many go ahead, for a service
// that has just started is not what a hospital waits for.

const NOW = new Date('2026-11-23T12:00:00Z')
const context = await readContext({ patientId: 'pt-1001', asOf: NOW })

/** A chart of so many resources: the scenario's own, and results and drugs of the years before, every one of them of a kind that is read. */
function chartOf(size: number): string {
  const entries = (scenarioBundle('complete-high', NOW)?.entry ?? []).flatMap(
    ({ resource }) => resource ?? [],
  )
  const repeated = entries.filter(({ resourceType }) => /^(Observation|Medication)/.test(resourceType))
  const all: unknown[] = [...entries]
  for (let index = 0; all.length < size; index += 1) {
    const source = repeated[index % repeated.length]
    const shift = Math.floor(index / repeated.length) + 1
    const text = JSON.stringify(source).replace(/20\d\d-\d\d-\d\d/g, (day) =>
      new Date(Date.parse(day) - shift * 30 * 86_400_000).toISOString().slice(0, 10),
    )
    all.push({ ...(JSON.parse(text) as object), id: `${source?.id}-${shift}` })
  }
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: all.slice(0, size).map((resource) => ({ resource })),
  })
}

async function read(json: unknown): Promise<string> {
  const flat = bundleResources(json)
  if (!flat.ok) throw new Error('not FHIR')
  return assessChart(context.model, await readChart(flat.resources, context)).kind
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const rows: object[] = []
for (const size of [60, 500, 5000]) {
  const text = chartOf(size)
  const runs = Math.max(20, Math.floor(60_000 / size))
  const parses: number[] = []
  const reads: number[] = []
  for (let run = -runs; run < runs; run += 1) {
    const began = cpuMs()
    const json: unknown = JSON.parse(text)
    const parsed = cpuMs()
    await read(json)
    if (run < 0) continue
    reads.push(cpuMs() - parsed)
    parses.push(parsed - began)
  }
  const [parse, whole] = [middle(parses), middle(reads)]
  rows.push({
    ...{ resources: size, 'text kB': Math.round(text.length / 1000) },
    ...{ 'JSON.parse ms': rounded(parse, 3), 'read and score ms': rounded(whole, 2) },
    times: rounded(whole / parse, 1),
  })
}
console.table(rows)
