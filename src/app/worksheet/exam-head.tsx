import { useId, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { Choices, ClockField, DayField, TextField } from '../../page/fields.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import { Conversion } from './conversion.tsx'
import type { ExamEntry } from './exam-entry.ts'
import type { TimeDoubt } from './exam-time.ts'
import type { ExamReading } from './save/read-exam.ts'
import type { ExamFields } from './use-exam-entry.ts'

const KINDS = ['shots', 'medians'] as const
const UNITS = ['kPa', 'm/s'] as const

/** When, where and how one examination was made, how it stands with the chart, and what can be done with it. */
export function ExamHead(props: {
  readonly fields: ExamFields
  readonly reading: ExamReading
  readonly doubt: TimeDoubt | undefined
  /** The EHR lets the app store it. */
  readonly maySave: boolean
  readonly savable: boolean
  readonly onSave: () => void
  readonly onWithdraw: (reference: string) => void
  readonly onPaste: () => void
}) {
  const { texts, format } = usePageContext()
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
        <DayField
          label={exam.date}
          format={format}
          fault={timeFault && exam.dateFaults[timeFault]}
          value={entry.date}
          onText={(date) => put({ date })}
        />
        <ClockField label={exam.time} format={format} value={entry.time} onText={(time) => put({ time })} />
      </div>
      <details class="on-demand exam-fields">
        <summary>
          {[exam.fields, exam.kinds[entry.kind], entry.unit, entry.place]
            .filter(Boolean)
            .join(texts.joins.semicolon)}
        </summary>
        <div class="fields">
          <Choices
            class="field inline-choices"
            legend={exam.kind}
            options={KINDS.map((option) => [option, exam.kinds[option]])}
            value={entry.kind}
            onChoose={(chosen) => put({ kind: chosen })}
          />
          <Choices
            class="field inline-choices"
            legend={exam.unit}
            options={UNITS.map((option) => [option, option])}
            value={entry.unit}
            onChoose={(unit) => put({ unit, converted: false })}
          />
          <TextField
            label={exam.place}
            hint={entry.place === '' ? exam.placeHint : undefined}
            maxLength={200}
            value={entry.place}
            onText={(place) => put({ place })}
          />
          <TextField
            label={exam.device}
            maxLength={200}
            value={entry.device}
            onText={(device) => put({ device })}
          />
        </div>
      </details>
      {entry.unit === 'm/s' && <Conversion entry={entry} onAccept={(converted) => put({ converted })} />}
      {doubt !== undefined && (
        <p class="exam-doubt">
          <Mark shape="warning" /> {exam.doubts[doubt]}
        </p>
      )}
      {reading.faulty > 0 && <p class="fault">{exam.faulty(String(reading.faulty))}</p>}
      <p class="actions">
        {props.maySave && (
          <Button
            primary
            small
            aria-disabled={!changed || !savable}
            aria-describedby={changed && !savable ? `${heading}-why` : undefined}
            onClick={() => changed && savable && props.onSave()}
          >
            {exam.save(name)}
          </Button>
        )}
        <Button small onClick={props.onPaste}>
          {exam.paste}
          <span class="visually-hidden"> {name}</span>
        </Button>
        {changed && (
          <Discard key={kind} label={exam.discard(name)} sure={exam.discardSure} onDiscard={fields.discard} />
        )}
        {inChart !== undefined && !changed && (
          <Button small onClick={fields.another}>
            {exam.another}
          </Button>
        )}
        {props.maySave && stored !== undefined && !changed && (
          <Button small onClick={() => props.onWithdraw(stored)}>
            {exam.withdraw}
          </Button>
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
  const { format } = usePageContext()
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
    <Button small onClick={() => (asked ? props.onDiscard() : setAsked(true))} onBlur={() => setAsked(false)}>
      {asked ? props.sure : props.label}
    </Button>
  )
}
