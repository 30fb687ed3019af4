import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Mark } from '../../page/mark.tsx'
import { useSurroundings, useTextsOf } from '../../page/surroundings.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import { Conversion } from './conversion.tsx'
import type { ExamEntry } from './exam-entry.ts'
import type { TimeDoubt } from './exam-time.ts'
import type { ExamReading } from './read-exam.ts'
import type { ExamFields } from './use-exam-entry.ts'

const KINDS = ['shots', 'medians'] as const
const UNITS = ['kPa', 'm/s'] as const

/** When, where and how one examination was made, how it stands with the chart, and what can be done with it. */
export function ExamHead(props: {
  readonly fields: ExamFields
  readonly reading: ExamReading
  readonly doubt: TimeDoubt | undefined
  readonly today: string
  /** The EHR lets the app store it. */
  readonly maySave: boolean
  readonly savable: boolean
  readonly onSave: () => void
  readonly onWithdraw: (reference: string) => void
  readonly onPaste: () => void
}) {
  const words = useTextsOf(worksheetTexts)
  const { exam } = words
  const { fields, reading, doubt, savable } = props
  const { kind, entry, changed, inChart } = fields
  const heading = useId()
  const name = words.exams[kind]
  const put = (part: Partial<ExamEntry>) => fields.change({ ...entry, ...part })
  const stored = entry.corrects?.reference
  const timeFault = !reading.time.ok && (changed || entry.date !== '') ? reading.time.code : undefined
  return (
    <section class="exam-head" aria-labelledby={heading}>
      <h3 id={heading}>{name}</h3>
      <Standing fields={fields} />
      <div class="fields">
        <Labelled label={exam.date} fault={timeFault && exam.dateFaults[timeFault]}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              max={props.today}
              value={entry.date}
              onInput={(event) => put({ date: event.currentTarget.value })}
            />
          )}
        </Labelled>
        <Labelled label={exam.time}>
          {(ids) => (
            <input
              {...ids}
              type="time"
              value={entry.time}
              onInput={(event) => put({ time: event.currentTarget.value })}
            />
          )}
        </Labelled>
        <Choice
          legend={exam.kind}
          options={KINDS}
          value={entry.kind}
          label={(option) => exam.kinds[option]}
          onChange={(option) => put({ kind: option })}
        />
        <Choice
          legend={exam.unit}
          options={UNITS}
          value={entry.unit}
          label={(option) => option}
          onChange={(option) => put({ unit: option, converted: false })}
        />
        <TextInput
          label={exam.place}
          hint={exam.placeHint}
          value={entry.place}
          onInput={(place) => put({ place })}
        />
        <TextInput label={exam.device} value={entry.device} onInput={(device) => put({ device })} />
      </div>
      {entry.unit === 'm/s' && <Conversion entry={entry} onAccept={(converted) => put({ converted })} />}
      {doubt !== undefined && (
        <p class="exam-doubt">
          <Mark shape="warning" /> {exam.doubts[doubt]}
        </p>
      )}
      {reading.faulty > 0 && <p class="fault">{exam.faulty(String(reading.faulty))}</p>}
      <p class="actions">
        {props.maySave && (
          <button
            type="button"
            class="button primary small"
            aria-disabled={!changed || !savable}
            aria-describedby={changed && !savable ? `${heading}-why` : undefined}
            onClick={() => changed && savable && props.onSave()}
          >
            {exam.save(name)}
          </button>
        )}
        <button type="button" class="button small" onClick={props.onPaste}>
          {exam.paste}
          <span class="visually-hidden"> {name}</span>
        </button>
        {changed && (
          <Discard key={kind} label={exam.discard(name)} sure={exam.discardSure} onDiscard={fields.discard} />
        )}
        {inChart !== undefined && !changed && (
          <button type="button" class="button small" onClick={fields.another}>
            {exam.another}
          </button>
        )}
        {props.maySave && stored !== undefined && !changed && (
          <button type="button" class="button small" onClick={() => props.onWithdraw(stored)}>
            {exam.withdraw}
          </button>
        )}
      </p>
      {changed && !savable && props.maySave && (
        <p class="fine" id={`${heading}-why`}>
          {exam.cannotSave}
        </p>
      )}
    </section>
  )
}

/** Whether what is shown is the chart's, a change of it, or only here; and when a draft that was found was made. */
function Standing({ fields }: { readonly fields: ExamFields }) {
  const { format } = useSurroundings()
  const { exam } = useTextsOf(worksheetTexts)
  const { entry, inChart, changed, restored } = fields
  const stored = entry.corrects?.reference
  const unread = (inChart?.unreadable ?? []).filter(
    ({ reason }) => reason !== 'too-few-measurements' && reason !== 'data-absent',
  )
  return (
    <div class="fine">
      {restored !== undefined && (
        <p class="restored">{exam.restored(format.dateTime(new Date(restored).toISOString()))}</p>
      )}
      {inChart === undefined && <p>{exam.newHere}</p>}
      {inChart !== undefined && !changed && (
        <p>{stored === undefined ? exam.inChartParts : exam.inChart(stored)}</p>
      )}
      {changed && stored !== undefined && <p>{exam.corrects(stored)}</p>}
      {changed && stored === undefined && inChart !== undefined && (
        <p>{exam.beside(format.day(inChart.time))}</p>
      )}
      {unread.length > 0 && stored !== undefined && (
        <p>{exam.unread(unread.map(({ site, original }) => `${site} (${original})`).join(', '))}</p>
      )}
    </div>
  )
}

/** Asks once more before what was typed is gone. */
function Discard(props: { readonly label: string; readonly sure: string; readonly onDiscard: () => void }) {
  const [asked, setAsked] = useState(false)
  return (
    <button
      type="button"
      class="button small"
      onClick={() => (asked ? props.onDiscard() : setAsked(true))}
      onBlur={() => setAsked(false)}
    >
      {asked ? props.sure : props.label}
    </button>
  )
}

interface FieldIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

function Labelled(props: {
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly children: (ids: FieldIds) => ComponentChildren
}) {
  const id = useId()
  const { hint, fault } = props
  const noteId = hint === undefined && fault === undefined ? undefined : `${id}-note`
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': noteId, 'aria-invalid': fault !== undefined })}
      {noteId !== undefined && (
        <p id={noteId} class={fault === undefined ? 'fine' : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
  )
}

function TextInput(props: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onInput: (value: string) => void
}) {
  const { label, hint } = props
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          autoComplete="off"
          maxLength={200}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  )
}

function Choice<Option extends string>(props: {
  readonly legend: string
  readonly options: readonly Option[]
  readonly value: Option
  readonly label: (option: Option) => string
  readonly onChange: (option: Option) => void
}) {
  const group = useId()
  return (
    <fieldset class="field">
      <legend>{props.legend}</legend>
      {props.options.map((option) => (
        <label key={option} class="inline-choice">
          <input
            type="radio"
            name={group}
            checked={props.value === option}
            onChange={() => props.onChange(option)}
          />{' '}
          {props.label(option)}
        </label>
      ))}
    </fieldset>
  )
}
