import { assessChart } from '../../src/fhir/assess-chart.ts'
import type { ChartInputs } from '../../src/fhir/chart-inputs.ts'
import { readChart } from '../../src/fhir/read-chart.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import { readContext } from './read-context.ts'
import {
  type KnownChart,
  type Loss,
  type Spoil,
  type SpoiltChart,
  spoilChart,
  type Way,
} from './spoilt-chart.ts'

/** Points from the fewest to the most, and the class. */
interface Answer {
  readonly low: number
  readonly high: number
  readonly riskClass: 'high' | 'low' | 'undecided'
}

const context = await readContext()

/** Binary fractions of sums in another order. */
const SAME = 1e-6

export async function readSpoilt({ resources, asOf, failures }: SpoiltChart): Promise<ChartInputs> {
  return readChart(resources, { ...context, asOf, failures })
}

function answerOf(chart: ChartInputs): Answer {
  const assessment: Assessment = assessChart(context.model, chart)
  switch (assessment.kind) {
    case 'complete':
      return { low: assessment.points, high: assessment.points, riskClass: assessment.riskClass }
    case 'bounded':
      return { low: assessment.low.points, high: assessment.high.points, riskClass: assessment.riskClass }
    case 'notComputable':
    case 'outOfScope':
      return { low: 0, high: Number.POSITIVE_INFINITY, riskClass: 'undecided' }
  }
}

function text({ low, high, riskClass }: Answer): string {
  return `${low.toFixed(2)} to ${high.toFixed(2)}, ${riskClass}`
}

/**
 * What is wrong with the answer to a chart after it was spoilt; undefined where nothing is. `first` of the spoils are also read
 * alone: spoiling more never narrows the answer.
 */
export async function faultOf(
  known: KnownChart,
  spoils: readonly Spoil[],
  losses: readonly Loss[],
  first: number,
): Promise<string | undefined> {
  const truth = await readSpoilt(spoilChart(known, [], []))
  for (const input of ['nlr', 'albumin', 'diameter', 'deltaT'] as const) {
    if (truth[input].state !== 'known') return `the chart is not wholly known: ${input}`
  }
  const right = answerOf(truth)
  const chart = spoilChart(known, spoils, losses)
  const read = await readSpoilt(chart)
  const answer = answerOf(read)
  if (right.low < answer.low - SAME || right.high > answer.high + SAME) {
    return `(a) the truth ${text(right)} lies outside of ${text(answer)}`
  }
  if (answer.riskClass !== 'undecided' && answer.riskClass !== right.riskClass) {
    return `(b) ${text(answer)} where the truth is ${text(right)}`
  }
  const unnamed = chart.spoilt.filter((item) => !isNamed(item, read))
  if (unnamed.length > 0) {
    return `(c) not named: ${unnamed.map(({ reference, way }) => `${reference} ${way}`).join(', ')}`
  }
  if (first === 0 || (first >= spoils.length && losses.length === 0)) return undefined
  // Dispenses that were not read take their own doubts with them (docs/decisions/0028).
  const same = losses.filter(({ topic }) => topic === 'dispenses')
  const less = answerOf(await readSpoilt(spoilChart(known, spoils.slice(0, first), same)))
  if (less.low < answer.low - SAME || less.high > answer.high + SAME) {
    return `(d) ${text(less)} became ${text(answer)} by spoiling more`
  }
  return undefined
}

/** Ways by which a record may be none at all, so that it can take nothing away. */
const DOUBTFUL: readonly Way[] = ['preliminary', 'statusUnknown', 'undated', 'monthOnly', 'nobody']

/** What is wrong with the answer to a spoilt chart when a result that may not count comes to it. */
export async function addedFaultOf(
  known: KnownChart,
  spoils: readonly Spoil[],
  added: Spoil,
): Promise<string | undefined> {
  const chart = spoilChart(known, spoils, [])
  const way = DOUBTFUL[added.detail % DOUBTFUL.length] ?? 'preliminary'
  const source = known.records.filter(({ resource }) => resource.resourceType === 'Observation')
  const target = source[added.at % source.length]
  if (target === undefined) return undefined
  const copy = { ...target, resource: { ...target.resource, id: `${target.resource.id}-added` } }
  const one = spoilChart({ ...known, records: [copy] }, [{ ...added, at: 0, way }], [])
  const before = answerOf(await readSpoilt(chart))
  const after = answerOf(
    await readSpoilt({ ...chart, resources: [...chart.resources, ...one.resources.slice(1)] }),
  )
  return before.low < after.low - SAME || before.high > after.high + SAME
    ? `(d) ${text(before)} became ${text(after)} by ${copy.resource.id}, ${way}`
    : undefined
}

/** Whether what was spoilt is said somewhere, and why. */
function isNamed({ reference, way, reasons }: SpoiltChart['spoilt'][number], chart: ChartInputs): boolean {
  const { nlr, anc, alc, albumin, diameter, deltaT, bilirubin, indexDate, therapy } = chart
  const named = [nlr, anc, alc, albumin, diameter, deltaT, bilirubin].flatMap(({ doubts, passedOver }) => [
    ...doubts,
    ...passedOver,
  ])
  const all = [...named, ...indexDate.doubts].filter((item) => item.reference === reference)
  const isReason = (reason: string) => reasons.length === 0 || (reasons as readonly string[]).includes(reason)
  if (all.some(({ reason }) => isReason(reason))) return true
  // Leukocytes beside counts play no part.
  if (way === 'twin' && reference.startsWith('Observation/wbc')) return true
  // Two results that agree on what they may be are both in use.
  const used = [nlr, anc, alc, albumin, diameter, deltaT].flatMap((reading) =>
    reading.state === 'unknown' ? [] : reading.evidence.sources,
  )
  if (way === 'twin' && used.some((item) => item.reference === reference)) return true
  // A stopped order that another record follows was a change of dose.
  const records = [...therapy.lenvatinib, ...therapy.camrelizumab]
  if (way === 'stopped' && records.some((item) => item.reference === reference)) return true
  // A site that cannot be read is named with its examination.
  const { baseline, followUp } = deltaT.exams
  const shown = [...(baseline?.sources ?? []), ...(followUp?.sources ?? [])]
  if (way === 'twin' && shown.some((source) => source.reference === reference)) return true
  return [baseline, followUp].some(
    (exam) =>
      exam?.sources.some((source) => source.reference === reference) &&
      exam.unreadable.some(({ reason }) => isReason(reason)),
  )
}
