import { useEffect, useState } from 'preact/hooks'
import { Heads } from '../figures/table/heads.tsx'
import type { PatientRow } from '../population/patient-row.ts'
import type { Language } from '../site/language.ts'
import type { Format } from '../text/format.ts'
import { loadTexts } from '../text/load-texts.ts'
import type { Texts } from '../text/texts.ts'
import { worklistTexts } from '../text/worklist.ts'
import { inOrder, type ListEntry, patientOf } from './list-entry.ts'

type Reasons = Pick<Texts, 'unknown' | 'rejected'>

interface Words {
  readonly language: Language
  readonly format: Format
  /** The app's own words for why a value was not used; undefined until they are there. */
  readonly reasons: Reasons | undefined
  readonly cutoff: number
}

/** The patients by state, a table each; states without anybody are left out. */
export function DueList(props: {
  readonly entries: readonly ListEntry[]
  readonly cutoff: number
  readonly language: Language
  readonly format: Format
}) {
  const { format, language, cutoff } = props
  const texts = worklistTexts[language]
  const [reasons, setReasons] = useState<Reasons | undefined>(undefined)
  useEffect(() => {
    loadTexts(language).then(
      ({ unknown, rejected }) => setReasons({ unknown, rejected }),
      () => undefined,
    )
  }, [language])
  if (props.entries.length === 0) return <p>{texts.nobody}</p>
  const words = { language, format, reasons, cutoff }
  return (
    <>
      {inOrder(props.entries).map(([state, entries]) => (
        <section key={state} class="part" aria-label={texts.states[state].name}>
          <h2>
            {texts.states[state].name} ({format.number(entries.length, 0)})
          </h2>
          <p class="fine">{texts.states[state].next}</p>
          <table class="due">
            <Heads of={[texts.patient, texts.due, texts.known, texts.open]} />
            <tbody>
              {entries.map((entry) => (
                <Line key={patientOf(entry)} entry={entry} words={words} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

function Line({ entry, words }: { readonly entry: ListEntry; readonly words: Words }) {
  const texts = worklistTexts[words.language]
  if (entry.kind === 'unread') {
    return (
      <tr>
        <th scope="row">{entry.patient}</th>
        <td colSpan={3}>{texts.notRead}</td>
      </tr>
    )
  }
  const { row, person } = entry
  const number = person?.identifiers[0]?.value ?? row.patient
  const birth = person?.birthDate === undefined ? [] : [texts.born(words.format.date(person.birthDate))]
  return (
    <tr>
      <th scope="row">
        {person?.name || number}
        <span class="fine">{[...birth, ...(person?.name ? [number] : [])].join(texts.joins.comma)}</span>
      </th>
      <td>{lines(whenOf(row, words))}</td>
      <td>{lines(knownOf(row, words))}</td>
      <td>
        <LeftOpen row={row} words={words} />
      </td>
    </tr>
  )
}

const lines = (all: readonly string[]) => all.map((line) => <div key={line}>{line}</div>)

function whenOf(row: PatientRow, { language, format }: Words): string[] {
  const texts = worklistTexts[language]
  const { windowFrom, windowTo, weekSix, state, indexDate, indexFrom } = row
  const start =
    indexDate === null
      ? []
      : indexFrom === null || indexFrom === indexDate
        ? [texts.started(format.date(indexDate))]
        : [texts.startBetween(format.date(indexFrom), format.date(indexDate))]
  if (windowFrom === null || windowTo === null || weekSix === null) return start
  switch (state) {
    case 'week-6-due':
      return [texts.untilDay(format.date(windowTo)), ...start]
    case 'week-6-overdue':
      return [texts.untilDay(format.date(windowTo)), texts.weekSixOver(format.date(weekSix)), ...start]
    case 'week-6-ahead':
      return [texts.betweenDays(format.date(windowFrom), format.date(windowTo)), ...start]
    default:
      return start
  }
}

function knownOf(row: PatientRow, { language, format, cutoff }: Words): string[] {
  const texts = worklistTexts[language]
  const { pointsLow, pointsHigh, baselineExam, followUpExam } = row
  const [low, high] = [pointsLow, pointsHigh].map((points) =>
    points === null ? undefined : format.points(points, cutoff),
  )
  const points = low === undefined || high === undefined ? [] : [low === high ? low : `${low}–${high}`]
  return [
    [texts.classes[row.class], ...points.map(texts.points)].join(texts.joins.comma),
    ...(baselineExam === null ? [] : [texts.baseline(format.date(baselineExam))]),
    ...(followUpExam === null ? [] : [texts.followUp(format.date(followUpExam))]),
  ]
}

function LeftOpen({ row, words }: { readonly row: PatientRow; readonly words: Words }) {
  const { language, format, reasons } = words
  const texts = worklistTexts[language]
  if (row.open.length === 0) return null
  return (
    <details>
      <summary>{texts.openCount(format.number(row.open.length, 0))}</summary>
      <ul class="evidence">
        {row.open.map(({ part, reason, reference }) => (
          <li key={`${part} ${reason} ${reference}`}>
            {reasons === undefined ? reason : reasonText(part, reason, reasons)}{' '}
            {reference !== null && <span class="reference">{reference}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

type OpenPart = PatientRow['open'][number]

function reasonText(
  part: OpenPart['part'],
  reason: OpenPart['reason'],
  { unknown, rejected }: Reasons,
): string {
  const known: Readonly<Record<string, string>> = rejected
  const missing: Readonly<Record<string, { readonly why: string }>> = unknown
  const text = known[reason] ?? missing[reason]?.why ?? reason
  return `${part}: ${text}`
}
