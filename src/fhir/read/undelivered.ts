import type { Source } from '../chart-inputs.ts'
import { ANALYTES, type AnalyteId } from '../codes/analytes.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import { DIFFERENTIAL_PANELS, STANDARD_CODES } from '../codes/standard-codes.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Concept, DiagnosticReport, Observation, Reference } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { localReference } from '../resources/subject.ts'
import type { ChartContext } from './chart-context.ts'
import {
  effectiveText,
  judgeStatus,
  type Measurements,
  observationTime,
  type Result,
  sourceOf,
} from './measurements.ts'
import { possibleTime, spanOf } from './possible-time.ts'
import { resembledBy } from './unmapped-results.ts'

/** The Observations that came, readable or not, as they are referred to. */
export function deliveredObservations({ observations, malformed }: ChartResources): ReadonlySet<string> {
  return new Set([
    ...observations.flatMap(({ id }) => (id === undefined ? [] : referenceTo('Observation', id))),
    ...malformed.flatMap(({ reference }) => reference ?? []),
  ])
}

/** What a panel, an examination or a report names and what did not come with it. */
export function missingOf(
  members: readonly Reference[] | undefined,
  delivered: ReadonlySet<string>,
): readonly Reference[] {
  return (members ?? []).filter(
    ({ reference }) => reference === undefined || !delivered.has(localReference(reference)),
  )
}

/** A member that did not come, as a source. */
export function missingSource({ reference, display }: Reference, frame: Source): Source {
  const member = reference === undefined ? undefined : localReference(reference)
  return { ...frame, reference: member, versionId: undefined, name: display ?? frame.name, original: '' }
}

/** A panel, or a report read as one. */
interface Frame {
  readonly observation: Observation
  readonly members: readonly Reference[]
}

/**
 * Results that a panel or a report names and that did not come with it, by the input that they would be of. They say nothing, and stand
 * where the rule would choose them, unless a result of that input and draw came. One whose name tells no input plays no part; where it
 * has no name, the panel tells: a tumour size, or a blood count with differential.
 */
export function undeliveredResults(
  chart: ChartResources,
  measured: ReadonlyMap<AnalyteId, Measurements>,
  context: ChartContext,
): ReadonlyMap<AnalyteId, readonly Result[]> {
  const delivered = deliveredObservations(chart)
  const window = context.site.reading.sameDrawMinutes * 60_000
  const found = new Map<AnalyteId, Result[]>()
  for (const { observation, members } of framesOf(chart)) {
    const missing = missingOf(members, delivered)
    if (missing.length === 0) continue
    const came = new Set(members.map(({ reference = '' }) => localReference(reference)))
    for (const member of missing) {
      const result = resultOf(member, observation, context)
      if (result === undefined) continue
      const isThere = (id: AnalyteId) =>
        measured.get(id)?.results.some(
          (item) =>
            item.observation === observation ||
            came.has(item.source.reference ?? '') ||
            // Another size of that moment is of another lesion.
            (id !== 'tumourDiameter' && isOfDraw(item, result, window)),
        )
      const { inputs, unless } = expectedOf(member, observation.code)
      if (unless.some(isThere)) continue
      for (const id of inputs) found.set(id, [...(found.get(id) ?? []), result])
    }
  }
  return found
}

const FORMS: readonly (readonly AnalyteId[])[] = [
  ['neutrophils', 'neutrophilPercent'],
  ['lymphocytes', 'lymphocytePercent'],
]

function framesOf({ observations, reports }: ChartResources): Frame[] {
  return [
    ...observations.map((observation) => ({ observation, members: observation.hasMember ?? [] })),
    ...reports.map((report) => ({ observation: asPanel(report), members: report.result ?? [] })),
  ]
}

/** A report as a panel of its results. */
function asPanel({ code = {}, status = 'unknown', ...report }: DiagnosticReport): Observation {
  const { subject, effectiveDateTime, effectivePeriod } = report
  return { resourceType: 'Observation', code, status, subject, effectiveDateTime, effectivePeriod }
}

/** Whether a result was taken, by what its date says, with what did not come. */
function isOfDraw({ time, earliest, latest }: Result, member: Result, window: number): boolean {
  return time !== undefined && Math.max(earliest - member.latest, member.earliest - latest) <= window
}

interface Expected {
  /** What the member would be of. */
  readonly inputs: readonly AnalyteId[]
  /** If a result of any of these came, nothing is missing: a count in its other form, and of a differential either count. */
  readonly unless: readonly AnalyteId[]
}

function expectedOf({ display }: Reference, panel: Concept): Expected {
  if (display !== undefined) {
    const [alone, inPanel] = [[display], [`${display} ${conceptName(panel)}`]].map(resembledBy)
    if (alone === undefined || alone !== inPanel) return { inputs: [], unless: [] }
    return { inputs: [alone], unless: FORMS.find((ids) => ids.includes(alone)) ?? [alone] }
  }
  if (hasCode(panel, DIFFERENTIAL_PANELS))
    return { inputs: ['neutrophils', 'lymphocytes'], unless: FORMS.flat() }
  const inputs = hasCode(panel, STANDARD_CODES.tumourDiameter) ? [ANALYTES.tumourDiameter.id] : []
  return { inputs, unless: inputs }
}

/** Undefined where the panel is another patient's, withdrawn, or of a day to come. */
function resultOf(member: Reference, panel: Observation, context: ChartContext): Result | undefined {
  const { excluded, doubt } = judgeStatus(panel, context)
  if (excluded !== undefined) return undefined
  const time = observationTime(panel, context)
  const asOf = context.asOf.getTime()
  const when = time.ok ? spanOf(time.time) : possibleTime(effectiveText(panel), context.site.timeZone, asOf)
  if (when.earliest > asOf) return undefined
  const known = time.ok ? time.time : undefined
  return {
    ...when,
    certain: doubt === undefined && time.ok,
    value: undefined,
    reason: 'not-delivered',
    time: known,
    source: missingSource(member, sourceOf(panel, panel.code, '', known)),
    code: panel.code,
    observation: panel,
  }
}
