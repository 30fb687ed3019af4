import { deceasedFacts } from '../../src/facts/facts-of.ts'
import { openNames, scoreWords } from '../../src/facts/wording.ts'
import { isScored } from '../../src/model/assessment.ts'
import { PREDICTORS } from '../../src/model/predictor.ts'
import type { CardKind } from '../card-kinds.ts'
import type { CardInput } from './card-input.ts'
import { onFileSummary } from './on-file-words.ts'
import { plannedDay } from './states.ts'

/** The line a busy clinician reads; under 140 characters. */
export function summaryOf(kind: CardKind, input: CardInput): string {
  const { wording, chart, context } = input
  const { cardTexts, format } = wording
  const { summary } = cardTexts
  const [deceased] = deceasedFacts(wording, chart.patient)
  if (deceased !== undefined) return deceased.value
  switch (kind) {
    case 'high':
    case 'low':
    case 'certainlyHigh':
    case 'certainlyLow':
    case 'undecided':
      return scoreSummary(input)
    case 'newlyHigh':
      return summary.now(scoreSummary(input))
    case 'assessedOtherwise':
    case 'changedSince':
      return onFileSummary(input)
    case 'notComputable': {
      const isUnread = PREDICTORS.every((name) => {
        const reading = chart[name]
        return reading.state === 'unknown' && reading.reason === 'read-failed'
      })
      return isUnread
        ? summary.notRead(format.list(input.unread.slice(0, 2).map((key) => cardTexts.parts[key])))
        : summary.notComputable(format.list(PREDICTORS.map((name) => wording.texts.inputs.short[name])))
    }
    case 'outOfScope':
      return summary.outOfScope
    case 'baselineMissing':
      return summary.baselineMissing
    case 'followUpDue':
      return summary.followUpDue(lastDay(input))
    case 'followUpOverdue': {
      const { started } = chart.therapy
      const planned = started === undefined ? '' : format.date(plannedDay(started, context))
      return summary.followUpOverdue(planned, lastDay(input))
    }
  }
}

function scoreSummary({ wording, assessment, chart: { deltaT } }: CardInput): string {
  if (!isScored(assessment)) return ''
  const { summary } = wording.cardTexts
  const { result, points, probability, cutoff } = scoreWords(wording, assessment)
  if (assessment.kind === 'complete') return summary.scored(result, points, cutoff, probability)
  const { open, riskClass } = assessment
  const names = openNames(wording, assessment)
  if (riskClass !== 'undecided') return summary.settled[riskClass](names, points, cutoff, probability)
  const isToCome =
    deltaT.state === 'unknown' &&
    TO_COME.includes(deltaT.reason) &&
    open.every(({ predictor }) => predictor === 'deltaT')
  return isToCome ? summary.untilWeek6(points, cutoff) : summary.undecided(names, points, cutoff)
}

/** Why the change of stiffness is unknown while its examination can still be made. */
const TO_COME: readonly string[] = ['therapy-not-started', 'follow-up-not-due', 'follow-up-due']

function lastDay({ chart, wording: { format } }: CardInput): string {
  const { window } = chart.deltaT.exams
  return window === undefined ? '' : format.date(window.to)
}
