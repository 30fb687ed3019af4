import { PREDICTORS } from '../../src/model/predictor.ts'
import type { CardKind } from '../card-kinds.ts'
import type { Case } from './case.ts'
import type { Figures } from './figures.ts'
import { plannedDay } from './states.ts'

/** The line a busy clinician reads; under 140 characters. */
export function summaryOf(kind: CardKind, it: Case, figures: Figures): string {
  const { texts, chart, context } = it
  const { summary } = texts
  switch (kind) {
    case 'high':
    case 'low':
    case 'newlyHigh':
      return summary[kind](...score(it, figures))
    case 'certainlyHigh':
    case 'certainlyLow':
      return awaitsWeek6(it)
        ? summary[`${kind}BeforeWeek6`](range(it, figures), figures.cutoff)
        : summary[kind](unknownNames(it), range(it, figures), figures.cutoff)
    case 'undecided':
      return awaitsWeek6(it)
        ? summary.untilWeek6(range(it, figures), figures.cutoff)
        : summary.undecided(unknownNames(it), range(it, figures), figures.cutoff)
    case 'notComputable': {
      const isUnread = PREDICTORS.every((name) => {
        const reading = chart[name]
        return reading.state === 'unknown' && reading.reason === 'read-failed'
      })
      return isUnread
        ? summary.notRead(texts.list(it.unread.slice(0, 2).map((key) => texts.parts[key])))
        : summary.notComputable(unknownNames(it))
    }
    case 'outOfScope':
    case 'baselineMissing':
      return summary[kind]
    case 'followUpDue':
      return summary.followUpDue(lastDay(it))
    case 'followUpOverdue': {
      const { started } = chart.therapy
      const planned = started === undefined ? '' : texts.day(plannedDay(started, context))
      return summary.followUpOverdue(planned, lastDay(it))
    }
  }
}

function score({ assessment }: Case, figures: Figures): [string, string, string] {
  return assessment.kind === 'complete'
    ? [figures.points(assessment.points), figures.cutoff, figures.percent(assessment.probability)]
    : ['', figures.cutoff, '']
}

function range({ assessment }: Case, figures: Figures): string {
  return assessment.kind === 'bounded'
    ? figures.pointsRange(assessment.low.points, assessment.high.points)
    : ''
}

function unknownNames({ chart, texts }: Case): string {
  return texts.list(
    PREDICTORS.filter((name) => chart[name].state === 'unknown').map((name) => texts.names[name]),
  )
}

/** Only dT is unknown, and its examination can still be made. */
function awaitsWeek6({ assessment, chart }: Case): boolean {
  if (assessment.kind !== 'bounded' || chart.deltaT.state === 'known') return false
  const isToCome = (['therapy-not-started', 'follow-up-not-due', 'follow-up-due'] as const).some(
    (reason) => chart.deltaT.state === 'unknown' && chart.deltaT.reason === reason,
  )
  return isToCome && assessment.unknown.every(({ predictor }) => predictor === 'deltaT')
}

function lastDay({ chart, texts }: Case): string {
  const { window } = chart.deltaT.exams
  return window === undefined ? '' : texts.day(window.to)
}
