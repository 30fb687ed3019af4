import { useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { Checkboxes, SelectField } from '../../page/fields.tsx'
import type { ReportOptions } from '../../validation/report/options.ts'
import { LabPart, useLab } from '../lab-context.tsx'
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
  const [faulty, setFaulty] = useState<ReadonlySet<string>>(new Set())
  const number = (key: 'replicates' | 'imputations' | 'seed' | 'cutoff', value: number | undefined) => {
    const others = new Set([...faulty].filter((name) => name !== key))
    setFaulty(value === undefined ? others.add(key) : others)
    if (value !== undefined) onOptions({ ...options, [key]: value })
  }
  return (
    <LabPart heading={texts.options.heading}>
      {stage.problem !== undefined && <ProblemNotice problem={stage.problem} />}
      <StudyFlow summary={summary} />
      <div class="fields">
        <SelectField
          label={texts.options.cohort}
          none={texts.options.oneCohort}
          value={options.cohort ?? undefined}
          options={summary.groups.map(({ name }) => [name, name])}
          onChoose={(cohort) => {
            const subgroups = options.subgroups.filter((name) => name !== cohort)
            onOptions({ ...options, cohort: cohort ?? null, subgroups })
          }}
        />
        {summary.kind === 'scored' && (
          <NumberInput
            label={texts.options.cutoff}
            value={options.cutoff ?? undefined}
            kind="decimal"
            onValue={(value) => number('cutoff', value)}
            onEmpty={() => onOptions({ ...options, cutoff: null })}
          />
        )}
        <NumberInput
          label={texts.options.replicates}
          value={options.replicates}
          onValue={(value) => number('replicates', value)}
        />
        {summary.kind === 'patients' && (
          <NumberInput
            label={texts.options.imputations}
            value={options.imputations}
            onValue={(value) => number('imputations', value)}
          />
        )}
        <NumberInput
          label={texts.options.seed}
          hint={texts.options.seedHint}
          value={options.seed}
          onValue={(value) => number('seed', value)}
        />
      </div>
      {summary.kind === 'patients' && (
        <p>{texts.options.cutoffOfModel(format.number(model.cutoff.points, 2))}</p>
      )}
      <Subgroups summary={summary} options={options} onOptions={onOptions} />
      <p class="fine">{texts.options.completeCase}</p>
      <div class="actions">
        <Button
          primary
          aria-disabled={faulty.size > 0}
          onClick={() => faulty.size === 0 && props.onCompute()}
        >
          {texts.options.start}
        </Button>
        <Button onClick={props.onBack}>{texts.options.back}</Button>
      </div>
    </LabPart>
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
    <Checkboxes
      class="choices-inline"
      legend={texts.options.subgroups}
      chosen={options.subgroups}
      options={offered.map(({ name, labels }) => [
        name,
        <>
          {name} <span class="fine">{texts.options.labels(labels.join(texts.separators.item))}</span>
        </>,
      ])}
      onChosen={(subgroups) => props.onOptions({ ...options, subgroups })}
    />
  )
}
