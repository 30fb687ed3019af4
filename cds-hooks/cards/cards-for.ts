import { scoreWords } from '../../src/facts/wording.ts'
import type { CardKind } from '../card-kinds.ts'
import { suggestionsFor } from '../suggestions/suggestions-for.ts'
import type { Card } from './card.ts'
import type { Case } from './case.ts'
import { closing, notReadText, paragraphs, scoreDetail } from './detail.ts'
import { stableUuid } from './stable-uuid.ts'
import { plannedDay, statesOf } from './states.ts'
import { summaryOf } from './summary.ts'

/** A card with what the store needs to know of it. */
export interface CaseCard {
  readonly kind: CardKind
  /** Same orders and data give the same topic at every hook. */
  readonly topic: string
  readonly card: Card
}

/** The cards of a case: one for each of its states that speaks at this hook. */
export function cardsFor(it: Case): CaseCard[] {
  const speaking: readonly CardKind[] = it.settings.speak[it.hook]
  // That the patient has died is said whatever the score, unless this hook says nothing at all.
  const isDeceased = it.chart.patient.deceased !== undefined && speaking.length > 0
  return statesOf(it)
    .filter((kind) => isDeceased || speaking.includes(kind))
    .map((kind) => ({ kind, topic: topicOf(kind, it), card: cardOf(kind, it) }))
}

function topicOf(kind: CardKind, it: Case): string {
  return stableUuid('topic', kind, it.context.patientId, it.assessmentHash, ...[...it.orders].sort())
}

function cardOf(kind: CardKind, it: Case): Card {
  const { settings } = it
  const { cardTexts } = it.wording
  const suggestions = suggestionsFor(kind, it)
  return {
    uuid: stableUuid('card', it.hook, topicOf(kind, it)),
    summary: summaryOf(kind, it),
    detail: detailOf(kind, it),
    indicator: indicatorOf(kind),
    source: { label: cardTexts.source, url: new URL('evidence.html', it.appLaunchUrl).href },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: 'any' as const }),
    ...(settings.overrideReasons.length > 0 && { overrideReasons: settings.overrideReasons.map(asCoding) }),
    links: [{ label: cardTexts.openApp, url: it.appLaunchUrl, type: 'smart' }],
  }
}

function asCoding({ system, code, display }: Case['settings']['overrideReasons'][number]): fhir4.Coding {
  return { ...(system !== undefined && { system }), code, display }
}

function indicatorOf(kind: CardKind): Card['indicator'] {
  switch (kind) {
    case 'high':
    case 'certainlyHigh':
    case 'newlyHigh':
      return 'warning'
    case 'low':
    case 'certainlyLow':
    case 'undecided':
    case 'notComputable':
    case 'outOfScope':
    case 'baselineMissing':
    case 'followUpDue':
    case 'followUpOverdue':
      return 'info'
  }
}

function detailOf(kind: CardKind, it: Case): string {
  switch (kind) {
    case 'baselineMissing':
      return paragraphs(it.wording.cardTexts.detail.baseline, ...notReadText(it), closing(it))
    case 'followUpDue':
    case 'followUpOverdue':
      return paragraphs(followUpText(it), closing(it))
    case 'high':
    case 'low':
    case 'certainlyHigh':
    case 'certainlyLow':
    case 'undecided':
    case 'notComputable':
    case 'outOfScope':
    case 'newlyHigh':
      return scoreDetail(it)
  }
}

function followUpText({ chart, wording, context, assessment }: Case): string {
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
