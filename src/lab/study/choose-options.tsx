import { useId, useState } from 'preact/hooks'
import type { ReportOptions } from '../../validation/report/options.ts'
import { useLab } from '../lab-surroundings.tsx'
import { NumberInput } from './number-input.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { StudyFlow } from './study-flow.tsx'
import type { OptionsStage } from './study-state.ts'

/** The third step: what was read of the file, and what to compute. */
export function ChooseOptions(props: {
  readonly stage: OptionsStage
  readonly onOptions: (options: ReportOptions) => void
  readonly onCompute: () => void
  readonly onBack: () => void
}) {
  const { texts, format, model } = useLab()
  const { stage, onOptions } = props
  const { summary, options } = stage
  const id = useId()
  const [faulty, setFaulty] = useState<ReadonlySet<string>>(new Set())
  const number = (key: 'replicates' | 'seed' | 'cutoff', value: number | undefined) => {
    const others = new Set([...faulty].filter((name) => name !== key))
    setFaulty(value === undefined ? others.add(key) : others)
    if (value !== undefined) onOptions({ ...options, [key]: value })
  }
  return (
    <section class="part" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{texts.options.heading}</h2>
      {stage.problem !== undefined && <ProblemNotice problem={stage.problem} />}
      <StudyFlow summary={summary} />
      <div class="fields">
        <div class="field">
          <label for={`${id}-cohort`}>{texts.options.cohort}</label>
          <select
            id={`${id}-cohort`}
            value={options.cohort ?? ''}
            onInput={({ currentTarget }) => {
              const cohort = currentTarget.value === '' ? null : currentTarget.value
              onOptions({
                ...options,
                cohort,
                subgroups: options.subgroups.filter((name) => name !== cohort),
              })
            }}
          >
            <option value="">{texts.options.oneCohort}</option>
            {summary.groups.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {summary.kind === 'scored' && (
          <NumberInput
            label={texts.options.cutoff}
            value={options.cutoff ?? undefined}
            whole={false}
            optional={true}
            onValue={(value) => number('cutoff', value)}
            onEmpty={() => onOptions({ ...options, cutoff: null })}
          />
        )}
        <NumberInput
          label={texts.options.replicates}
          value={options.replicates}
          whole={true}
          optional={false}
          onValue={(value) => number('replicates', value)}
        />
        <NumberInput
          label={texts.options.seed}
          hint={texts.options.seedHint}
          value={options.seed}
          whole={true}
          optional={false}
          onValue={(value) => number('seed', value)}
        />
      </div>
      {summary.kind === 'patients' && (
        <p>{texts.options.cutoffOfModel(format.number(model.cutoff.points, 2))}</p>
      )}
      <Subgroups summary={summary} options={options} onOptions={onOptions} />
      <p class="fine">{texts.options.completeCase}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled={faulty.size > 0}
          onClick={() => faulty.size === 0 && props.onCompute()}
        >
          {texts.options.start}
        </button>
        <button type="button" class="button" onClick={props.onBack}>
          {texts.options.back}
        </button>
      </div>
    </section>
  )
}

function Subgroups(props: {
  readonly summary: OptionsStage['summary']
  readonly options: ReportOptions
  readonly onOptions: (options: ReportOptions) => void
}) {
  const { texts } = useLab()
  const { options } = props
  const offered = props.summary.groups.filter(({ name }) => name !== options.cohort)
  if (offered.length === 0) return null
  return (
    <fieldset class="choices-inline">
      <legend>{texts.options.subgroups}</legend>
      {offered.map(({ name, labels }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={options.subgroups.includes(name)}
            onInput={({ currentTarget }) =>
              props.onOptions({
                ...options,
                subgroups: currentTarget.checked
                  ? [...options.subgroups, name]
                  : options.subgroups.filter((other) => other !== name),
              })
            }
          />{' '}
          {name} <span class="fine">{texts.options.labels(labels.join(texts.separators.item))}</span>
        </label>
      ))}
    </fieldset>
  )
}
