import { useState } from 'preact/hooks'
import { DataTable } from '../../figures/table/data-table.tsx'
import { SelectField } from '../../page/fields.tsx'
import type { Classified } from '../../response/classify.ts'
import type { ImmuneCategory } from '../../response/irecist.ts'
import type { Category, TimePoint } from '../../response/time-point.ts'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import { SYSTEMS, type System } from '../../validation/response-concordance.ts'
import { useLab } from '../lab-context.tsx'

/** One patient at a time, visit by visit. */
export function PatientSection(props: { readonly analysis: ResponseAnalysis; readonly at: number }) {
  const { response: texts } = useLab()
  const patients = props.analysis.patients.flatMap((patient) =>
    patient.classification.ok ? [{ id: patient.id, value: patient.classification.value }] : [],
  )
  const [chosen, setChosen] = useState<string>()
  const shown = patients.find((patient) => patient.id === chosen) ?? patients[0]
  if (shown === undefined) return null
  return (
    <section>
      <h3>{texts.results.patients}</h3>
      <div class="no-print">
        <SelectField
          label={texts.results.choose}
          value={shown.id}
          options={patients.map((patient) => [patient.id, patient.id])}
          onChoose={setChosen}
        />
      </div>
      <VisitTable id={shown.id} patient={shown.value} />
      <Verdicts patient={shown.value} at={props.at} />
    </section>
  )
}

function VisitTable(props: { readonly id: string; readonly patient: Classified }) {
  const { response: texts, format } = useLab()
  const { results, systems } = texts
  const { mrecist, recist, irecist } = props.patient
  return (
    <DataTable
      caption={results.visitsCaption(props.id)}
      columns={[results.visit, ...SYSTEMS.map((system) => systems[system])]}
      rows={recist.points.map((point, index) => {
        const immune = irecist.points[index]
        const since = immune?.unconfirmedSince
        return [
          format.number(point.day, 0),
          <PointWords point={mrecist.points[index]} />,
          <PointWords point={point} />,
          <>
            <CategoryText category={immune?.overall ?? 'NE'} />
            {since !== undefined && <span class="fine">{results.since(format.number(since, 0))}</span>}
          </>,
        ]
      })}
    />
  )
}

function PointWords(props: { readonly point: TimePoint | undefined }) {
  const { response: texts, format } = useLab()
  const { results } = texts
  const { point } = props
  if (point === undefined) return null
  const size = (name: string, value: number | undefined) =>
    value === undefined ? [] : [`${name} ${format.quantity(value, 'mm', 1)}`]
  const share = (change: number) => `${change > 0 ? '+' : ''}${format.quantity(100 * change, '%', 0)}`
  const notes = [
    ...size(results.sum, point.sum),
    ...(point.changeFromBaseline === undefined
      ? []
      : [results.fromBaseline(share(point.changeFromBaseline))]),
    ...(point.changeFromNadir === undefined ? [] : [results.fromNadir(share(point.changeFromNadir))]),
    ...size(results.nadir, point.nadir),
    ...(point.newLesion ? [results.newLesion] : []),
  ]
  return (
    <>
      <CategoryText category={point.overall} />
      {notes.map((note) => (
        <span key={note} class="fine">
          {note}
        </span>
      ))}
    </>
  )
}

function CategoryText(props: { readonly category: Category | ImmuneCategory }) {
  const { response: texts } = useLab()
  return (
    <abbr class="response-category" title={texts.categories[props.category]}>
      {props.category}
    </abbr>
  )
}

function Verdicts(props: { readonly patient: Classified; readonly at: number }) {
  const { response: texts, format } = useLab()
  const { results, systems, outcomes, categories } = texts
  const at = (system: System) => {
    const { category, day } = props.patient[system].at
    const read = day === undefined ? [] : [results.lastRead(format.number(day, 0))]
    return [
      results.verdict(results.at(format.number(props.at, 0)), category, categories[category]),
      ...read,
    ].join(' · ')
  }
  return (
    <dl class="response-verdicts">
      {SYSTEMS.map((system) => (
        <div key={system}>
          <dt>{systems[system]}</dt>
          <dd>
            {at(system)}
            <br />
            {results.bestIs(props.patient[system].best, categories[props.patient[system].best])}
          </dd>
        </div>
      ))}
      <div>
        <dt>{results.outcomes}</dt>
        <dd>{outcomes[props.patient.outcome ?? 'unknown']}</dd>
      </div>
    </dl>
  )
}
