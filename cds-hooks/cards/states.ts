import { addDays, calendarDay, daysBetween, instant } from '../../src/fhir/resources/chart-time.ts'
import type { CardKind } from '../card-kinds.ts'
import type { Case } from './case.ts'

/** Which states a case is in; the site decides which of them speak at its hook. */
export function statesOf(it: Case): CardKind[] {
  switch (it.hook) {
    case 'order-select':
    case 'order-sign':
      return [scoreState(it), ...(needsBaseline(it) ? (['baselineMissing'] as const) : [])]
    case 'patient-view':
      return [...followUpState(it), ...(isNewlyHigh(it) ? (['newlyHigh'] as const) : [])]
  }
}

function scoreState({ assessment }: Case): CardKind {
  switch (assessment.kind) {
    case 'complete':
      return assessment.riskClass
    case 'bounded':
      switch (assessment.riskClass) {
        case 'high':
          return 'certainlyHigh'
        case 'low':
          return 'certainlyLow'
        case 'undecided':
          return 'undecided'
      }
      break
    case 'notComputable':
    case 'outOfScope':
      return assessment.kind
  }
}

/** Therapy has not begun by all drug records, and the chart was asked for examinations and holds no usable one. Where nothing is known, that card says it. */
function needsBaseline({ assessment, chart, answered, unread }: Case): boolean {
  return (
    assessment.kind === 'bounded' &&
    chart.indexDate.state === 'not-begun' &&
    chart.deltaT.state === 'unknown' &&
    chart.deltaT.exams.baseline === undefined &&
    answered.has('stiffness') &&
    !unread.includes('stiffness')
  )
}

/** Due from the first day that counts to six weeks after the start; overdue from then while it still counts. Without a baseline it would not help. */
function followUpState({ chart, assessment, context }: Case): CardKind[] {
  const { started } = chart.therapy
  const { deltaT } = chart
  if (started === undefined || assessment.kind === 'outOfScope') return []
  if (deltaT.state === 'known' || deltaT.reason !== 'follow-up-due') return []
  const today = calendarDay(instant(context.asOf), context.site.timeZone)
  return [today <= plannedDay(started, context) ? 'followUpDue' : 'followUpOverdue']
}

/** Six weeks (by the model file) after a start, as YYYY-MM-DD. */
export function plannedDay(
  start: Parameters<typeof addDays>[0],
  { model, site }: Pick<Case['context'], 'model' | 'site'>,
): string {
  return addDays(start, model.elastography.followUpWeeks * 7, site.timeZone)
}

/** High since an examination of the last days, and not on file as that. */
function isNewlyHigh({ assessment, assessmentHash, chart, context, settings }: Case): boolean {
  if (assessment.kind !== 'complete' || assessment.riskClass !== 'high') return false
  const { followUp } = chart.deltaT.exams
  if (followUp === undefined || chart.earlier.some(({ identifiers }) => identifiers.includes(assessmentHash)))
    return false
  return daysBetween(followUp.time, instant(context.asOf), context.site.timeZone) <= settings.newsDays
}
