import { Button } from '../../../src/page/button.tsx'
import { Section } from '../components/chart-section.tsx'
import type { Draft } from './draft.ts'
import { DRUGS, FORMULARY } from './formulary.ts'
import type { OrderPhase, useOrderEntry } from './use-order-entry.ts'

/** Order entry: choose drugs, see to their doses, sign. */
export function OrderEntry({ entry }: { entry: ReturnType<typeof useOrderEntry> }) {
  const { drafts, suggested, phase, add, remove, removeSuggested, setDose, sign, signNow } = entry
  const isBusy = phase.at === 'storing' || phase.at === 'asking'
  return (
    <Section id="new-orders" title="New orders" count={drafts.length + suggested.length}>
      <div class="order-entry">
        <fieldset class="actions">
          <legend>Add a drug</legend>
          {DRUGS.map((drug) => (
            <Button
              key={drug}
              disabled={isBusy || drafts.some((draft) => draft.drug === drug)}
              onClick={() => add(drug)}
            >
              Add {FORMULARY[drug].name}
            </Button>
          ))}
        </fieldset>
        {drafts.length + suggested.length > 0 && (
          <>
            <ul class="plain boxed" aria-label="Draft orders">
              {drafts.map((draft) => (
                <DraftRow
                  key={draft.id}
                  {...{ draft, isBusy }}
                  remove={() => remove(draft)}
                  setDose={(dose) => setDose(draft, dose)}
                />
              ))}
              {suggested.map(({ id, label }) => (
                <li key={id} class="draft">
                  <strong>{label}</strong>
                  <span>suggested by decision support</span>
                  <Button
                    disabled={isBusy}
                    onClick={() => removeSuggested(id)}
                    aria-label={`Remove ${label}`}
                  >
                    Remove
                  </Button>
                </li>
              ))}
            </ul>
            <SignBar phase={phase} sign={() => void sign()} signNow={() => void signNow()} />
          </>
        )}
        <p class="done" role="status">
          {phase.at === 'writing' ? phase.message : phase.at === 'storing' ? 'Signing ...' : ''}
        </p>
        {phase.at === 'writing' && phase.problem !== undefined && (
          <p class="notice-box" role="alert">
            {phase.problem}
          </p>
        )}
      </div>
    </Section>
  )
}

interface DraftRowProps {
  draft: Draft
  isBusy: boolean
  remove: () => void
  setDose: (dose: string) => void
}

function DraftRow({ draft, isBusy, remove, setDose }: DraftRowProps) {
  const { name, route, schedule } = FORMULARY[draft.drug]
  return (
    <li class="draft">
      <label>
        <strong>{name}</strong> dose in mg
        <input
          inputMode="decimal"
          value={draft.dose}
          disabled={isBusy}
          autocomplete="off"
          aria-describedby={`why-${draft.id}`}
          onInput={(event) => setDose(event.currentTarget.value)}
        />
      </label>
      <span>
        {route} {schedule}
      </span>
      <Button disabled={isBusy} onClick={remove} aria-label={`Remove ${name}`}>
        Remove
      </Button>
      <p class="fine" id={`why-${draft.id}`}>
        {draft.why}
      </p>
    </li>
  )
}

function SignBar({ phase, sign, signNow }: { phase: OrderPhase; sign: () => void; signNow: () => void }) {
  if (phase.at === 'storing') return null
  const [words, button, act] = SIGNING[phase.at]
  return (
    <p class="actions">
      {words !== undefined && <span>{words}</span>}
      <Button primary={phase.at !== 'asking'} onClick={act === 'sign' ? sign : signNow}>
        {button}
      </Button>
    </p>
  )
}

/** What is said while signing, and what the button does then. */
const SIGNING = {
  writing: [undefined, 'Sign orders', 'sign'],
  asking: ['Asking decision support before signing ...', 'Sign without waiting', 'sign now'],
  review: ['Decision support has something new.', 'Sign now', 'sign now'],
} as const
