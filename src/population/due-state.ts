import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { ReadContext } from '../fhir/read-context.ts'
import { addDays, calendarDay, chartTime, instant } from '../fhir/resources/chart-time.ts'
import { isStanding } from '../fhir/stored/earlier-assessments.ts'

/**
 * Where a patient stands on the way to dT, which exists only if one examination is made before the first dose and one six weeks
 * after it. In the order in which somebody has to act.
 */
export const DUE_STATES = [
  /** Ordered or planned, not begun, and no examination on file: it is lost with the first dose. */
  'baseline-missing',
  /** More than six weeks since the start, and the window is still open. */
  'week-6-overdue',
  /** In the window, up to six weeks since the start. */
  'week-6-due',
  /** Both examinations give dT, and no assessment was stored since the second. */
  'newly-complete',
  /** The chart does not tell when, or whether, therapy began: nothing is due on a known day. */
  'start-open',
  /** Examinations are on file and form no dT, or part of the chart could not be read. */
  'not-readable',
  'week-6-ahead',
  /** Before the first dose, with an examination. */
  'baseline-done',
  'complete',
  /** The window closed without a second examination. */
  'week-6-missed',
  /** Therapy began without an examination before it. */
  'baseline-missed',
  /** The chart says that the cancer is another one: the model is not for this patient. */
  'not-hcc',
  'deceased',
] as const

export type DueState = (typeof DUE_STATES)[number]

export interface Due {
  readonly state: DueState
  /** Days (YYYY-MM-DD) between which the second examination counts, and the one on which six weeks are over; where the start is known. */
  readonly window: { readonly from: string; readonly weekSix: string; readonly to: string } | undefined
  /** The last day on which something can still be done about it; undefined where no day is known, or nothing can. */
  readonly until: string | undefined
}

/** Where a patient stands by what was read of the chart; what is due was decided there (`deltaT.reason`). */
export function dueOf(chart: ChartInputs, context: ReadContext): Due {
  const { timeZone } = context.site
  const { started } = chart.therapy
  const { exams } = chart.deltaT
  const weekSix =
    started === undefined
      ? undefined
      : addDays(started, 7 * context.model.elastography.followUpWeeks, timeZone)
  const window = exams.window && weekSix !== undefined ? { ...exams.window, weekSix } : undefined
  const today = calendarDay(instant(context.asOf), timeZone)
  const state = stateOf(chart, weekSix !== undefined && today > weekSix, timeZone)
  switch (state) {
    case 'week-6-ahead':
    case 'week-6-due':
    case 'week-6-overdue':
      return { state, window, until: window?.to }
    default:
      return { state, window, until: undefined }
  }
}

function stateOf(chart: ChartInputs, isPastWeekSix: boolean, timeZone: string | undefined): DueState {
  const { deltaT, patient, criteria } = chart
  if (patient.deceased !== undefined) return 'deceased'
  if (criteria.some(({ id, state }) => id === 'hcc' && state === 'notMet')) return 'not-hcc'
  if (deltaT.state === 'known') return isStoredSince(chart, timeZone) ? 'complete' : 'newly-complete'
  switch (deltaT.reason) {
    case 'therapy-not-started':
      return deltaT.exams.baseline === undefined ? 'baseline-missing' : 'baseline-done'
    case 'no-baseline-exam':
      return 'baseline-missed'
    case 'follow-up-not-due':
      return 'week-6-ahead'
    case 'follow-up-due':
      return isPastWeekSix ? 'week-6-overdue' : 'week-6-due'
    case 'follow-up-missed':
      return 'week-6-missed'
    case 'index-date-open':
      return 'start-open'
    case 'not-found':
    case 'none-usable':
    case 'too-old':
    case 'only-after-index':
    case 'newest-not-usable':
    case 'different-draws':
    case 'read-failed':
    case 'lesion-not-known':
    case 'sites-do-not-decide':
      return 'not-readable'
  }
}

/** Whether an assessment that stands was made on the day of the second examination or later. */
function isStoredSince({ deltaT, earlier }: ChartInputs, timeZone: string | undefined): boolean {
  if (deltaT.state !== 'known') return false
  const day = calendarDay(deltaT.evidence.time, timeZone)
  return earlier.some((item) => {
    const date = chartTime(item.date, timeZone)
    return isStanding(item) && date.ok && calendarDay(date.time, timeZone) >= day
  })
}
