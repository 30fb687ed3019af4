import type { ChartInputs, IndexDate } from './chart-inputs.ts'
import { ANALYTES } from './codes/analytes.ts'
import { readCriteria, withDataCriterion } from './criteria/read-criteria.ts'
import { readDeltaT, speakAgainstNotBegun } from './elastography/read-delta-t.ts'
import { type StiffnessExams, stiffnessExams } from './elastography/stiffness-exams.ts'
import type { ChartContext } from './read/chart-context.ts'
import { measuredChart } from './read/measured-chart.ts'
import { readDiameter } from './read/read-diameter.ts'
import { readNlr } from './read/read-nlr.ts'
import { readTherapy } from './read/read-therapy.ts'
import { nearestReading } from './read/select-nearest.ts'
import { tellingResults, unmappedResults } from './read/unmapped-results.ts'
import { withholdIncomplete } from './read/withhold-incomplete.ts'
import type { ReadContext } from './read-context.ts'
import { type ChartResources, chartResources } from './resources/chart-resources.ts'
import { endOfDay, liesAfter } from './resources/chart-time.ts'
import { patientSummary } from './resources/patient-summary.ts'
import { isRefusedPlan } from './resources/source-gaps.ts'
import { readEarlierAssessments } from './stored/read-earlier-assessments.ts'

/**
 * Reads a flat list of FHIR R4 resources as one patient's chart (docs/reading-rules.md, 1-8). Resources of other patients are
 * rejected by name; whatever cannot be used is kept with its reason.
 */
export async function readChart(resources: readonly unknown[], reading: ReadContext): Promise<ChartInputs> {
  return readSortedChart(chartResources(resources), reading)
}

/** `readChart` of resources that are sorted already, for who reads more of them. */
export function readSortedChart(sorted: ChartResources, reading: ReadContext): ChartInputs {
  const measured = measuredChart(sorted, reading)
  const { chart, context, converter, laboratory, bloodCount, sameDraw, tumourSizes } = measured
  const exams = stiffnessExams(chart, converter, context)
  const { therapy, index: onFile } = readTherapy(chart, context)
  const index = { ...onFile, examsSpeakAgainst: isDoubtfullyNotBegun(onFile, exams, context) }
  const nlr = readNlr(bloodCount, sameDraw, index, context)
  const albumin = nearestReading(ANALYTES.albumin, laboratory(ANALYTES.albumin), index, context)
  const { diameter, lesions } = readDiameter(tumourSizes, chart, index, context)
  const read = withholdIncomplete(
    {
      patient: patientSummary(
        chart.patients.find(({ id }) => id === context.patientId),
        context.patientId,
        context,
      ),
      indexDate: index,
      therapy,
      ...nlr,
      albumin,
      diameter,
      deltaT: readDeltaT(exams, therapy, index, lesions, context),
      bilirubin: nearestReading(ANALYTES.bilirubin, laboratory(ANALYTES.bilirubin), index, context),
      criteria: readCriteria(chart, therapy, index, context),
      earlier: readEarlierAssessments(chart, context.patient).filter(
        ({ date }) => !liesAfter(date, endOfDay(context.asOf, context.site.timeZone), context.site.timeZone),
      ),
      unmapped: [],
      // Said with the start, not as a fault of the reading.
      failures: context.failures.filter((failure) => !isRefusedPlan(failure)),
    },
    context,
  )
  const unmapped = unmappedResults(chart, context.site.reading, context.patient)
  return withDataCriterion({ ...read, unmapped: tellingResults(unmapped, [read.nlr, read.albumin]) })
}

/** "Not begun" as the drug records have it, against two examinations made as they are around a start of therapy. */
function isDoubtfullyNotBegun(index: IndexDate, exams: StiffnessExams, context: ChartContext): boolean {
  return index.state === 'not-begun' && speakAgainstNotBegun(exams, context)
}
