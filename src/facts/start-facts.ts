import type { ChartInputs } from '../fhir/chart-inputs.ts'
import { type Fact, fact } from './fact.ts'
import { startText, type Wording } from './wording.ts'

/** When therapy began and what gives it, the drug records that leave it open, and earlier courses. */
export function startFacts(
  wording: Wording,
  { indexDate, therapy }: Pick<ChartInputs, 'indexDate' | 'therapy'>,
): Fact[] {
  const { texts, format } = wording
  const { start } = texts
  const { state, doubts } = indexDate
  const isQuiet = state === 'not-begun' && !indexDate.examsSpeakAgainst
  return [
    fact('start', 'start', start.label, startText(wording, indexDate), {
      notes: startNotes(wording, indexDate),
      tone: state === 'known' ? 'plain' : isQuiet ? 'open' : 'warning',
    }),
    ...doubts.map(({ text, date, reference, reason }, index) => {
      const day = date === undefined ? texts.inputs.undated : format.date(date)
      return fact(`start.doubt.${index}`, 'start', start.doubt, texts.inputs.doubts.of(text, day), {
        source: reference,
        notes: [texts.rejected[reason]],
        tone: 'warning',
      })
    }),
    ...therapy.earlier.map(({ from, to }, index) =>
      fact(
        `start.earlier.${index}`,
        'start',
        start.earlier,
        texts.common.to(format.day(from), format.day(to)),
      ),
    ),
  ]
}

/** What gives the start, what follows from its being open, and what the chart alone says where it was entered. */
export function startNotes(
  wording: Pick<Wording, 'texts' | 'format'>,
  indexDate: ChartInputs['indexDate'],
): string[] {
  const { start } = wording.texts
  const { state, basis, onFile, lookedIn, examsSpeakAgainst } = indexDate
  const isOpen = state === 'between' || state === 'unknown'
  return [
    ...(basis === 'none' ? [] : [start.basis[basis]]),
    ...(isOpen ? [start.open] : []),
    ...(state === 'not-begun' && basis !== 'entered'
      ? [lookedIn === 'file' ? start.notBegun.file : start.notBegun.searched]
      : []),
    ...(lookedIn === 'searches-without-plans' && basis !== 'entered' ? [start.withoutPlans] : []),
    ...(examsSpeakAgainst ? [start.examsSpeakAgainst] : []),
    ...(onFile === undefined ? [] : [start.onFile(onFileText(wording, onFile))]),
  ]
}

function onFileText(wording: Pick<Wording, 'texts' | 'format'>, onFile: ChartInputs['indexDate']): string {
  const { start, joins } = wording.texts
  const day = startText(wording, onFile)
  return onFile.basis === 'none' ? day : `${day}${joins.comma}${start.basis[onFile.basis]}`
}
