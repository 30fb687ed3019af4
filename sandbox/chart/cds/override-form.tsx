import { useState } from 'preact/hooks'
import type { OverrideReason } from './cards.ts'

interface OverrideFormProps {
  reasons: readonly OverrideReason[]
  confirm: (reason: OverrideReason | undefined, comment: string) => void
  cancel: () => void
}

/** Why a card is set aside: a reason of the service's list, a comment, or both. */
export function OverrideForm({ reasons, confirm, cancel }: OverrideFormProps) {
  const [chosen, setChosen] = useState('')
  const [comment, setComment] = useState('')
  const reason = reasons[Number(chosen === '' ? Number.NaN : chosen)]
  const isGiven = reason !== undefined || comment.trim() !== ''
  return (
    <form
      class="override"
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
        <button type="submit" class="primary" disabled={!isGiven}>
          Confirm override
        </button>
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}
