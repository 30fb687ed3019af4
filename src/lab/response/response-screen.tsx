import { useMemo, useState } from 'preact/hooks'
import { DEFAULT_RULES } from '../../response/classify.ts'
import { analyseResponse } from '../../validation/response-analysis.ts'
import type { LengthUnit, ResponseFileProblem } from '../../validation/response-columns.ts'
import { readResponseData } from '../../validation/response-data.ts'
import { ConcordanceTable } from './concordance-table.tsx'
import { type Chosen, FileForm } from './file-form.tsx'
import { LeftOut, Remarks } from './left-out.tsx'
import { PatientSection } from './patient-section.tsx'
import { PatientsTable } from './patients-table.tsx'
import { SummaryTable } from './summary-table.tsx'
import './response.css'
import { useLab } from '../lab-context.tsx'

/** Lesion measurements in, categories by mRECIST, RECIST 1.1 and iRECIST out; nothing leaves the page. */
export function ResponseScreen() {
  const { response: texts } = useLab()
  const [chosen, setChosen] = useState<Chosen>('none')
  const [unit, setUnit] = useState<LengthUnit>()
  const [at, setAt] = useState(DEFAULT_RULES.at)
  return (
    <section class="response">
      <h2>{texts.heading}</h2>
      <p>{texts.lead}</p>
      <p class="fine">{texts.results.investigational}</p>
      <FileForm unit={unit} onChosen={setChosen} onUnit={setUnit} onAt={setAt} />
      <Outcome chosen={chosen} unit={unit} at={at} />
    </section>
  )
}

function Outcome(props: {
  readonly chosen: Chosen
  readonly unit: LengthUnit | undefined
  readonly at: number
}) {
  const { response: texts, format } = useLab()
  const { chosen, unit, at } = props
  const read = useMemo(
    () => (chosen instanceof Uint8Array ? readResponseData(chosen, unit) : undefined),
    [chosen, unit],
  )
  const rules = useMemo(() => ({ ...DEFAULT_RULES, at }), [at])
  const analysis = useMemo(
    () => (read?.ok === true ? analyseResponse(read.value, rules) : undefined),
    [read, rules],
  )
  if (chosen === 'none') return null
  if (chosen === 'reading') return <p role="status">{texts.file.reading}</p>
  if (chosen === 'unreadable' || read === undefined) return <FileProblem problem={undefined} />
  if (!read.ok) return <FileProblem problem={read.problem} />
  if (analysis === undefined) return null
  const classified = analysis.patients.filter(({ classification }) => classification.ok).length
  const refused = analysis.patients.length - classified + read.value.refused.length
  return (
    <>
      <p class="response-announced" role="status">
        {texts.results.announce(format.number(classified, 0), format.number(refused, 0))}
      </p>
      {read.value.unused.length > 0 && (
        <p class="fine breakable">{texts.file.unused(read.value.unused.join(', '))}</p>
      )}
      <LeftOut data={read.value} analysis={analysis} />
      {classified > 0 && (
        <>
          <SummaryTable analysis={analysis} at={at} />
          <ConcordanceTable concordance={analysis.concordance} />
          <PatientsTable analysis={analysis} at={at} />
          <PatientSection analysis={analysis} at={at} />
          <Remarks analysis={analysis} />
        </>
      )}
      <p class="fine">
        {texts.results.method(format.number(rules.minimumStable, 0), format.number(rules.confirmation, 0))}
      </p>
    </>
  )
}

/** Why the file says nothing; undefined where the browser could not open it. */
function FileProblem({ problem }: { readonly problem: ResponseFileProblem | undefined }) {
  const { response: texts } = useLab()
  const { problems } = texts.file
  const text = problem === undefined ? problems.unreadable : problems[problem.code]
  return (
    <p class="fault" role="alert">
      {typeof text === 'string' ? text : text(problem?.what ?? '')}
    </p>
  )
}
