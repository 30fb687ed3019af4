import type { StiffnessChange } from '../../model/elastography/stiffness-change.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import worksheetTexts from '../../text/worksheet.ts'
import { decisiveAlone } from './worksheet-result.ts'

/** dT and dP as they form: how many sites changed, and which would decide. Stays in sight while the sites are filled in. */
export function LiveResult(props: { readonly deltaT: StiffnessChange; readonly deltaP: StiffnessChange }) {
  const { live } = useTextsOf(worksheetTexts)
  return (
    <section class="live-result" aria-label={live.heading}>
      <div role="status">
        <Line name={live.deltaT} change={props.deltaT} />
        <Line name={live.deltaP} change={props.deltaP} note={live.deltaPNote} />
      </div>
    </section>
  )
}

function Line(props: { readonly name: string; readonly change: StiffnessChange; readonly note?: string }) {
  const { change } = props
  return (
    <p class="live-line">
      <strong>{props.name}</strong> <ChangeText change={change} />
      {props.note !== undefined && <span class="fine"> {props.note}</span>}
    </p>
  )
}

function ChangeText({ change }: { readonly change: StiffnessChange }) {
  const { language, format, model } = usePageContext()
  const { live } = useTextsOf(worksheetTexts)
  const { sign, counted, needed, wouldDecide, directions } = change
  const of = format.number(Object.keys(directions).length, 0)
  const count = live.count[model.elastography.deltaTConvention](format.number(counted, 0), of)
  if (sign !== undefined) return <>{live.decided[sign](count, format.number(needed, 0))}</>
  if (!decisiveAlone(change))
    return <>{live.open(count, format.number(needed, 0), format.list(wouldDecide))}</>
  const either = new Intl.ListFormat(language, { type: 'disjunction' }).format(wouldDecide)
  return <>{live.oneDecides(count, either)}</>
}
