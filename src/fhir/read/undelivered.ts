import type { Source } from '../chart-inputs.ts'
import { ANALYTES, type AnalyteId } from '../codes/analytes.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import { rememberedBy } from '../codes/remembered.ts'
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
    const expected = missingOf(members, delivered).flatMap((member) => {
      const { inputs, unless } = expectedOf(member, observation.code)
      return inputs.length === 0 ? [] : [{ member, inputs, unless }]
    })
    const empty = expected.length === 0 ? undefined : emptyResult(observation, context)
    if (empty === undefined) continue
    const came = new Set(members.map(({ reference = '' }) => localReference(reference)))
    const isThere = (id: AnalyteId) =>
      measured.get(id)?.results.some(
        (item) =>
          item.observation === observation ||
          came.has(item.source.reference ?? '') ||
          // Another size of that moment is of another lesion.
          (id !== 'tumourDiameter' && isOfDraw(item, empty, window)),
      )
    for (const { member, inputs, unless } of expected) {
      if (unless.some(isThere)) continue
      const result = { ...empty, source: missingSource(member, empty.source) }
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
  const panels = observations.filter(({ hasMember }) => hasMember !== undefined)
  return [
    ...panels.map((observation) => ({ observation, members: observation.hasMember ?? [] })),
    ...reports.map((report) => ({ observation: asPanel(report), members: report.result ?? [] })),
  ]
}

/** A report as a panel of its results. */
function asPanel({ code = {}, status = 'unknown', ...report }: DiagnosticReport): Observation {
  const { subject, effectiveDateTime, effectivePeriod } = report
  return { resourceType: 'Observation', code, status, subject, effectiveDateTime, effectivePeriod }
}

/** Whether a result was taken, by what both dates say, with what did not come; of one without a day nothing tells. */
function isOfDraw({ time, earliest, latest }: Result, member: Result, window: number): boolean {
  const apart = Math.max(earliest - member.latest, member.earliest - latest)
  return time !== undefined && member.time !== undefined && apart <= window
}

interface Expected {
  /** What the member would be of. */
  readonly inputs: readonly AnalyteId[]
  /** If a result of any of these came, nothing is missing: a count in its other form, and of a differential either count. */
  readonly unless: readonly AnalyteId[]
}

function expectedOf({ display }: Reference, panel: Concept): Expected {
  if (display !== undefined) {
    const named = namedInput(display, conceptName(panel))
    if (named === undefined) return { inputs: [], unless: [] }
    return { inputs: [named], unless: FORMS.find((ids) => ids.includes(named)) ?? [named] }
  }
  if (hasCode(panel, DIFFERENTIAL_PANELS))
    return { inputs: ['neutrophils', 'lymphocytes'], unless: FORMS.flat() }
  const inputs = hasCode(panel, STANDARD_CODES.tumourDiameter) ? [ANALYTES.tumourDiameter.id] : []
  return { inputs, unless: inputs }
}

/** The input that a member is named as, unless its panel's name says another ("Albumin" of urine). */
const namedInput = rememberedBy(
  (member: string, panel: string) => `${member}\n${panel}`,
  (member, panel) => {
    const [alone, inPanel] = [[member], [`${member} ${panel}`]].map(resembledBy)
    return alone === inPanel ? alone : undefined
  },
)

/** What a member of a panel says that did not come. Undefined where the panel is another patient's, withdrawn, or of a day to come. */
function emptyResult(panel: Observation, context: ChartContext): Result | undefined {
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
    source: sourceOf(panel, panel.code, '', known),
    code: panel.code,
    observation: panel,
  }
}
