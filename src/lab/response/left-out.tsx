import type { About, CourseFault } from '../../response/course-problems.ts'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import type { PatientProblem, ResponseData } from '../../validation/response-data.ts'
import { useLab } from '../lab-context.tsx'

type Fault = PatientProblem | About<CourseFault>

/** Patients without a result, each with its reasons and where they stand in the file. */
export function LeftOut(props: { readonly data: ResponseData; readonly analysis: ResponseAnalysis }) {
  const { response: texts, format } = useLab()
  const refused: readonly { readonly id: string | undefined; readonly problems: readonly Fault[] }[] = [
    ...props.data.refused,
    ...props.analysis.patients.flatMap(({ id, classification }) =>
      classification.ok ? [] : [{ id, problems: classification.problem }],
    ),
  ]
  if (refused.length === 0) return null
  const place = (fault: Fault): readonly string[] =>
    'lesion' in fault
      ? fault.lesion === undefined
        ? []
        : [texts.lesion(fault.lesion)]
      : [
          ...(fault.row === undefined ? [] : [texts.row(format.number(fault.row, 0))]),
          ...(fault.column === undefined ? [] : [texts.column(fault.column)]),
        ]
  return (
    <section>
      <h3>{texts.results.refused}</h3>
      <p class="fine">{texts.results.refusedLead}</p>
      <ul class="plain response-list">
        {refused.map(({ id, problems }) => (
          <li key={id ?? ''}>
            <strong class="breakable">{id ?? texts.noPatient}</strong>
            <ul>
              {problems.map((fault) => (
                <li key={[fault.code, ...place(fault)].join(' ')}>
                  {[texts.problems[fault.code], ...place(fault)].join(' · ')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a reader of single results must know. */
export function Remarks(props: { readonly analysis: ResponseAnalysis }) {
  const { response: texts } = useLab()
  const remarks = props.analysis.patients.flatMap(({ id, classification }) =>
    classification.ok ? classification.value.remarks.map(({ code, lesion }) => ({ id, code, lesion })) : [],
  )
  if (remarks.length === 0) return null
  return (
    <section>
      <h3>{texts.results.remarks}</h3>
      <ul class="plain response-list">
        {remarks.map(({ id, code, lesion }) => (
          <li key={`${id} ${code} ${lesion}`}>
            <strong class="breakable">{id}</strong>
            {['', ...(lesion === undefined ? [] : [texts.lesion(lesion)]), texts.remarks[code]].join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
