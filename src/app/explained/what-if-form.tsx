import { useId } from 'preact/hooks'
import { valueText } from '../../facts/wording.ts'
import { justAbove } from '../../figures/nomogram/preset-values.ts'
import { axisStep, type WhatIfValue } from '../../figures/nomogram/what-if-value.ts'
import { effectsOf } from '../../model/effect.ts'
import type { ModelInputs, Predictor } from '../../model/predictor.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { displayUnit } from '../../text/display-unit.ts'
import { explained } from '../../text/explained.ts'

interface FormProps {
  /** The inputs of the assessment. */
  readonly inputs: ModelInputs
  /** The inputs with the values that the user tries. */
  readonly trial: ModelInputs
  readonly onMove: (move: WhatIfValue) => void
  readonly onUnknown: (predictor: Predictor) => void
}

/** The values to try, one field an input, each with what was assessed. */
export function WhatIfForm(props: FormProps) {
  const { whatIf } = useTextsOf(explained)
  return (
    <fieldset class="what-if-form">
      <legend class="visually-hidden">{whatIf.legend}</legend>
      <NlrChoice {...props} />
      <DeltaTChoice {...props} />
      <Slider {...props} predictor="albumin" />
      <Slider {...props} predictor="diameter" />
    </fieldset>
  )
}

function NlrChoice({ inputs, trial, onMove, onUnknown }: FormProps) {
  const { format, model } = usePageContext()
  const { nlrStop } = useTextsOf(explained).nomogram
  const { threshold } = model.predictors.nlr
  const pointsAt = (value: number) => effectsOf(model, 'nlr', value).low.points
  const { low, high } = effectsOf(model, 'nlr', trial.nlr ?? { low: 0, high: Number.POSITIVE_INFINITY })
  const isOpen = low.points !== high.points
  const side = isOpen ? 'unknown' : low.points === pointsAt(justAbove(model)) ? 'above' : 'upTo'
  return (
    <Choice
      predictor="nlr"
      inputs={inputs}
      chosen={side}
      options={[
        ['upTo', nlrStop.upTo(format.number(threshold, 2))],
        ['above', nlrStop.above(format.number(threshold, 2))],
      ]}
      onChoose={(choice) => {
        if (choice === 'unknown') onUnknown('nlr')
        else onMove({ predictor: 'nlr', value: choice === 'above' ? justAbove(model) : threshold })
      }}
    />
  )
}

function DeltaTChoice({ inputs, trial, onMove, onUnknown }: FormProps) {
  const { model } = usePageContext()
  const stops = useTextsOf(explained).nomogram.deltaTStop[model.elastography.deltaTConvention]
  return (
    <Choice
      predictor="deltaT"
      inputs={inputs}
      chosen={trial.deltaT ?? 'unknown'}
      options={[
        ['nonnegative', stops.nonnegative],
        ['negative', stops.negative],
      ]}
      onChoose={(choice) => {
        if (choice === 'unknown') onUnknown('deltaT')
        else onMove({ predictor: 'deltaT', value: choice })
      }}
    />
  )
}

/** Radio buttons for an input of two values, and for not knowing it. */
function Choice<Option extends string>(props: {
  readonly predictor: 'nlr' | 'deltaT'
  readonly inputs: ModelInputs
  readonly chosen: Option | 'unknown'
  readonly options: readonly (readonly [Option, string])[]
  readonly onChoose: (option: Option | 'unknown') => void
}) {
  const { texts } = usePageContext()
  const group = useId()
  const { nomogram } = useTextsOf(explained)
  const { predictor, chosen } = props
  const options = [...props.options, ['unknown', nomogram.unknown] as const]
  return (
    <fieldset class="what-if-field">
      <legend>{texts.inputs.short[predictor]}</legend>
      <div class="what-if-options">
        {options.map(([option, label]) => (
          <label key={option}>
            <input
              type="radio"
              name={group}
              checked={chosen === option}
              onChange={() => props.onChoose(option)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
      <Assessed predictor={predictor} inputs={props.inputs} />
    </fieldset>
  )
}

function Slider(props: FormProps & { readonly predictor: 'albumin' | 'diameter' }) {
  const { texts, format, model } = usePageContext()
  const { nomogram } = useTextsOf(explained)
  const { predictor, trial, inputs, onMove } = props
  const id = useId()
  const { axis, unit } = model.predictors[predictor]
  const value = trial[predictor]
  return (
    <div class="what-if-field">
      <label for={id}>
        {texts.inputs.short[predictor]} <span class="quiet">({displayUnit(unit)})</span>
      </label>
      <div class="what-if-slider">
        <input
          id={id}
          type="range"
          min={axis[0]}
          max={axis[1]}
          step={axisStep(model, predictor)}
          value={typeof value === 'number' ? value : (axis[0] + axis[1]) / 2}
          aria-valuetext={
            value === undefined ? nomogram.unknown : valueText({ texts, format, model }, predictor, value)
          }
          onInput={(event) => onMove({ predictor, value: event.currentTarget.valueAsNumber })}
        />
        <span class="what-if-value" aria-hidden="true">
          {value === undefined ? nomogram.unknown : valueText({ texts, format, model }, predictor, value)}
        </span>
      </div>
      <Assessed predictor={predictor} inputs={inputs} />
    </div>
  )
}

function Assessed({ predictor, inputs }: { readonly predictor: Predictor; readonly inputs: ModelInputs }) {
  const { nomogram, whatIf } = useTextsOf(explained)
  const { texts, format, model } = usePageContext()
  const value = inputs[predictor]
  return (
    <p class="fine">
      {whatIf.chartValue(
        value === undefined ? nomogram.unknown : valueText({ texts, format, model }, predictor, value),
      )}
    </p>
  )
}
