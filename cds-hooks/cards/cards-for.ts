import { scoreWords } from '../../src/facts/wording.ts'
import { isScored } from '../../src/model/assessment.ts'
import type { CardKind } from '../card-kinds.ts'
import { suggestionsFor } from '../suggestions/suggestions-for.ts'
import { asCoding, type Card } from './card.ts'
import type { CardInput } from './card-input.ts'
import { disclaimerText, notReadText, paragraphs, scoreDetail } from './detail.ts'
import { overrideReasons } from './override-reasons.ts'
import { stableUuid } from './stable-uuid.ts'
import { plannedDay, triggeredKinds } from './states.ts'
import { summaryOf } from './summary.ts'

/** A card with what the store needs to know of it. */
export interface CaseCard {
  readonly kind: CardKind
  /** The same data give the same topic at every hook, whichever ids the draft orders have: they are of the same two drugs. */
  readonly topic: string
  readonly card: Card
}

/** The cards of a case: one for each of its states that speaks at this hook. */
export function cardsFor(input: CardInput): CaseCard[] {
  const speaking: readonly CardKind[] = input.settings.speak[input.hook]
  // That the patient has died is said whatever the score, unless this hook says nothing at all.
  const isDeceased = input.chart.patient.deceased !== undefined && speaking.length > 0
  return triggeredKinds(input)
    .filter((kind) => isDeceased || speaking.includes(kind))
    .map((kind) => {
      const topic = topicOf(kind, input)
      return { kind, topic, card: cardOf(kind, topic, input) }
    })
}

function topicOf(kind: CardKind, input: CardInput): string {
  const { context, assessmentHash, onFile } = input
  const last = onFile.kind === 'none' ? [] : [onFile.last.reference, onFile.last.versionId ?? '']
  return stableUuid('topic', kind, context.patientId, assessmentHash, ...last)
}

function cardOf(kind: CardKind, topic: string, input: CardInput): Card {
  const { cardTexts } = input.wording
  const reasons = input.settings.overrideReasons?.map(asCoding) ?? overrideReasons(cardTexts)
  const suggestions = suggestionsFor(kind, input)
  return {
    uuid: stableUuid('card', input.hook, topic),
    summary: summaryOf(kind, input),
    detail: detailOf(kind, input),
    indicator: indicatorOf(kind, input),
    source: { label: cardTexts.source, url: new URL('evidence.html', input.appLaunchUrl).href },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: 'any' as const }),
    ...(reasons.length > 0 && { overrideReasons: reasons }),
    links: [{ label: cardTexts.openApp, url: input.appLaunchUrl, type: 'smart' }],
  }
}

function indicatorOf(kind: CardKind, { onFile, assessment }: CardInput): Card['indicator'] {
  switch (kind) {
    case 'high':
    case 'certainlyHigh':
    case 'newlyHigh':
      return 'warning'
    case 'changedSince': {
      const isHigh = isScored(assessment) && assessment.riskClass === 'high'
      return isHigh && onFile.kind === 'changed' && onFile.last.risk !== 'high' ? 'warning' : 'info'
    }
    case 'low':
    case 'certainlyLow':
    case 'undecided':
    case 'notComputable':
    case 'outOfScope':
    case 'baselineMissing':
    case 'followUpDue':
    case 'followUpOverdue':
    case 'assessedOtherwise':
      return 'info'
  }
}

function detailOf(kind: CardKind, input: CardInput): string {
  switch (kind) {
    case 'baselineMissing':
      return paragraphs(input.wording.cardTexts.detail.baseline, ...notReadText(input), disclaimerText(input))
    case 'followUpDue':
    case 'followUpOverdue':
      return paragraphs(followUpText(input), disclaimerText(input))
    case 'high':
    case 'low':
    case 'certainlyHigh':
    case 'certainlyLow':
    case 'undecided':
    case 'notComputable':
    case 'outOfScope':
    case 'newlyHigh':
    case 'assessedOtherwise':
    case 'changedSince':
      return scoreDetail(input)
  }
}

function followUpText({ chart, wording, context, assessment }: CardInput): string {
  const { started } = chart.therapy
  const { window } = chart.deltaT.exams
  if (started === undefined || window === undefined) return ''
  const { cardTexts, format, texts } = wording
  const text = cardTexts.detail.window(
    format.day(started),
    format.date(plannedDay(started, context)),
    format.date(window.from),
    format.date(window.to),
  )
  if (assessment.kind !== 'bounded') return text
  const { points, cutoff } = scoreWords(wording, assessment)
  return `${text}${texts.joins.gap}${cardTexts.detail.scoreSoFar(points, cutoff)}`
}
