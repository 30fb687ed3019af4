import {
  addDays,
  type ChartTime,
  calendarDay,
  chartTime,
  daysBetween,
  instant,
} from '../../src/fhir/resources/chart-time.ts'
import type { CardKind } from '../card-kinds.ts'
import type { CardInput } from './card-input.ts'
import { changedInputs } from './on-file.ts'

/**
 * The kinds of card that the patient's data call for; the site sets which of them are returned at the hook. Of a patient who has
 * died, the score alone.
 */
export function triggeredKinds(input: CardInput): CardKind[] {
  if (input.chart.patient.deceased !== undefined) {
    return input.hook === 'patient-view' ? [] : [scoreState(input)]
  }
  switch (input.hook) {
    case 'order-select':
    case 'order-sign':
      return [...orderState(input), ...(needsBaseline(input) ? (['baselineMissing'] as const) : [])]
    case 'patient-view':
      return [...followUpState(input), ...newsState(input)]
  }
}

/** What is on file is not said again; what differs from it is. */
function orderState(input: CardInput): CardKind[] {
  switch (input.onFile.kind) {
    case 'none':
      return [scoreState(input)]
    case 'same':
      return isOver(input) ? [scoreState(input)] : []
    case 'ownValues':
      return ['assessedOtherwise']
    case 'changed':
      return ['changedSince']
  }
}

/** Whether the course on the chart has ended, as far as is known: an order now begins another, which what is on file does not settle. */
function isOver({ chart: { therapy }, context }: CardInput): boolean {
  const { timeZone, reading } = context.site
  const records = [...therapy.lenvatinib, ...therapy.camrelizumab]
  if (records.some(({ status }) => ['active', 'on-hold', 'in-progress'].includes(status))) return false
  const days = records.flatMap(({ date }) => {
    const read = chartTime(date, timeZone)
    return read.ok ? daysBetween(read.time, instant(context.asOf), timeZone) : []
  })
  return days.length > 0 && Math.min(...days) > reading.courseGapDays
}

/** News of the last days: a score that has become high, or a change since the assessment on file that matters to its class. */
function newsState(input: CardInput): CardKind[] {
  const { onFile, chart } = input
  switch (onFile.kind) {
    case 'none':
      return isNewlyHigh(input) ? ['newlyHigh'] : []
    case 'same':
      return []
    case 'ownValues':
      return isNewlyHigh(input) ? ['assessedOtherwise'] : []
    case 'changed': {
      const isNew = changedInputs(onFile).some((predictor) => {
        const reading = chart[predictor]
        return reading.state !== 'unknown' && isNews(reading.evidence.time, input)
      })
      const matters = onFile.changes.some(({ row }) => row === 'class') || scoreState(input) === 'high'
      return isNew && matters ? ['changedSince'] : []
    }
  }
}

export function scoreState({ assessment }: CardInput): CardKind {
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

/** True if no drug record shows that therapy has begun, and the chart was searched for examinations and holds no usable one. If nothing at all is known, the card of that state says so. */
function needsBaseline({ assessment, chart, answered, unread }: CardInput): boolean {
  return (
    assessment.kind === 'bounded' &&
    chart.indexDate.state === 'not-begun' &&
    chart.deltaT.state === 'unknown' &&
    chart.deltaT.exams.baseline === undefined &&
    answered.has('stiffness') &&
    !unread.includes('stiffness')
  )
}

/** The follow-up is due from the first day that counts until six weeks after the start, and overdue after that, as long as it still counts. Without a baseline examination no card is given. */
function followUpState({ chart, assessment, context }: CardInput): CardKind[] {
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
  { model, site }: Pick<CardInput['context'], 'model' | 'site'>,
): string {
  return addDays(start, model.elastography.followUpWeeks * 7, site.timeZone)
}

/** True if the score has become high by an examination of the last days. */
function isNewlyHigh(input: CardInput): boolean {
  const { followUp } = input.chart.deltaT.exams
  return scoreState(input) === 'high' && followUp !== undefined && isNews(followUp.time, input)
}

function isNews(time: ChartTime, { context, settings }: CardInput): boolean {
  return daysBetween(time, instant(context.asOf), context.site.timeZone) <= settings.newsDays
}
