import { Scrolling } from '../../figures/table/scrolling.tsx'
import { csvText } from '../../validation/data/csv/csv-text.ts'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import { outcomeTable, patientResponses } from '../../validation/response-table.ts'
import { useLab } from '../lab-context.tsx'
import { saveText } from '../save-text.ts'

/** Every patient on one line, and the same as a file that the validation reads. */
export function PatientsTable(props: { readonly analysis: ResponseAnalysis; readonly at: number }) {
  const { response: texts, format } = useLab()
  const { results, systems, outcomes } = texts
  const { analysis, at } = props
  return (
    <section>
      <h3>{results.everyPatient}</h3>
      <Scrolling label={results.everyPatient}>
        <table>
          <caption>{results.summaryCaption(format.number(at, 0))}</caption>
          <thead>
            <tr>
              {[
                results.patient,
                ...[systems.mrecist, systems.recist, systems.irecist, results.best],
                ...[results.bestChange, results.outcomes, results.outcomeDay],
              ].map((heading) => (
                <th scope="col" key={heading}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {patientResponses(analysis, at).map(({ id, patient, outcomeDay, bestChange }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{patient.mrecist.at.category}</td>
                <td>{patient.recist.at.category}</td>
                <td>{patient.irecist.at.category}</td>
                <td>{patient.mrecist.best}</td>
                <td>{bestChange === undefined ? '' : format.quantity(100 * bestChange, '%', 0)}</td>
                <td>{outcomes[patient.outcome ?? 'unknown']}</td>
                <td>{outcomeDay === undefined ? '' : format.number(outcomeDay, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p class="no-print">
        <button
          type="button"
          class="button"
          onClick={() =>
            saveText('outcomes.csv', 'text/csv', csvText(outcomeTable(analysis, at), { mark: true }))
          }
        >
          {results.saveOutcomes}
        </button>{' '}
        <span class="fine">{results.saveHint}</span>
      </p>
    </section>
  )
}
