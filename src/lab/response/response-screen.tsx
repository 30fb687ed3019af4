import { Button } from '../../page/button.tsx'
import './response.css'
import { useMemo, useState } from 'preact/hooks'
import { DataTable } from '../../figures/table/data-table.tsx'
import { concordanceRows } from '../../report/concordance-rows.ts'
import { DEFAULT_RULES } from '../../response/classify.ts'
import { csvText } from '../../validation/data/csv/csv-text.ts'
import { analyseResponse, type ResponseAnalysis } from '../../validation/response-analysis.ts'
import type { LengthUnit, ResponseFileProblem } from '../../validation/response-columns.ts'
import type { Concordance } from '../../validation/response-concordance.ts'
import { readResponseData } from '../../validation/response-data.ts'
import { outcomeTable, patientResponses } from '../../validation/response-table.ts'
import { useLab } from '../lab-context.tsx'
import { saveText } from '../save-text.ts'
import { type Chosen, FileForm } from './file-form.tsx'
import { LeftOut, Remarks } from './left-out.tsx'
import { PatientSection } from './patient-section.tsx'
import { SummaryTable } from './summary-table.tsx'

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

/** Every patient on one line, and the same as a file that the validation reads. */
function PatientsTable(props: { readonly analysis: ResponseAnalysis; readonly at: number }) {
  const { response: texts, format } = useLab()
  const { results, systems, outcomes } = texts
  const { analysis, at } = props
  return (
    <section>
      <h3>{results.everyPatient}</h3>
      <DataTable
        caption={results.summaryCaption(format.number(at, 0))}
        columns={[
          results.patient,
          ...[systems.mrecist, systems.recist, systems.irecist, results.best],
          ...[results.bestChange, results.outcomes, results.outcomeDay],
        ]}
        rows={patientResponses(analysis, at).map(({ id, patient, outcomeDay, bestChange }) => [
          ...[id, patient.mrecist.at.category, patient.recist.at.category, patient.irecist.at.category],
          patient.mrecist.best,
          bestChange === undefined ? '' : format.quantity(100 * bestChange, '%', 0),
          outcomes[patient.outcome ?? 'unknown'],
          outcomeDay === undefined ? '' : format.number(outcomeDay, 0),
        ])}
      />
      <p class="no-print">
        <Button
          onClick={() =>
            saveText('outcomes.csv', 'text/csv', csvText(outcomeTable(analysis, at), { mark: true }))
          }
        >
          {results.saveOutcomes}
        </Button>{' '}
        <span class="fine">{results.saveHint}</span>
      </p>
    </section>
  )
}

/** Cohen's kappa between the systems, over the four categories and over progression. */
export function ConcordanceTable(props: { readonly concordance: readonly Concordance[] }) {
  const { response: texts, format } = useLab()
  const { results } = texts
  const { heads, rows } = concordanceRows(texts, format, props.concordance)
  return (
    <section>
      <h3>{results.concordance}</h3>
      <DataTable caption={results.concordanceCaption} columns={[results.system, ...heads]} rows={rows} />
      <p class="fine">{results.agreement}</p>
    </section>
  )
}
