import { concordanceRows } from '../../report/concordance-rows.ts'
import { response as texts } from '../../text/en/response.ts'
import { createFormat } from '../../text/format.ts'
import { printable } from '../../text/printable.ts'
import type { ResponseAnalysis } from '../../validation/response-analysis.ts'
import type { ResponseFileProblem } from '../../validation/response-columns.ts'
import { SYSTEMS } from '../../validation/response-concordance.ts'
import type { ResponseJson } from './response-json.ts'

/** The result for a reader: totals, agreement, each patient by visit, and who was left out. */
export function responseText(document: ResponseJson, analysis: ResponseAnalysis): string {
  const agreement = concordanceRows(texts, createFormat('en', undefined), analysis.concordance)
  const json = printable(document)
  const at = json.rules?.atDays ?? 0
  const parts = [
    [`${texts.heading}. ${texts.results.investigational}`],
    [texts.results.summaryCaption(String(at)), ...columns(summaryRows(json))],
    [
      texts.results.concordanceCaption,
      ...columns([['', ...agreement.heads], ...agreement.rows]),
      texts.results.agreement,
    ],
    json.patients.length === 0
      ? []
      : [texts.results.patients, ...json.patients.flatMap((patient) => columns(patientRows(patient, at)))],
    remarkLines(json),
    json.refused.length === 0 ? [] : [texts.results.refused, ...json.refused.flatMap(refusedLines)],
    json.unusedColumns.length === 0 ? [] : [texts.file.unused(json.unusedColumns.join(', '))],
    [methodLine(json)],
  ]
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${text.join('\n\n').replaceAll('\u00a0', ' ')}\n`
}

/** Why the file cannot be read, for a person. */
export function fileProblemText(file: string, { code, what }: ResponseFileProblem): string {
  const text = texts.file.problems[code]
  return `${file}: ${typeof text === 'string' ? text : text(what ?? '')}`
}

type Cells = readonly string[]

/** Cells in columns as wide as their widest. */
function columns(rows: readonly Cells[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
  }
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()}`,
  )
}

function summaryRows({ counts, outcomes }: ResponseJson): readonly Cells[] {
  if (counts === null || outcomes === null) return []
  const categories = ['CR', 'PR', 'SD', 'PD', 'NE'] as const
  return [
    ['', ...categories],
    ...SYSTEMS.map((system) => [
      texts.systems[system],
      ...categories.map((category) => String(counts[system][category])),
    ]),
    ['TIE', String(outcomes.TIE)],
    ['TIN', String(outcomes.TIN)],
    ['neither', String(outcomes.unknown)],
  ]
}

function patientRows(patient: ResponseJson['patients'][number], at: number): readonly Cells[] {
  const { results, systems } = texts
  const days = patient.mrecist.visits.map(({ day }) => `d${day}`)
  const outcome = patient.outcome ?? results.none
  return [
    [
      patient.id,
      ...days,
      results.best.toLowerCase(),
      results.at(String(at)).toLowerCase(),
      `TIE/TIN: ${outcome}`,
    ],
    [
      `  ${results.changes}`,
      ...patient.mrecist.visits.map(({ changeFromBaseline: change }) => shown(change)),
    ],
    ...SYSTEMS.map((system) => {
      const { visits, best, at: chosen } = patient[system]
      const read = chosen.day === null ? chosen.category : `${chosen.category} (d${chosen.day})`
      return [`  ${systems[system]}`, ...visits.map(({ overall }) => overall), best, read]
    }),
  ]
}

/** A change as whole percent with its sign. */
function shown(change: number | null): string {
  return change === null ? '' : `${change > 0 ? '+' : ''}${Math.round(100 * change)}%`
}

function remarkLines({ patients }: ResponseJson): readonly string[] {
  const lines = patients.flatMap(({ id, remarks }) =>
    remarks.map(
      ({ code, lesion }) => `  ${[id, lesion].filter((part) => part !== null).join(', ')}: ${remark(code)}`,
    ),
  )
  return lines.length === 0 ? [] : [texts.results.remarks, ...lines]
}

function refusedLines({ id, problems }: ResponseJson['refused'][number]): readonly string[] {
  return problems.map(({ code, row, column, lesion }) => {
    const place = [
      row === null ? undefined : texts.row(String(row)),
      column === null ? undefined : texts.column(column),
      lesion === null ? undefined : texts.lesion(lesion),
    ].filter((part) => part !== undefined)
    const where = place.length === 0 ? '' : ` (${place.join(', ')})`
    return `  ${id ?? texts.noPatient}: ${problem(code)}${where}`
  })
}

function methodLine({ rules }: ResponseJson): string {
  return texts.results.method(String(rules?.minimumStableDays), String(rules?.confirmationDays))
}

function remark(code: string): string {
  return Object.entries(texts.remarks).find(([key]) => key === code)?.[1] ?? code
}

function problem(code: string): string {
  return Object.entries(texts.problems).find(([key]) => key === code)?.[1] ?? code
}
