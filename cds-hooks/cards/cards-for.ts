import type { CardKind } from '../card-kinds.ts'
import { suggestionsFor } from '../suggestions/suggestions-for.ts'
import type { Card } from './card.ts'
import type { Case } from './case.ts'
import { closing, notReadText, paragraphs, scoreDetail } from './detail.ts'
import { type Figures, figures } from './figures.ts'
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
  const shown = figures(it.context.model, it.texts, it.context.site.timeZone)
  return statesOf(it)
    .filter((kind) => speaking.includes(kind))
    .map((kind) => ({ kind, topic: topicOf(kind, it), card: cardOf(kind, it, shown) }))
}

function topicOf(kind: CardKind, it: Case): string {
  return stableUuid('topic', kind, it.context.patientId, it.assessmentHash, ...[...it.orders].sort())
}

function cardOf(kind: CardKind, it: Case, shown: Figures): Card {
  const { texts, settings } = it
  const suggestions = suggestionsFor(kind, it)
  return {
    uuid: stableUuid('card', it.hook, topicOf(kind, it)),
    summary: summaryOf(kind, it, shown),
    detail: detailOf(kind, it, shown),
    indicator: indicatorOf(kind),
    source: { label: texts.source, url: it.publicUrl },
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: 'any' as const }),
    ...(settings.overrideReasons.length > 0 && { overrideReasons: settings.overrideReasons.map(asCoding) }),
    links: [{ label: texts.openApp, url: it.appLaunchUrl, type: 'smart' }],
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

function detailOf(kind: CardKind, it: Case, shown: Figures): string {
  switch (kind) {
    case 'baselineMissing':
      return paragraphs(it.texts.detail.baseline, ...notReadText(it), closing(it))
    case 'followUpDue':
    case 'followUpOverdue':
      return paragraphs(followUpText(it, shown), closing(it))
    case 'high':
    case 'low':
    case 'certainlyHigh':
    case 'certainlyLow':
    case 'undecided':
    case 'notComputable':
    case 'outOfScope':
    case 'newlyHigh':
      return scoreDetail(it, shown)
  }
}

function followUpText({ chart, texts, context, assessment }: Case, shown: Figures): string {
  const { started } = chart.therapy
  const { window } = chart.deltaT.exams
  if (started === undefined || window === undefined) return ''
  const text = texts.detail.window(
    shown.day(started),
    texts.day(plannedDay(started, context)),
    texts.day(window.from),
    texts.day(window.to),
  )
  if (assessment.kind !== 'bounded') return text
  const { low, high } = assessment
  return `${text} ${texts.detail.scoreSoFar(shown.points(low.points), shown.points(high.points), shown.cutoff)}`
}
