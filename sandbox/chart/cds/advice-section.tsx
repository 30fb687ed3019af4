import { Section } from '../components/chart-section.tsx'
import type { Advice } from './advice.ts'
import { type CardActions, CardView } from './card-view.tsx'

/** What decision support says. Not there while it says nothing; that it is slow or down is said and holds up nothing. */
export function AdviceSection({ advice, actions }: { advice: Advice; actions: CardActions }) {
  const { asking, cards, problems } = advice
  const isSilent = cards.length === 0 && problems.length === 0
  return (
    <div class="advice">
      <p class="advice-status quiet" role="status">
        {asking ? 'Asking decision support ...' : announcement(cards.length)}
      </p>
      {!isSilent && (
        <Section id="advice" title="Decision support" {...(cards.length > 0 && { count: cards.length })}>
          {problems.map((problem) => (
            <p key={problem} class="note" role="status">
              <strong>Decision support is not available.</strong> {problem} Ordering goes on without it.
            </p>
          ))}
          {cards.map((shown) => (
            <CardView key={shown.key} shown={shown} actions={actions} />
          ))}
        </Section>
      )}
    </div>
  )
}

function announcement(cards: number): string {
  if (cards === 0) return ''
  return cards === 1 ? 'Decision support: 1 card.' : `Decision support: ${cards} cards.`
}
