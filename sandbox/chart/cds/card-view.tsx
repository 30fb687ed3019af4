import { useId, useState } from 'preact/hooks'
import { Button } from '../../../src/page/button.tsx'
import type { ShownCard } from './advice.ts'
import type { CardLink, Indicator, OverrideReason, Suggestion } from './cards.ts'
import { MarkdownView } from './markdown-view.tsx'

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
        <p class="fine">
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
            <ul class="plain actions" aria-label="Suggestions">
              {card.suggestions.map((suggestion) => (
                <li key={suggestion.uuid ?? suggestion.label}>
                  {accepted.includes(suggestion.label) ? (
                    <span class="done">Accepted: {suggestion.label}</span>
                  ) : (
                    <Button disabled={busy} onClick={() => run(actions.accept(shown, suggestion))}>
                      {suggestion.label}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
          <p class="actions">
            {card.links.map((link) => (
              <LinkView key={link.url} link={link} open={() => run(actions.open(link))} />
            ))}
            {!overriding && <Button onClick={() => setOverriding(true)}>Override</Button>}
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
        <p class="done" role="status">
          Overridden: {overridden}
        </p>
      )}
      {problem !== undefined && (
        <p class="notice-box" role="alert">
          {problem}
        </p>
      )}
    </article>
  )
}

function LinkView({ link, open }: { link: CardLink; open: () => void }) {
  return link.type === 'smart' ? (
    <Button onClick={open}>{link.label}</Button>
  ) : (
    <a href={link.url} target="_blank" rel="noopener noreferrer">
      {link.label}
    </a>
  )
}

const LOOK: Readonly<Record<Indicator, { word: string; path: string }>> = {
  info: { word: 'Information', path: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM8 7v5M8 4v.5' },
  warning: { word: 'Warning', path: 'M8 1.5 15.2 14.5H.8ZM8 6.5v4M8 12v.5' },
  critical: { word: 'Critical', path: 'M5 1h6l4 4v6l-4 4H5l-4-4V5ZM5.5 5.5l5 5M10.5 5.5l-5 5' },
}

/** How urgent a card is, by word and by shape. */
function IndicatorMark({ indicator }: { indicator: Indicator }) {
  const { word, path } = LOOK[indicator]
  return (
    <span class={`indicator indicator-${indicator}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={path} />
      </svg>
      {word}
    </span>
  )
}

interface OverrideFormProps {
  reasons: readonly OverrideReason[]
  confirm: (reason: OverrideReason | undefined, comment: string) => void
  cancel: () => void
}

/** Why a card is set aside: a reason of the service's list, a comment, or both. */
function OverrideForm({ reasons, confirm, cancel }: OverrideFormProps) {
  const [chosen, setChosen] = useState('')
  const [comment, setComment] = useState('')
  const reason = reasons[Number(chosen === '' ? Number.NaN : chosen)]
  const isGiven = reason !== undefined || comment.trim() !== ''
  return (
    <form
      class="edit-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGiven) confirm(reason, comment.trim())
      }}
    >
      {reasons.length > 0 && (
        <label>
          Reason
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">Choose a reason</option>
            {reasons.map(({ display }, index) => (
              <option key={display} value={String(index)}>
                {display}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        Comment (optional, no patient details)
        <input
          value={comment}
          maxLength={500}
          autocomplete="off"
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <p class="actions">
        <button type="submit" class="button primary" disabled={!isGiven}>
          Confirm override
        </button>
        <Button onClick={cancel}>Cancel</Button>
      </p>
    </form>
  )
}
