import type { TipmModel } from '../model/load-model.ts'
import { PREDICTORS } from '../model/predictor.ts'
import { standingText } from '../model/standing.ts'
import { conditionText } from '../text/condition-text.ts'
import { en } from '../text/en/catalogue.ts'
import { createFormat, type Format } from '../text/format.ts'
import { printable } from '../text/printable.ts'
import { answerRows } from './answer-rows.ts'
import { inputLines } from './input-lines.ts'
import type { JsonOutput } from './json-output.ts'
import { type Row, table } from './table.ts'

/** An assessment for a reader: who, the answer, what drives it, what it rests on, for whom it holds, its limits. */
export function textReport(document: JsonOutput, model: TipmModel, verbose: boolean): string {
  const output = printable(document)
  const format = createFormat('en', undefined)
  const parts = [
    [`${en.copy.title}. ${en.investigational}`],
    table([...whoRows(output), ...answerRows(output, model, format)]),
    section(en.deciding.heading, decidingLines(output, model, format)),
    section(en.drivers.heading, table(driverRows(output, model, format))),
    section(en.inputs.heading, inputLines(output, model, format, verbose)),
    section(en.applicability.heading, criteriaLines(output, verbose)),
    section(en.limits.heading, limitLines(model)),
    [modelLine(output, model)],
  ]
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  // A terminal's search does not find what is joined by no-break spaces.
  return `${text.replaceAll('\u00a0', ' ')}\n`
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`)]
}

function whoRows({ patient, indexDate, asOf }: JsonOutput): Row[] {
  if (patient === null || indexDate === null) return []
  const who = [
    patient.name === '' ? en.patient.nameUnknown : patient.name,
    patient.gender ?? en.patient.sex.unknown,
    patient.birthDate === null ? en.patient.birthDateUnknown : `born ${patient.birthDate}`,
    `Patient/${patient.id}`,
  ]
  return [
    ['Patient', who.join(', ')],
    ['Index date', `${indexDate.date}, ${basisText(indexDate.basis)}`],
    ...(asOf === null ? [] : [['As of', asOf] as const]),
  ]
}

function basisText(basis: string): string {
  switch (basis) {
    case 'administration':
    case 'order':
    case 'statement':
      return en.answer.basis[basis]
    case 'entered':
      return 'start of the combination as given by --therapy-start, not from the chart'
    default:
      return 'the day of the assessment, as the chart records no start of the combination'
  }
}

function decidingLines({ kind, riskClass, unknown }: JsonOutput, model: TipmModel, format: Format): string[] {
  if (kind !== 'bounded') return []
  if (riskClass !== 'undecided') return [en.deciding.settled]
  const wording = { texts: en, format, model }
  return unknown.map(({ predictor, decides, lowIf, highIf }) =>
    [
      `${en.inputs.names[predictor]} ${en.deciding[decides]}`,
      ...(lowIf === null ? [] : [en.deciding.low(conditionText(wording, lowIf))]),
      ...(highIf === null ? [] : [en.deciding.high(conditionText(wording, highIf))]),
    ].join('; '),
  )
}

function driverRows({ contributions, unknown }: JsonOutput, model: TipmModel, format: Format): Row[] {
  const rows = PREDICTORS.flatMap((predictor): Row[] => {
    const item = contributions.find((contribution) => contribution.predictor === predictor)
    const open = unknown.find((input) => input.predictor === predictor)
    const name = en.inputs.short[predictor]
    if (item !== undefined) {
      const share = en.drivers.ofMaximum(format.fixed(item.points, 1), format.fixed(item.maximumPoints, 1))
      const unit = predictor === 'deltaT' ? '' : model.predictors[predictor].unit
      const end =
        item.clampedTo === null ? '' : ` (${en.drivers.clamped(format.quantity(item.clampedTo, unit))})`
      return [[name, `${share}${end}`]]
    }
    return open === undefined
      ? []
      : [[name, `${en.drivers.range(format.fixed(open.maximumPoints, 1))} (${en.drivers.unknown})`]]
  })
  return rows
}

function criteriaLines({ criteria }: JsonOutput, verbose: boolean): string[] {
  const rows = criteria.map(({ id, state }): Row => [criterionName(id), stateText(id, state)])
  const lines = table(rows).flatMap((line, index) => [
    line,
    ...(verbose ? (criteria[index]?.evidence ?? []) : []).map(
      ({ reference, text, date }) => `    ${[text, date, reference].filter(Boolean).join(', ')}`,
    ),
  ])
  return [...populationLine(criteria), ...lines]
}

/** That the patient is outside the studied population, and how much of it nobody has told. */
function populationLine(criteria: JsonOutput['criteria']): string[] {
  const outside = criteria.some(({ state }) => state === 'notMet') ? [en.applicability.outside] : []
  const unknown = criteria.filter(({ id, state }) => state === 'unknown' && id !== 'completeData').length
  const parts = [...outside, ...(unknown > 0 ? [en.applicability.unknownCount(unknown)] : [])]
  return parts.length === 0 ? [] : [`${parts.join('; ')}.`]
}

function stateText(id: string, state: JsonOutput['criteria'][number]['state']): string {
  return id === 'completeData' && state === 'unknown'
    ? en.applicability.incomplete
    : en.applicability.states[state]
}

function criterionName(id: string): string {
  const names: Readonly<Record<string, string>> = en.applicability.criteria
  return names[id] ?? id
}

function limitLines(model: TipmModel): string[] {
  return [
    en.limits.status[model.status],
    en.limits.sign[model.elastography.deltaTConvention],
    en.limits.chart,
  ]
}

function modelLine({ version }: JsonOutput, model: TipmModel): string {
  return `${en.limits.model}: ${en.limits.modelLine(model.id, model.version, model.hash)}, ${standingText(model)}; tipm ${version}`
}
