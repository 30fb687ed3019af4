import type { ChartInputs } from './chart-inputs.ts'
import { ANALYTES } from './codes/analytes.ts'
import { readCriteria, withDataCriterion } from './criteria/read-criteria.ts'
import { readDeltaT } from './elastography/read-delta-t.ts'
import { stiffnessExams } from './elastography/stiffness-exams.ts'
import { lesionOf } from './read/lesion-site.ts'
import { measuredChart } from './read/measured-chart.ts'
import { readDiameter } from './read/read-diameter.ts'
import { readNlr } from './read/read-nlr.ts'
import { readTherapy } from './read/read-therapy.ts'
import { nearestReading } from './read/select-nearest.ts'
import { withholdIncomplete } from './read/withhold-incomplete.ts'
import type { ReadContext } from './read-context.ts'
import { patientSummary } from './resources/patient-summary.ts'
import { readEarlierAssessments } from './stored/read-earlier-assessments.ts'

/**
 * Reads a flat list of FHIR R4 resources as one patient's chart (design rules 1-8). Resources of other patients are
 * rejected by name; whatever cannot be used is kept with its reason. Loads the UCUM library only if a unit needs it.
 */
export async function readChart(resources: readonly unknown[], context: ReadContext): Promise<ChartInputs> {
  const { chart, converter, laboratory, bloodCount, sameDraw, tumourSizes } = await measuredChart(
    resources,
    context,
  )
  const { therapy, index } = readTherapy(chart, context)
  const nlr = readNlr(bloodCount, sameDraw, index, context)
  const { diameter, lesion } = readDiameter(tumourSizes, chart.bodyStructures, index, context)
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
