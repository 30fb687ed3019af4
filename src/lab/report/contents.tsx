import type { Sections } from '../../validation/report/validation-report.ts'
import { SECTIONS } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'

/** The report's sections as links; those still to be computed are named as such. */
export function Contents(props: {
  readonly sections: Partial<Sections>
  /** The recalibration stands below the report. */
  readonly recalibration: boolean
}) {
  const { texts, report } = useLab()
  const { sections } = props
  const whole = SECTIONS.every((id) => sections[id] !== undefined)
  return (
    <nav class="report-contents no-print" aria-label={report.contents}>
      <ol>
        {SECTIONS.map((id) => (
          <Item
            key={id}
            id={id}
            title={report.sections[id].title}
            pending={sections[id] === undefined && texts.report.pending}
          />
        ))}
        <Item
          id="checklist"
          title={report.sections.checklist.title}
          pending={!whole && texts.report.pending}
        />
        {props.recalibration && <Item id="recalibration" title={texts.recalibrate.heading} pending={false} />}
      </ol>
    </nav>
  )
}

function Item(props: { readonly id: string; readonly title: string; readonly pending: string | false }) {
  return (
    <li>
      {props.pending === false ? (
        <a href={`#${props.id}`}>{props.title}</a>
      ) : (
        <span class="quiet">
          {props.title} <span class="visually-hidden">({props.pending})</span>
        </span>
      )}
    </li>
  )
}
