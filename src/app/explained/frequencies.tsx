import { useId, useState } from 'preact/hooks'
import { IconArray } from '../../figures/icon-array.tsx'
import { Heads } from '../../figures/table/heads.tsx'
import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import { COUNTED, type Counted, countedPatients } from '../../model/published-cohorts.ts'
import { roundTo } from '../../model/rounding.ts'
import type { RiskClass } from '../../model/score.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { explained } from '../../text/explained.ts'
import { nonResponseOf } from './class-frequencies.ts'

const CLASSES = ['high', 'low'] as const

/** What being at or above the cut-off, or below it, meant for the patients of the paper: as persons out of 100. */
export function Frequencies({ assessment }: { readonly assessment: CompleteAssessment | BoundedAssessment }) {
  const { format, model } = usePageContext()
  const { frequencies } = useTextsOf(explained)
  const [counted, setCounted] = useState<Counted>('pooled')
  const field = useId()
  const size = countedPatients(model, 'pooled')
  return (
    <section class="part frequencies no-print" aria-labelledby="frequencies-heading">
      <h2 id="frequencies-heading">{frequencies.heading}</h2>
      <p class="fine">{frequencies.lead}</p>
      <p class="frequencies-choice">
        <label for={field}>{frequencies.cohort}</label>{' '}
        <select
          id={field}
          value={counted}
          onInput={(event) =>
            setCounted(COUNTED.find((option) => option === event.currentTarget.value) ?? 'pooled')
          }
        >
          {COUNTED.map((option) => (
            <option key={option} value={option}>
              {frequencies.cohorts[option]}
            </option>
          ))}
        </select>
      </p>
      <div class="frequency-pair">
        {CLASSES.map((riskClass) => (
          <ClassFrequency
            key={riskClass}
            riskClass={riskClass}
            counted={counted}
            isPatients={assessment.riskClass === riskClass}
          />
        ))}
      </div>
      <p class="fine">{frequencies.filled}</p>
      <details class="on-demand">
        <summary>{frequencies.allCohorts}</summary>
        <FrequencyTable />
      </details>
      {model.cutoff.source === 'site' && <p class="notice-box">{frequencies.notes.siteCutoff}</p>}
      <p class="fine">
        {frequencies.notes.basis}{' '}
        {size.counted < size.patients &&
          frequencies.notes.counts(format.number(size.counted, 0), format.number(size.patients, 0))}
      </p>
    </section>
  )
}

function ClassFrequency(props: {
  readonly riskClass: RiskClass
  readonly counted: Counted
  readonly isPatients: boolean
}) {
  const { format, model } = usePageContext()
  const { frequencies } = useTextsOf(explained)
  const { riskClass } = props
  const share = nonResponseOf(model, props.counted, riskClass)
  const per100 = (fraction: number) => format.number(fraction * 100, 0)
  return (
    <div class={props.isPatients ? 'frequency patients' : 'frequency'}>
      <h3>
        <Mark shape={riskClass} /> {frequencies[riskClass](format.number(model.cutoff.points, 2))}
        {props.isPatients && <span class="tag">{frequencies.thisPatient}</span>}
      </h3>
      {share === undefined ? (
        <p>{frequencies.noPatients}</p>
      ) : (
        <>
          <p aria-live="polite">
            <strong>{frequencies.sentence(per100(share.estimate))}</strong>{' '}
            <span class="quiet">
              {frequencies.interval(
                per100(share.lower),
                per100(share.upper),
                format.number(share.count, 0),
                format.number(share.total, 0),
              )}
            </span>
          </p>
          <IconArray
            count={roundTo(share.estimate * 100, 0)}
            total={100}
            label={frequencies.array(per100(share.estimate))}
          />
        </>
      )}
    </div>
  )
}

/** The same frequencies for every cohort, with intervals and counts. */
function FrequencyTable() {
  const { frequencies } = useTextsOf(explained)
  return (
    <table>
      <caption>{frequencies.caption}</caption>
      <Heads of={[frequencies.columns.cohort, frequencies.columns.high, frequencies.columns.low]} />
      <tbody>
        {COUNTED.map((counted) => (
          <tr key={counted}>
            <th scope="row">{frequencies.cohorts[counted]}</th>
            <Cell counted={counted} riskClass="high" />
            <Cell counted={counted} riskClass="low" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell(props: { readonly counted: Counted; readonly riskClass: RiskClass }) {
  const { format, model } = usePageContext()
  const { frequencies } = useTextsOf(explained)
  const share = nonResponseOf(model, props.counted, props.riskClass)
  if (share === undefined) return <td>{frequencies.noPatients}</td>
  const per100 = (fraction: number) => format.number(fraction * 100, 0)
  return (
    <td>
      {frequencies.cell(
        per100(share.estimate),
        per100(share.lower),
        per100(share.upper),
        format.number(share.count, 0),
        format.number(share.total, 0),
      )}
    </td>
  )
}
