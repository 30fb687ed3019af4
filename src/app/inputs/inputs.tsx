import { scoreWords } from '../../facts/wording.ts'
import { isScored } from '../../model/assessment.ts'
import { Button } from '../../page/button.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { AxisHead, TotalAxis } from './axis.tsx'
import { DeltaTForm } from './delta-t-form.tsx'
import { InputRow } from './input-row.tsx'
import type { InputRowProps } from './input-row-props.ts'
import { NlrForm } from './nlr-form.tsx'
import { QuantityForm } from './quantity-form.tsx'
import { StiffnessNote, StiffnessSites } from './stiffness-sites.tsx'
import { WhatIfRow } from './what-if-row.tsx'

/** What the score rests on and how it comes about, in one table: each input's value and date, its axis and points, their sum, and a way to change or to try them. */
export function Inputs(props: InputRowProps) {
  const pageContext = usePageContext()
  const { texts } = pageContext
  const { columns } = texts.inputs
  const { assessment, inputs, onEdit, tried } = props
  // Out of scope nothing is scored: no points, no axis, nothing to try.
  const isScale = assessment.kind !== 'outOfScope'
  return (
    <section class="part inputs" aria-labelledby="inputs-heading">
      <h2 id="inputs-heading" class="visually-hidden">
        {texts.inputs.heading}
      </h2>
      <table class="inputs-table stacking">
        <caption class="visually-hidden">{texts.inputs.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.input}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col" class="axis-cell">
              <span class="visually-hidden">{columns.axis}</span>
              {isScale && (
                <div class="axis-frame">
                  <AxisHead />
                </div>
              )}
            </th>
            <th scope="col" class="points-cell">
              {texts.drivers.points}
            </th>
            <th scope="col" class="no-print">
              <span class="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <InputRow
          {...props}
          input="nlr"
          form={(frame) => <NlrForm {...frame} onApply={(edit) => onEdit('nlr', edit)} />}
        />
        <InputRow
          {...props}
          input="deltaT"
          form={(frame) => <DeltaTForm {...frame} onApply={(edit) => onEdit('deltaT', edit)} />}
          note={<StiffnessNote reading={props.original.deltaT} started={props.original.therapy.started} />}
          action={
            <Button small aria-label={texts.stiffness.worksheet} onClick={props.onWorksheet}>
              {texts.stiffness.worksheetShort}
            </Button>
          }
        >
          <StiffnessSites reading={props.original.deltaT} />
        </InputRow>
        {(['albumin', 'diameter'] as const).map((input) => (
          <InputRow
            key={input}
            {...props}
            input={input}
            form={(frame) => (
              <QuantityForm {...frame} input={input} onApply={(edit) => onEdit(input, edit)} />
            )}
          />
        ))}
        <tbody class="total">
          <tr>
            <th scope="row">{texts.drivers.total}</th>
            <td>{isScale && <span class="quiet no-print">{texts.whatIf.drag}</span>}</td>
            <td class="axis-cell">{isScale && <TotalAxis inputs={inputs} />}</td>
            <td class="points-cell">
              <strong class="points">
                {isScored(assessment)
                  ? scoreWords(pageContext, assessment).points
                  : isScale
                    ? texts.drivers.unknown
                    : '–'}
              </strong>
            </td>
            <td class="no-print" />
          </tr>
        </tbody>
        <WhatIfRow inputs={inputs} tried={tried} onEnd={() => props.onTry({})} />
      </table>
    </section>
  )
}
