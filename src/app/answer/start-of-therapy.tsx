import { useId, useRef, useState } from 'preact/hooks'
import { startText } from '../../facts/wording.ts'
import type { IndexDate } from '../../fhir/chart-inputs.ts'
import type { EditFault, Edits } from '../../fhir/edits/edits.ts'
import { Button } from '../../page/button.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'
import { EditForm, type EditFormProps } from '../inputs/edit-form.tsx'
import type { ApplyEdit } from '../inputs/input-row-props.ts'
import type { StartState } from '../screen/use-therapy-start.ts'

export interface StartProps {
  readonly edits: Edits
  /** The index date that is used. */
  readonly indexDate: IndexDate
  /** What the chart itself gives. */
  readonly chartIndexDate: IndexDate
  readonly state: StartState
  /** Entries that do not fit the index date. */
  readonly faults: readonly EditFault[]
  readonly onEdit: ApplyEdit
}

/** Entering the day the combination began, where the chart has none or a wrong one. */
export function StartOfTherapy(props: StartProps) {
  const { texts, format } = usePageContext()
  const { start } = useTextsOf(population)
  const [open, setOpen] = useState(false)
  const formId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const { edits, indexDate, chartIndexDate } = props
  const entered = edits.therapyStart !== undefined
  const begun = indexDate.state === 'known'
  const toButton = () => requestAnimationFrame(() => frame.current?.querySelector('button')?.focus())
  const close = () => {
    setOpen(false)
    toButton()
  }
  return (
    <div class="start-of-therapy" ref={frame}>
      <p class="start-actions no-print">
        <Button
          small
          aria-expanded={open}
          aria-controls={open ? formId : undefined}
          aria-label={begun ? start.change : undefined}
          onClick={() => (open ? close() : setOpen(true))}
        >
          {begun ? start.changeShort : start.enter}
        </Button>
        {!begun && edits.therapyStart?.kind !== 'not-begun' && (
          <Button
            small
            onClick={() => {
              props.onEdit('therapyStart', { kind: 'not-begun' })
              toButton()
            }}
          >
            {start.notBegun}
          </Button>
        )}
        {entered && (
          <>
            <Button
              small
              onClick={() => {
                props.onEdit('therapyStart', undefined)
                toButton()
              }}
            >
              {start.reset}
            </Button>
            <span class="fine">{texts.start.onFile(startText({ texts, format }, chartIndexDate))}</span>
          </>
        )}
      </p>
      <p role="status" class="fine no-print">
        {props.state === 'reading' && start.reading}
        {props.state === 'done' && start.done(startText({ texts, format }, indexDate))}
      </p>
      {props.state === 'failed' && (
        <p class="notice-box" role="alert">
          {start.failed}
        </p>
      )}
      {open && (
        <StartForm
          id={formId}
          initial={edits.therapyStart?.kind === 'start' ? edits.therapyStart.date : ''}
          onApply={(date) => props.onEdit('therapyStart', { kind: 'start', date })}
          onClose={close}
        />
      )}
      {props.faults.length > 0 && <UnusedEntries faults={props.faults} onEdit={props.onEdit} />}
    </div>
  )
}

function StartForm({ initial, ...form }: EditFormProps<string> & { readonly initial: string }) {
  const { start } = useTextsOf(population)
  return (
    <EditForm
      {...form}
      label={start.label}
      note={start.explain}
      apply={start.apply}
      date={{ label: start.date, initial, faults: start.faults }}
    />
  )
}

/** Entries that no longer fit, e.g. by another index date: kept, not used, and said so. */
function UnusedEntries(props: { readonly faults: readonly EditFault[]; readonly onEdit: ApplyEdit }) {
  const { inputs, joins } = usePageContext().texts
  const { unused } = useTextsOf(population)
  return (
    <div class="notice-box unused-entries" role="status">
      <p>
        <Mark shape="warning" /> <strong>{unused.heading}</strong>
      </p>
      <ul>
        {props.faults.map(({ input, code }) => {
          const name =
            input === 'therapyStart' || input === 'answers' ? unused.inputs[input] : inputs.names[input]
          return (
            <li key={input}>
              {name + joins.colon + unused.codes[code]}{' '}
              <button
                type="button"
                class="button small no-print"
                aria-label={unused.removeNamed(name)}
                onClick={() => props.onEdit(input, undefined)}
              >
                {unused.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
