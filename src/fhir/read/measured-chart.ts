import { ANALYTES, type Analyte } from '../codes/analytes.ts'
import { type UnitConverter, unitReader } from '../codes/units.ts'
import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { DiagnosticReport, Observation } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { chartPatient, localReference, subjectOf } from '../resources/subject.ts'
import type { ChartContext } from './chart-context.ts'
import { codedResults, type Measurements, measurementsOf, withoutReplaced } from './measurements.ts'
import { withoutOtherFluids } from './other-specimen.ts'
import type { BloodCount } from './read-nlr.ts'
import { type SameDraw, sameDrawRule } from './same-draw.ts'
import { undeliveredResults } from './undelivered.ts'

/** A chart's resources with every quantity judged (docs/reading-rules.md, 2 and 4), before any rule chooses among them. */
export interface MeasuredChart {
  readonly chart: ChartResources
  readonly context: ChartContext
  readonly converter: UnitConverter
  readonly laboratory: (analyte: Analyte) => Measurements
  readonly bloodCount: BloodCount
  readonly sameDraw: SameDraw
  readonly tumourSizes: Measurements
}

export function measuredChart(all: ChartResources, reading: ReadContext): MeasuredChart {
  const context: ChartContext = { ...reading, patient: chartPatient(all, reading) }
  const isOthers = (item: Parameters<typeof subjectOf>[0]) => subjectOf(item, context.patient) === 'other'
  // Where a lesion lies is not told by what is another patient's.
  const chart = {
    ...all,
    observations: withWithdrawn(all, context),
    bodyStructures: all.bodyStructures.filter((item) => !isOthers(item)),
    conditions: all.conditions.filter((item) => !isOthers(item)),
  }
  const rules = context.site.reading
  const converter = unitReader(rules)
  const coded = codedResults(chart.observations, rules)
  const read = new Map(
    Object.values(ANALYTES).map((analyte) => [
      analyte.id,
      measurementsOf(analyte, coded, chart.malformed, converter, context),
    ]),
  )
  const undelivered = undeliveredResults(chart, read, context)
  const measured = ({ id }: Analyte): Measurements => {
    const { results, rejected } = read.get(id) ?? { results: [], rejected: [] }
    return { results: [...results, ...(undelivered.get(id) ?? [])], rejected }
  }
  const specimens = new Map(
    chart.specimens.flatMap((item) =>
      item.id === undefined ? [] : [[referenceTo('Specimen', item.id), item] as const],
    ),
  )
  const laboratory = (analyte: Analyte): Measurements =>
    withoutReplaced(analyte, withoutOtherFluids(analyte, measured(analyte), specimens, isOthers))
  return {
    chart,
    context,
    converter,
    laboratory,
    bloodCount: {
      neutrophils: laboratory(ANALYTES.neutrophils),
      lymphocytes: laboratory(ANALYTES.lymphocytes),
      neutrophilPercent: laboratory(ANALYTES.neutrophilPercent),
      lymphocytePercent: laboratory(ANALYTES.lymphocytePercent),
      leukocytes: laboratory(ANALYTES.leukocytes),
      nlr: laboratory(ANALYTES.nlr),
    },
    sameDraw: sameDrawRule(
      inForce(chart.reports, context),
      inForce(chart.observations.filter(isPanel), context),
      rules.sameDrawMinutes,
    ),
    tumourSizes: measured(ANALYTES.tumourDiameter),
  }
}

/** The Observations; the status of those that only withdrawn reports or panels name is not what they say: the report may have been of another patient. */
function withWithdrawn(
  { observations, reports }: ChartResources,
  context: ChartContext,
): readonly Observation[] {
  const groups = [...reports, ...observations.filter(isPanel)]
  const withdrawn = groups.filter(isWithdrawn)
  if (withdrawn.length === 0) return observations
  const kept: readonly (DiagnosticReport | Observation)[] = inForce(groups, context)
  const membersOf = (group: DiagnosticReport | Observation) =>
    ((group.resourceType === 'DiagnosticReport' ? group.result : group.hasMember) ?? []).map(
      ({ reference }) => localReference(reference ?? ''),
    )
  const named = new Set(withdrawn.flatMap(membersOf))
  for (const group of kept) for (const member of membersOf(group)) named.delete(member)
  return observations.map((item) =>
    item.id !== undefined && named.has(referenceTo('Observation', item.id)) && !isWithdrawn(item)
      ? { ...item, status: 'unknown' }
      : item,
  )
}

function isPanel({ hasMember }: Observation): boolean {
  return hasMember !== undefined
}

function isWithdrawn({ status }: Observation | DiagnosticReport): boolean {
  return status === 'entered-in-error' || status === 'cancelled'
}

/** The patient's own reports and panels that were not withdrawn. */
function inForce<Group extends DiagnosticReport | Observation>(
  groups: readonly Group[],
  { patient }: ChartContext,
): Group[] {
  return groups.filter(
    (group) => subjectOf({ subject: group.subject }, patient) === 'same' && !isWithdrawn(group),
  )
}
