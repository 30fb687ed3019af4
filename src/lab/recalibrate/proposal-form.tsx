import { useId, useState } from 'preact/hooks'
import { calendarDay, instant } from '../../fhir/resources/chart-time.ts'
import { APP_VERSION } from '../../page/setup/app-version.ts'
import type { ProposalDetails } from '../../validation/recalibration/model-proposal.ts'
import { useLab } from '../lab-surroundings.tsx'
import { saveText } from '../save-text.ts'
import { NumberInput } from '../study/number-input.tsx'
import type { OptionsStage } from '../study/study-state.ts'
import type { Study } from '../study/use-study.ts'

type Cutoff = 'keep' | 'youden' | 'given'

type Answer =
  | { readonly tone: 'fault'; readonly text: string }
  | { readonly tone: 'good'; readonly text: string }

/** What a site says about its recalibration, and the model file of it. */
export function ProposalForm(props: { readonly study: Study; readonly stage: OptionsStage }) {
  const { texts, site, model } = useLab()
  const { recalibrate: words } = texts
  const { study, stage } = props
  const id = useId()
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
    saveText(`${file.id}-${file.version}.json`, 'application/json', `${JSON.stringify(file, null, 2)}\n`)
    return setAnswer({ tone: 'good', text: words.written(file.version) })
  }

  function faultOf(): string | undefined {
    if (name.trim() === '') return words.siteFault
    if ((from === '') !== (to === '') || from > to) return words.periodFault
    return cutoff === 'given' && points === undefined ? texts.options.numberFault : undefined
  }

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{words.file}</h3>
      <div class="fields">
        <div class="field">
          <label for={`${id}-site`}>{words.site}</label>
          <input
            id={`${id}-site`}
            type="text"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-from`}>{words.from}</label>
          <input
            id={`${id}-from`}
            type="date"
            value={from}
            onInput={({ currentTarget }) => setFrom(currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-to`}>{words.to}</label>
          <input
            id={`${id}-to`}
            type="date"
            value={to}
            onInput={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </div>
        <fieldset class="choices-stacked">
          <legend>{words.cutoff}</legend>
          {(['keep', 'youden', 'given'] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={`${id}-cutoff`}
                checked={cutoff === choice}
                onInput={() => setCutoff(choice)}
              />{' '}
              {words.cutoffs[choice]}
            </label>
          ))}
        </fieldset>
        {cutoff === 'given' && (
          <NumberInput
            label={words.points}
            value={points}
            whole={false}
            optional={false}
            onValue={setPoints}
          />
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
    </section>
  )
}
