import { ANALYTES, type Analyte, codesOf } from './analytes.ts'
import type { ChartInputs } from './chart-inputs.ts'
import { type ChartResources, chartResources } from './chart-resources.ts'
import { hasCode } from './code-match.ts'
import { lesionOf } from './lesion-site.ts'
import { type Measurements, measurementsOf, withoutContradictions } from './measurements.ts'
import { patientSummary } from './patient-summary.ts'
import type { ReadContext } from './read-context.ts'
import { readCriteria, withDataCriterion } from './read-criteria.ts'
import { readDeltaT } from './read-delta-t.ts'
import { readDiameter } from './read-diameter.ts'
import { readEarlierAssessments } from './read-earlier-assessments.ts'
import { readNlr } from './read-nlr.ts'
import { readTherapy } from './read-therapy.ts'
import type { DiagnosticReport, Observation } from './resource-schemas.ts'
import { sameDrawRule } from './same-draw.ts'
import { nearestReading } from './select-nearest.ts'
import { stiffnessExams, stiffnessQuantities } from './stiffness-exams.ts'
import { isSubject } from './subject.ts'
import type { UnitKind } from './unit-aliases.ts'
import { type UnitConverter, unitConverter, unitSpellings } from './units.ts'
import { withholdIncomplete } from './withhold-incomplete.ts'

/**
 * Reads a flat list of FHIR R4 resources as one patient's chart (design rules 1-8). Resources of other patients are
 * rejected by name; whatever cannot be used is kept with its reason. Loads the UCUM library only if a unit needs it.
 */
export async function readChart(resources: readonly unknown[], context: ReadContext): Promise<ChartInputs> {
  const chart = chartResources(resources)
  const converter = await unitConverter(context.site.reading, occurringUnits(chart, context))
  const laboratory = (analyte: Analyte): Measurements =>
    withoutContradictions(analyte, measured(analyte, chart, converter, context))

  const { therapy, index } = readTherapy(chart, context)
  const { sameDrawMinutes } = context.site.reading
  const nlr = readNlr(
    {
      neutrophils: laboratory(ANALYTES.neutrophils),
      lymphocytes: laboratory(ANALYTES.lymphocytes),
      neutrophilPercent: laboratory(ANALYTES.neutrophilPercent),
      lymphocytePercent: laboratory(ANALYTES.lymphocytePercent),
      leukocytes: laboratory(ANALYTES.leukocytes),
      nlr: laboratory(ANALYTES.nlr),
    },
    sameDrawRule(inForce(chart.reports, context), inForce(chart.observations, context), sameDrawMinutes),
    index,
    context,
  )
  const { diameter, lesion } = readDiameter(
    measured(ANALYTES.tumourDiameter, chart, converter, context),
    chart.bodyStructures,
    index,
    context,
  )
  const exams = stiffnessExams(chart.observations, chart.malformed, chart.bodyStructures, converter, context)
  const read: ChartInputs = {
    patient: patientSummary(
      chart.patients.find(({ id }) => id === context.patientId),
      context.patientId,
    ),
    indexDate: index,
    therapy,
    ...nlr,
    albumin: nearestReading(ANALYTES.albumin, laboratory(ANALYTES.albumin), index, context),
    diameter,
    deltaT: readDeltaT(exams, therapy, index, lesion && lesionOf(lesion.observation), context),
    bilirubin: nearestReading(ANALYTES.bilirubin, laboratory(ANALYTES.bilirubin), index, context),
    criteria: readCriteria(chart, therapy, index, context),
    earlier: readEarlierAssessments(chart, context.patientId),
    failures: context.failures,
  }
  return withDataCriterion(withholdIncomplete(read, context))
}

function measured(
  analyte: Analyte,
  { observations, malformed }: ChartResources,
  converter: UnitConverter,
  context: ReadContext,
): Measurements {
  return measurementsOf(analyte, observations, malformed, converter, context)
}

/** The patient's own reports and panels that were not withdrawn. */
function inForce<Group extends DiagnosticReport | Observation>(
  groups: readonly Group[],
  { patientId }: ReadContext,
): Group[] {
  return groups.filter(
    ({ subject, status }) =>
      isSubject(subject, patientId) && status !== 'entered-in-error' && status !== 'cancelled',
  )
}

function occurringUnits(chart: ChartResources, context: ReadContext): { kind: UnitKind; unit: string }[] {
  const stiffness = chart.observations
    .flatMap((observation) => stiffnessQuantities(observation, context))
    .flatMap(unitSpellings)
    .map((unit) => ({ kind: 'stiffness' as const, unit }))
  const analytes = Object.values(ANALYTES).flatMap((analyte) => {
    const codes = codesOf(analyte.id, context.site.reading)
    return chart.observations
      .flatMap((observation) => quantitiesCoded(observation, codes))
      .flatMap((quantity) => (quantity ? unitSpellings(quantity) : []))
      .map((unit) => ({ kind: analyte.kind, unit }))
  })
  return [...analytes, ...stiffness]
}

function quantitiesCoded(observation: Observation, codes: ReturnType<typeof codesOf>) {
  return [observation, ...(observation.component ?? [])]
    .filter(({ code }) => hasCode(code, codes))
    .map(({ valueQuantity }) => valueQuantity)
}
