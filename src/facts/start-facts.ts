import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { Fact } from './fact.ts'
import { drugDoubtText, startText, type Wording } from './wording.ts'

/** When therapy began and what gives it, the drug records that leave it open, and earlier courses. */
export function startFacts(
  wording: Wording,
  { indexDate, therapy }: Pick<ChartInputs, 'indexDate' | 'therapy'>,
): Fact[] {
  const { texts, format } = wording
  const { start } = texts
  const { state, doubts } = indexDate
  return [
    {
      id: 'start',
      group: 'start',
      label: start.label,
      value: startText(wording, indexDate),
      notes: startNotes(wording, indexDate),
      tone:
        state === 'known'
          ? 'plain'
          : state === 'not-begun' && !indexDate.examsSpeakAgainst
            ? 'open'
            : 'warning',
    },
    ...doubts.map(
      (doubt, index): Fact => ({
        id: `start.doubt.${index}`,
        group: 'start',
        label: start.doubt,
        value: drugDoubtText(wording, doubt),
        ...(doubt.reference === undefined ? {} : { source: doubt.reference }),
        notes: [],
        tone: 'warning',
      }),
    ),
    ...therapy.earlier.map(
      ({ from, to }, index): Fact => ({
        id: `start.earlier.${index}`,
        group: 'start',
        label: start.earlier,
        value: texts.common.to(format.day(from), format.day(to)),
        notes: [],
        tone: 'plain',
      }),
    ),
  ]
}

/** What gives the start, what follows from its being open, and what the chart alone says where it was entered. */
export function startNotes(
  wording: Pick<Wording, 'texts' | 'format'>,
  indexDate: ChartInputs['indexDate'],
): string[] {
  const { start } = wording.texts
  const { state, basis, onFile, examsSpeakAgainst } = indexDate
  const isOpen = state === 'between' || state === 'unknown'
  return [
    ...(basis === 'none' ? [] : [start.basis[basis]]),
    ...(isOpen ? [start.open] : []),
    ...(state === 'not-begun' && basis !== 'entered' ? [start.notBegun] : []),
    ...(examsSpeakAgainst ? [start.examsSpeakAgainst] : []),
    ...(onFile === undefined ? [] : [start.onFile(onFileText(wording, onFile))]),
  ]
}

function onFileText(wording: Pick<Wording, 'texts' | 'format'>, onFile: ChartInputs['indexDate']): string {
  const { start, joins } = wording.texts
  const day = startText(wording, onFile)
  return onFile.basis === 'none' ? day : `${day}${joins.comma}${start.basis[onFile.basis]}`
}
