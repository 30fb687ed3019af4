import '../../figures/figures.css'
import './history.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChartInputs } from '../../fhir/chart-inputs.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { type EarlierAssessment, isStanding } from '../../fhir/stored/earlier-assessments.ts'
import { type Assessment, isScored } from '../../model/assessment.ts'
import { usePageContext } from '../../page/page-context.tsx'
import type { RawChart } from '../server/chart-reader.ts'
import { ChangesTable } from './changes-table.tsx'
import { DetailDialog } from './detail-dialog.tsx'
import { EarlierTable } from './earlier-table.tsx'
import { InputsOverTime } from './inputs-over-time.tsx'
import { PointsOverTime } from './points-over-time.tsx'

export interface HistoryProps {
  readonly raw: RawChart
  readonly context: ReadContext
  /** The chart with the user's entries. */
  readonly chart: ChartInputs
  readonly assessment: Assessment
  readonly mayChange: boolean
  /** The app was opened for it: it comes into view. */
  readonly wanted: boolean
  readonly onWithdraw: (assessment: EarlierAssessment) => void
  readonly onSupersede: (assessment: EarlierAssessment) => void
}

/** The patient's earlier assessments as stored, what has changed since, and the inputs over time. */
export function History(props: HistoryProps) {
  const { texts } = usePageContext()
  const { chart } = props
  const { earlier } = chart
  const [opened, setOpened] = useState<EarlierAssessment | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (props.wanted) heading.current?.focus()
  }, [])
  const part = useRef<HTMLElement>(null)
  const inside = part.current?.contains(document.activeElement) === true
  // A button that had the focus can go with what is read anew.
  useLayoutEffect(() => {
    if (inside && part.current?.contains(document.activeElement) === false) heading.current?.focus()
  })
  const unread = chart.failures.some(({ topic }) => topic === 'assessments')
  const last = earlier.find(isStanding)
  const scored = isScored(props.assessment) ? props.assessment : undefined
  return (
    <>
      <section ref={part} class="part earlier no-print" aria-labelledby="earlier-heading">
        <h2 id="earlier-heading" ref={heading} tabIndex={-1}>
          {texts.earlier.heading}
        </h2>
        {unread && <p>{texts.earlier.unread}</p>}
        {!unread && earlier.length === 0 && <p>{texts.earlier.none}</p>}
        {earlier.length > 0 && <EarlierTable {...props} earlier={earlier} onOpen={setOpened} />}
        {last !== undefined && scored !== undefined && (
          <ChangesTable last={last} chart={chart} assessment={scored} />
        )}
        {earlier.length > 0 && (
          <PointsOverTime earlier={earlier} assessment={scored} asOf={props.context.asOf} />
        )}
      </section>
      <InputsOverTime raw={props.raw} context={props.context} chart={chart} />
      {opened !== undefined && (
        <DetailDialog
          assessment={opened}
          mayChange={props.mayChange}
          scored={scored !== undefined}
          onWithdraw={() => {
            setOpened(undefined)
            props.onWithdraw(opened)
          }}
          onSupersede={() => {
            setOpened(undefined)
            props.onSupersede(opened)
          }}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}
