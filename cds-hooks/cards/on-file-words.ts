import { changeWords } from '../../src/facts/change-words.ts'
import { escapeMarkdown } from '../../src/facts/markdown.ts'
import { foundText, readingValue, scoreWords } from '../../src/facts/wording.ts'
import type { EarlierAssessment } from '../../src/fhir/stored/earlier-assessments.ts'
import { isScored } from '../../src/model/assessment.ts'
import type { CardInput } from './card-input.ts'
import { changedInputs, ownValues } from './on-file.ts'

/** The line of a card on what is on file; empty where the score itself is to be said. */
export function onFileSummary({ wording, onFile, assessment }: CardInput): string {
  if (!isScored(assessment) || onFile.kind === 'none') return ''
  const { texts, format, cardTexts } = wording
  const { result, points, cutoff } = scoreWords(wording, assessment)
  const day = dayOf(onFile.last, wording)
  if (onFile.kind !== 'changed') return cardTexts.summary.ownValues(day, result, points, cutoff)
  const names = changedInputs(onFile).map((predictor) => texts.inputs.short[predictor])
  const what = names.length === 0 ? texts.limits.model : format.list(names)
  const row = onFile.changes.find((change) => change.row === 'points')
  const before = row && changeWords(wording, wording.historyTexts, row).before
  return cardTexts.summary.changed(day, what, result, points, before)
}

/** What is on file and how the chart differs from it, as Markdown. Names and values of the chart are escaped. */
export function onFileText({ wording, onFile, chart }: CardInput): string | undefined {
  const { texts, format, cardTexts, historyTexts } = wording
  const { joins, record, inputs } = texts
  if (onFile.kind === 'none' || onFile.kind === 'same') return undefined
  const { date, performer, detail } = onFile.last
  const when = date === undefined ? inputs.undated : format.dateTime(date)
  const heading = cardTexts.detail[onFile.kind](when, performer ?? record.unknownPerformer)
  const withNote = (text: string, note: string) => `${text}${joins.open}${note}${joins.close}`
  const line = (name: string, text: string) =>
    `- **${escapeMarkdown(`${name}${joins.colon}`.trimEnd())}** ${escapeMarkdown(text)}`
  const lines =
    onFile.kind === 'changed'
      ? onFile.changes.map((change) => {
          const { row } = change
          const { name, before, now, by } = changeWords(wording, historyTexts, change)
          const isEntered = row !== 'points' && row !== 'class' && detail.inputs[row]?.entered === true
          const then = isEntered ? withNote(before, historyTexts.detail.entered) : before
          const text = cardTexts.detail.thenNow(then, now)
          return line(name, by === undefined ? text : withNote(text, by))
        })
      : ownValues(chart).map((predictor) => {
          const reading = chart[predictor]
          const replaced = reading.state === 'unknown' ? [] : (reading.evidence.inPlaceOf ?? [])
          const found = replaced.map((source) => foundText(wording, source)).join(joins.item)
          const value = readingValue(wording, predictor, reading) ?? ''
          const text = found === '' ? value : `${value}${joins.semicolon}${cardTexts.detail.inChart(found)}`
          return line(inputs.names[predictor], text)
        })
  return [escapeMarkdown(heading), lines.join('\n')].filter(Boolean).join('\n\n')
}

function dayOf({ date }: EarlierAssessment, { texts, format }: CardInput['wording']): string {
  return date === undefined ? texts.inputs.undated : format.date(date)
}
