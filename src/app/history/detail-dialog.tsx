import type { ComponentChildren } from 'preact'
import { pointsText, valueText } from '../../facts/wording.ts'
import { type EarlierAssessment, isStanding } from '../../fhir/stored/earlier-assessments.ts'
import { Fact, FactsList } from '../../figures/table/facts-list.tsx'
import { PREDICTORS } from '../../model/predictor.ts'
import { Button } from '../../page/button.tsx'
import { Dialog } from '../../page/dialog.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { history } from '../../text/history.ts'
import { statusText } from '../record/status-text.ts'
import { storedProbability, storedWhen } from './stored-words.ts'

/** A stored assessment in full, with what can be done about it. */
export function DetailDialog(props: {
  readonly assessment: EarlierAssessment
  readonly mayChange: boolean
  /** Whether the page holds a score that could take its place. */
  readonly scored: boolean
  readonly onWithdraw: () => void
  readonly onSupersede: () => void
  readonly onClose: () => void
}) {
  const { texts, format } = usePageContext()
  const { detail } = useTextsOf(history)
  const { assessment } = props
  const isCurrent = isStanding(assessment)
  return (
    <Dialog title={detail.heading(storedWhen(texts, format, assessment))} onClose={props.onClose}>
      <p class="investigational">{texts.investigational}</p>
      <p class="fine">{detail.asStored}</p>
      <Facts assessment={assessment} />
      <StoredInputs assessment={assessment} />
      <Basis assessment={assessment} />
      {assessment.rationale !== undefined && (
        <>
          <h3>{detail.rationale}</h3>
          <p class="breakable">{assessment.rationale}</p>
        </>
      )}
      {assessment.notes.length > 0 && (
        <>
          <h3>{detail.notes}</h3>
          {assessment.notes.map((note) => (
            <p key={note} class="fine breakable">
              {note}
            </p>
          ))}
        </>
      )}
      <div class="dialog-foot">
        {isCurrent && props.mayChange && !props.scored && <p class="fine">{detail.cannotSupersede}</p>}
        <p class="dialog-actions">
          <Button onClick={props.onClose}>{texts.common.close}</Button>
          {isCurrent && props.mayChange && props.scored && (
            <Button onClick={props.onSupersede}>{detail.supersede}</Button>
          )}
          {isCurrent && props.mayChange && <Button onClick={props.onWithdraw}>{texts.earlier.mark}</Button>}
        </p>
      </div>
    </Dialog>
  )
}

function Facts({ assessment }: { readonly assessment: EarlierAssessment }) {
  const { texts, format, model } = usePageContext()
  const { detail, points: pointsName } = useTextsOf(history)
  const { points } = assessment.detail
  const { period } = assessment
  const fact = (name: string, value: ComponentChildren) => <Fact name={name}>{value}</Fact>
  return (
    <FactsList>
      {fact(detail.status, statusText(texts, assessment.status))}
      {fact(detail.result, <strong>{texts.earlier.risks[assessment.risk]}</strong>)}
      {points !== undefined && fact(pointsName, pointsText({ texts, format, model }, points))}
      {fact(texts.answer.probability, storedProbability(format, assessment))}
      {period?.start !== undefined &&
        period.end !== undefined &&
        fact(detail.period, detail.periodText(format.date(period.start), format.date(period.end)))}
      {fact(detail.date, storedWhen(texts, format, assessment))}
      {fact(detail.author, assessment.performer ?? '–')}
      {assessment.model !== undefined && fact(detail.model, assessment.model)}
      {fact(
        detail.resource,
        <span class="reference">
          {assessment.reference}
          {assessment.versionId !== undefined && `/_history/${assessment.versionId}`}
        </span>,
      )}
    </FactsList>
  )
}

function StoredInputs({ assessment }: { readonly assessment: EarlierAssessment }) {
  const { texts, format, model } = usePageContext()
  const { detail } = useTextsOf(history)
  const { inputs } = assessment.detail
  if (Object.keys(inputs).length === 0) return null
  return (
    <>
      <h3>{detail.inputs}</h3>
      <ul>
        {PREDICTORS.map((predictor) => {
          const input = inputs[predictor]
          return (
            <li key={predictor}>
              {texts.inputs.names[predictor] + texts.joins.colon}
              {input === undefined ? (
                texts.drivers.unknown
              ) : (
                <>
                  <strong>{valueText({ texts, format, model }, predictor, input.value)}</strong>
                  {texts.joins.comma + format.date(input.day)}
                  {input.entered && texts.joins.comma + detail.entered}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Basis({ assessment }: { readonly assessment: EarlierAssessment }) {
  const { joins } = usePageContext().texts
  const { detail } = useTextsOf(history)
  if (assessment.basis.length === 0) return null
  return (
    <>
      <h3>{detail.basis}</h3>
      <ul class="fine">
        {assessment.basis.map(({ reference, display }) => (
          <li key={reference}>
            {display !== undefined && display + joins.colon}
            <span class="reference breakable">{reference}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
