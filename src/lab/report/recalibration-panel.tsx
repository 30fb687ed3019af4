import { useState } from 'preact/hooks'
import { calendarDay, instant, isCalendarDay } from '../../fhir/resources/chart-time.ts'
import { RECALIBRATION_METHODS } from '../../model/recalibration-schema.ts'
import { Button } from '../../page/button.tsx'
import { Choices, DayField, TextField } from '../../page/fields.tsx'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import { useWidth } from '../../page/use-width.ts'
import { RecalibrationPart } from '../../report/recalibration-part.tsx'
import { viewOf } from '../../report/view.ts'
import type { Method } from '../../validation/recalibration/method.ts'
import type { ProposalDetails } from '../../validation/recalibration/model-proposal.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import type { FigureOrReason } from '../../validation/report/figure-or-reason.ts'
import { LabPart, useLab } from '../lab-context.tsx'
import { saveJson } from '../save-text.ts'
import { NumberInput } from '../study/number-input.tsx'
import { ProblemNotice } from '../study/problem-notice.tsx'
import type { OptionsStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'
import { Working } from '../study/working.tsx'

type Fitting =
  | { readonly state: 'idle' }
  | { readonly state: 'fitting'; readonly share: number }
  | { readonly state: 'fitted'; readonly result: FigureOrReason<RecalibrationFit> }
  | { readonly state: 'failed'; readonly code: 'stopped' | 'crashed' }

/** Recalibrates on the study of the report, shows before and after, and writes a model file for review. Nothing changes by itself. */
export function RecalibrationPanel(props: { readonly study: Study; readonly stage: OptionsStage }) {
  const { texts, model, report } = useLab()
  const { study, stage } = props
  const [method, setMethod] = useState<Method['kind']>('intercept')
  const [fitting, setFitting] = useState<Fitting>({ state: 'idle' })
  const { seed, replicates } = stage.options
  const begin = async () => {
    setFitting({ state: 'fitting', share: 0 })
    const job = { kind: 'recalibrate', model, method, seed, replicates: Math.max(2, replicates) } as const
    const ended = await study.onStudy(stage, job, (message) => {
      if (message.kind === 'fitting') setFitting({ state: 'fitting', share: message.share })
    })
    setFitting(
      ended.ended === 'done'
        ? { state: 'fitted', result: ended.result }
        : { state: 'failed', code: ended.ended },
    )
  }
  return (
    <LabPart id="recalibration" class="part recalibrate no-print" heading={texts.recalibrate.heading}>
      <p>{texts.recalibrate.intro}</p>
      <Choices
        legend={texts.recalibrate.method}
        value={method}
        options={RECALIBRATION_METHODS.map((kind) => [kind, texts.recalibrate.methods[kind]])}
        disabled={fitting.state === 'fitting'}
        onChoose={(kind) => {
          setMethod(kind)
          setFitting({ state: 'idle' })
        }}
      />
      <p role="status" class="visually-hidden">
        {fitting.state === 'fitting' && texts.recalibrate.fitting}
        {fitting.state === 'fitted' && fitting.result.ok && texts.recalibrate.fitted}
      </p>
      {fitting.state === 'fitting' ? (
        <Working label={texts.recalibrate.fitting} share={fitting.share} onStop={study.stop} />
      ) : (
        <p>
          <Button onClick={() => void begin()}>{texts.recalibrate.fit}</Button>
        </p>
      )}
      {fitting.state === 'failed' && <ProblemNotice problem={{ code: fitting.code }} />}
      {fitting.state === 'fitted' && !fitting.result.ok && (
        <p class="notice-box" role="alert">
          <strong>{texts.problemTitle(texts.recalibrate.impossible)}</strong>{' '}
          {report.problems[fitting.result.code]}
        </p>
      )}
      {fitting.state === 'fitted' && fitting.result.ok && (
        <>
          <BeforeAfter fit={fitting.result.value} />
          <ProposalForm study={study} stage={stage} />
        </>
      )}
    </LabPart>
  )
}

const WIDEST = 720

/** The agreement of a model with patients before and after a recalibration, side by side. */
function BeforeAfter({ fit }: { readonly fit: RecalibrationFit }) {
  const { format, report } = useLab()
  const { element, width = 0 } = useWidth()
  return (
    <div ref={element} class="report-section">
      <RecalibrationPart view={viewOf(report, format, Math.min(width, WIDEST))} fit={fit} />
    </div>
  )
}

const CUTOFFS = ['keep', 'youden', 'given'] as const
type Cutoff = (typeof CUTOFFS)[number]

interface Answer {
  readonly tone: 'fault' | 'good'
  readonly text: string
}

/** What a site says about its recalibration, and the model file of it. */
function ProposalForm(props: { readonly study: Study; readonly stage: OptionsStage }) {
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
        <Button primary onClick={() => void write()}>
          {words.write}
        </Button>
      </div>
      <p role="status" class={answer?.tone === 'fault' ? 'fault' : ''}>
        {answer?.text}
      </p>
    </LabPart>
  )
}
