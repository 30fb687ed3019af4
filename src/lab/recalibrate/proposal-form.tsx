import { useState } from 'preact/hooks'
import { calendarDay, instant, isCalendarDay } from '../../fhir/resources/chart-time.ts'
import { Choices, DayField, TextField } from '../../page/fields.tsx'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import type { ProposalDetails } from '../../validation/recalibration/model-proposal.ts'
import { LabPart, useLab } from '../lab-context.tsx'
import { saveJson } from '../save-text.ts'
import { NumberInput } from '../study/number-input.tsx'
import type { OptionsStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'

const CUTOFFS = ['keep', 'youden', 'given'] as const
type Cutoff = (typeof CUTOFFS)[number]

interface Answer {
  readonly tone: 'fault' | 'good'
  readonly text: string
}

/** What a site says about its recalibration, and the model file of it. */
export function ProposalForm(props: { readonly study: Study; readonly stage: OptionsStage }) {
  const { texts, format, site, model } = useLab()
  const { recalibrate: words } = texts
  const { study, stage } = props
  const [name, setName] = useState(site.name)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [cutoff, setCutoff] = useState<Cutoff>('keep')
  const [points, setPoints] = useState<number | undefined>(undefined)
  const [answer, setAnswer] = useState<Answer | undefined>(undefined)

  const write = async () => {
    const fault = faultOf()
    if (fault !== undefined) return setAnswer({ tone: 'fault', text: fault })
    const details: ProposalDetails = {
      site: name.trim(),
      date: calendarDay(instant(new Date()), site.timeZone),
      period: from === '' ? undefined : { from, to },
      version: undefined,
      cutoff: cutoff === 'given' ? (points ?? 'keep') : cutoff,
      seed: stage.options.seed,
      replicates: Math.max(2, stage.options.replicates),
      software: `TIPM on FHIR ${APP_VERSION}`,
    }
    const ended = await study.onStudy(stage, { kind: 'propose', model, details }, () => undefined)
    if (ended.ended !== 'done') {
      return setAnswer({ tone: 'fault', text: texts.problems[ended.ended].join(' ') })
    }
    if (!ended.result.ok) return setAnswer({ tone: 'fault', text: words.failures[ended.result.problem] })
    const { value: file } = ended.result
    saveJson(`${file.id}-${file.version}`, file)
    return setAnswer({ tone: 'good', text: words.written(file.version) })
  }

  function faultOf(): string | undefined {
    if (name.trim() === '') return words.siteFault
    const isPeriod = isCalendarDay(from) && isCalendarDay(to) && from <= to
    if (!isPeriod && (from !== '' || to !== '')) return words.periodFault
    return cutoff === 'given' && points === undefined ? texts.options.numberFault : undefined
  }

  return (
    <LabPart class="" level="h3" heading={words.file}>
      <div class="fields">
        <TextField label={words.site} value={name} onText={setName} />
        <DayField label={words.from} format={format} value={from} onText={setFrom} />
        <DayField label={words.to} format={format} value={to} onText={setTo} />
        <Choices
          legend={words.cutoff}
          value={cutoff}
          options={CUTOFFS.map((choice) => [choice, words.cutoffs[choice]])}
          onChoose={setCutoff}
        />
        {cutoff === 'given' && (
          <NumberInput label={words.points} value={points} kind="decimal" onValue={setPoints} />
        )}
      </div>
      <div class="form-actions">
        <button type="button" class="button primary" onClick={() => void write()}>
          {words.write}
        </button>
      </div>
      <p role="status" class={answer?.tone === 'fault' ? 'fault' : ''}>
        {answer?.text}
      </p>
    </LabPart>
  )
}
