import { useState } from 'preact/hooks'
import type { DeltaTEdit, EditFault } from '../../fhir/edits/edits.ts'
import type { DeltaTSign } from '../../model/predictor.ts'
import { Button } from '../../page/button.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'

/** How the dT of the worksheet stands to the assessment: formed from the chart, entered by hand, or to be taken over without saving. */
export function UseInAssessment(props: {
  readonly sign: DeltaTSign | undefined
  /** Day of the second examination. */
  readonly date: string
  /** Something here is not in the chart, and both examinations count by their dates. */
  readonly offered: boolean
  readonly doubtful: boolean
  readonly entered: DeltaTEdit | undefined
  readonly inChart: boolean
  readonly onUse: (edit: DeltaTEdit | undefined) => readonly EditFault[]
}) {
  const { texts } = usePageContext()
  const { use, live } = useTextsOf(worksheetTexts)
  const [faults, setFaults] = useState<readonly EditFault[]>([])
  const { sign, date, entered } = props
  const inUse = entered !== undefined && entered.sign === sign && entered.date === date
  return (
    <div class="use-in-assessment">
      <div role="status">
        {inUse && props.offered && <p>{use.done}</p>}
        {entered !== undefined && !(inUse && props.offered) && <p>{use.override}</p>}
        {entered === undefined && props.inChart && !props.offered && <p>{use.fromChart}</p>}
        {props.doubtful && <p>{live.doubt}</p>}
      </div>
      {sign !== undefined && props.offered && !inUse && (
        <>
          <Button small onClick={() => setFaults(props.onUse({ kind: 'sign', sign, date }))}>
            {use.action}
          </Button>
          <p class="fine">{use.explain}</p>
        </>
      )}
      {entered !== undefined && (
        <Button small onClick={() => setFaults(props.onUse(undefined))}>
          {use.reset}
        </Button>
      )}
      {faults.map(({ code }) => (
        <p key={code} class="fault">
          {texts.edit.faults[code]}
        </p>
      ))}
    </div>
  )
}
