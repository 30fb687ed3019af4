import type { ChartInputs, IndexDate } from '../chart-inputs.ts'
import type { ChartContext } from '../read/chart-context.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type Criterion, criterion } from './criteria.ts'
import { doseCriterion } from './dose-criterion.ts'
import { priorTherapyCriterion } from './prior-therapy-criterion.ts'
import { performanceCriterion, stageCriterion } from './stage-criteria.ts'
import { diagnosesOf, diagnosisCriterion, hccCriterion, otherMalignancyCriterion } from './tumour-criteria.ts'

/**
 * The studied population's criteria as the chart answers them (docs/reading-rules.md, 7; paper, Methods); nothing dated after the assessment is read. Comorbidity that is severe and
 * drugs of other trials are in no structured entry that could be relied on: only the user can tell.
 */
export function readCriteria(
  resources: ChartResources,
  therapy: Therapy,
  index: IndexDate,
  context: ChartContext,
): Criterion[] {
  const { patient } = context
  const diagnoses = diagnosesOf(resources, patient, context)
  return [
    hccCriterion(diagnoses, context),
    diagnosisCriterion(resources, patient, context),
    stageCriterion(resources, diagnoses.own, context),
    performanceCriterion(resources, context),
    otherMalignancyCriterion(diagnoses, context),
    priorTherapyCriterion(resources, patient, therapy, index, context),
    criterion('noSevereComorbidity', 'unknown'),
    criterion('noOtherTrial', 'unknown'),
    regimen(therapy),
    doseCriterion(resources, therapy, index, context),
  ]
}

function regimen({ started, lenvatinib, camrelizumab }: Therapy): Criterion {
  const evidence = [...lenvatinib, ...camrelizumab].map(({ reference, text, date }) => ({
    reference,
    text,
    date,
  }))
  return criterion('regimen', started === undefined ? 'unknown' : 'met', evidence)
}

/** The chart with the study's last criterion, complete data, judged by its inputs as they now stand. */
export function withDataCriterion(chart: ChartInputs): ChartInputs {
  const { nlr, deltaT, albumin, diameter, criteria } = chart
  const complete = [nlr, deltaT, albumin, diameter].every(({ state }) => state === 'known')
  return {
    ...chart,
    criteria: [
      ...criteria.filter(({ id }) => id !== 'completeData'),
      criterion('completeData', complete ? 'met' : 'unknown'),
    ],
  }
}
