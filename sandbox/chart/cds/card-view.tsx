import { useId, useState } from 'preact/hooks'
import type { ShownCard } from './advice.ts'
import type { CardLink, OverrideReason, Suggestion } from './cards.ts'
import { IndicatorMark } from './indicator-mark.tsx'
import { MarkdownView } from './markdown-view.tsx'
import { OverrideForm } from './override-form.tsx'

/** What can be done with a card; each resolves with a sentence when it went wrong. */
export interface CardActions {
  accept: (shown: ShownCard, suggestion: Suggestion) => Promise<string | undefined>
  override: (
    shown: ShownCard,
    reason: OverrideReason | undefined,
    comment: string,
  ) => Promise<string | undefined>
  open: (link: CardLink) => Promise<string | undefined>
}

/** One card: how urgent, what, by whom, why, and what can be done. */
export function CardView({ shown, actions }: { shown: ShownCard; actions: CardActions }) {
  const { card, accepted, overridden } = shown
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [overriding, setOverriding] = useState(false)
  const titleId = useId()
  const run = (action: Promise<string | undefined>) => {
    setBusy(true)
    setProblem(undefined)
    void action.then((failure) => {
      setBusy(false)
      setProblem(failure)
    })
  }
  return (
    <article class={`cds-card cds-${card.indicator}`} aria-labelledby={titleId}>
      <header>
        <p class="cds-meta">
          <IndicatorMark indicator={card.indicator} />
          <span class="quiet">{card.source.label}</span>
        </p>
        <h3 id={titleId}>{card.summary}</h3>
      </header>
      {overridden === undefined ? (
        <>
          {card.detail !== undefined && (
            <details open>
              <summary>Detail</summary>
              <MarkdownView source={card.detail} label={card.summary} />
            </details>
          )}
          {card.suggestions.length > 0 && (
            <ul class="suggestions" aria-label="Suggestions">
              {card.suggestions.map((suggestion) => (
                <li key={suggestion.uuid ?? suggestion.label}>
                  {accepted.includes(suggestion.label) ? (
                    <span class="accepted">Accepted: {suggestion.label}</span>
                  ) : (
                    <button
                      type="button"
                      disabled={busy}
                      onClick={() => run(actions.accept(shown, suggestion))}
                    >
                      {suggestion.label}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          <p class="actions">
            {card.links.map((link) => (
              <LinkView key={link.url} link={link} open={() => run(actions.open(link))} />
            ))}
            {!overriding && (
              <button type="button" onClick={() => setOverriding(true)}>
                Override
              </button>
            )}
          </p>
          {overriding && (
            <OverrideForm
              reasons={card.overrideReasons}
              cancel={() => setOverriding(false)}
              confirm={(reason, comment) => {
                setOverriding(false)
                run(actions.override(shown, reason, comment))
              }}
            />
          )}
        </>
      ) : (
        <p class="outcome" role="status">
          Overridden: {overridden}
        </p>
      )}
      {problem !== undefined && (
        <p class="note note-failure" role="alert">
          {problem}
        </p>
      )}
    </article>
  )
}

function LinkView({ link, open }: { link: CardLink; open: () => void }) {
  return link.type === 'smart' ? (
    <button type="button" onClick={open}>
      {link.label}
    </button>
  ) : (
    <a href={link.url} target="_blank" rel="noopener noreferrer">
      {link.label}
    </a>
  )
}
