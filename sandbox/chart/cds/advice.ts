import type { Card } from './cards.ts'
import type { ServiceCards } from './fire-hook.ts'

/** A card on the screen, with what became of it. */
export interface ShownCard {
  readonly key: string
  readonly service: string
  readonly card: Card
  /** Labels of the suggestions that were accepted. */
  readonly accepted: readonly string[]
  /** Why it was overridden, in words. */
  readonly overridden: string | undefined
}

/** What decision support says at the moment. */
export interface Advice {
  readonly asking: boolean
  readonly cards: readonly ShownCard[]
  readonly problems: readonly string[]
}

export const NO_ADVICE: Advice = { asking: false, cards: [], problems: [] }

export type AdviceEvent =
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly cards: readonly ServiceCards[] | string }
  | { readonly type: 'cleared' }
  | { readonly type: 'accepted'; readonly key: string; readonly label: string }
  | { readonly type: 'overridden'; readonly key: string; readonly reason: string }

export function nextAdvice(advice: Advice, event: AdviceEvent): Advice {
  switch (event.type) {
    case 'asked':
      return { ...advice, asking: true }
    case 'cleared':
      return NO_ADVICE
    case 'answered':
      return answered(advice, event.cards)
    case 'accepted':
      return changed(advice, event.key, (card) => ({ ...card, accepted: [...card.accepted, event.label] }))
    case 'overridden':
      return changed(advice, event.key, (card) => ({ ...card, overridden: event.reason }))
  }
}

/** Cards that ask to be looked at: not yet on the screen with the same words. */
export function newCards(before: readonly ShownCard[], after: readonly ShownCard[]): readonly ShownCard[] {
  const words = ({ card }: ShownCard) => `${card.summary}\n${card.detail ?? ''}`
  const known = new Set(before.map(words))
  return after.filter((card) => !known.has(words(card)))
}

/** The cards of an answer as they come on the screen. */
export function shownCards(answers: readonly ServiceCards[]): readonly ShownCard[] {
  return answers.flatMap(({ service, cards }) =>
    cards.map((card, index) => ({
      key: `${service} ${card.uuid ?? index}`,
      ...{ service, card, accepted: [], overridden: undefined },
    })),
  )
}

/** A service's new cards take the place of its earlier ones; one that fails leaves none, for they spoke of something else. */
function answered({ cards }: Advice, answers: readonly ServiceCards[] | string): Advice {
  if (typeof answers === 'string') return { asking: false, cards: [], problems: [answers] }
  const kept = cards.filter((shown) => answers.every(({ service }) => service !== shown.service))
  return {
    asking: false,
    cards: [...kept, ...shownCards(answers)],
    problems: answers.flatMap(({ problem }) => problem ?? []),
  }
}

function changed(advice: Advice, key: string, change: (card: ShownCard) => ShownCard): Advice {
  return { ...advice, cards: advice.cards.map((card) => (card.key === key ? change(card) : card)) }
}
