import type { ChartInputs, InputName } from '../fhir/chart-inputs.ts'
import { unmetCriteria } from '../fhir/criteria/criteria.ts'
import type { Assessment } from '../model/assessment.ts'
import { maximumPoints } from '../model/effect.ts'
import type { TipmModel } from '../model/load-model.ts'
import { PREDICTORS } from '../model/predictor.ts'
import { ageText, freshnessText, readingText, valueText } from '../page/wording.ts'
import { conditionText } from '../text/condition-text.ts'
import { displayPowers } from '../text/display-unit.ts'
import type { Format } from '../text/format.ts'
import { printable } from '../text/printable.ts'
import type { Texts } from '../text/texts.ts'
import { outOfScopeText } from './answer/out-of-scope-text.ts'
import { resultWords } from './answer/result-words.ts'
import { criterionState } from './applicability/criterion-state.ts'
import { limitLines, modelLine } from './limits/limit-lines.ts'

export interface TextSource {
  readonly texts: Texts
  readonly format: Format
  readonly model: TipmModel
  readonly chart: ChartInputs
  readonly assessment: Assessment
  /** Values up to this age are fresh (site file). */
  readonly freshDays: number
  /** When the chart was read; the text may be made later. */
  readonly readAt: Date
  readonly madeAt: Date
  readonly appVersion: string
}

/** The assessment as plain text for a note: everything the screen rests on, one fact a line, no layout to lose. */
export function asText(source: TextSource): string {
  const { texts, format, model } = source
  const { joins } = texts
  const heading = (text: string) => `${text}${joins.colon}`.trimEnd()
  return (
    [
      [
        `${texts.copy.title}${joins.stop}${joins.gap}${texts.investigational}`,
        texts.copy.made(format.dateTime(source.madeAt.toISOString())),
        texts.answer.chartRead(format.dateTime(source.readAt.toISOString())),
      ],
      patientLines(source),
      resultLines(source),
      failureLines(source),
      [heading(texts.copy.inputs), ...inputLines(source)],
      [heading(texts.copy.applicability), ...criteriaLines(source)],
      [heading(texts.copy.limits), ...limitLines(texts, format, model).map((line) => `- ${line}`)],
      [
        `${texts.copy.model}${joins.colon}${modelLine(texts, model)}${joins.stop}${joins.gap}${texts.limits.app(source.appVersion)}${joins.stop}`,
      ],
    ]
      .filter((lines) => lines.length > 0)
      // No name or text of the chart can add a line of its own.
      .map((lines) => printable(lines).join('\n'))
      .join('\n\n')
  )
}

/** What of the chart was not read, and what follows: without it the text would say more than the screen. */
function failureLines({ texts, chart: { failures } }: TextSource): string[] {
  if (failures.length === 0) return []
  const { joins } = texts
  return [
    `${texts.failures.heading}${joins.colon}`.trimEnd(),
    ...failures.map(
      ({ topic, code }) => `- ${texts.topics[topic]}${joins.colon}${texts.failures.codes[code]}`,
    ),
    texts.failures.consequence,
  ]
}

function criteriaLines({ texts, format, chart: { criteria } }: TextSource): string[] {
  const { applicability, joins } = texts
  const outside = unmetCriteria(criteria).length > 0 ? [applicability.outside + joins.stop] : []
  return [
    ...outside,
    ...criteria.map((item) => {
      const line = `- ${applicability.criteria[item.id]}${joins.colon}${criterionState(texts, item)}`
      const { answer } = item
      return answer === undefined
        ? line
        : `${line}${joins.open}${applicability.answered(format.dateTime(answer.at))}${joins.close}`
    }),
  ]
}

function patientLines({ texts, format, chart: { patient, indexDate } }: TextSource): string[] {
  const { joins } = texts
  const birth =
    patient.birthDate === undefined
      ? texts.patient.birthDateUnknown
      : `${texts.patient.born} ${format.date(patient.birthDate)}`
  return [
    `${texts.copy.patient}${joins.colon}${[
      patient.name || texts.patient.nameUnknown,
      texts.patient.sex[patient.gender ?? 'unknown'],
      birth,
    ].join(joins.comma)}`,
    ...patient.identifiers.map(({ label, value }) => `${label}${joins.colon}${value}`),
    `${texts.copy.indexDate}${joins.colon}${format.day(indexDate.time)}${joins.open}${texts.answer.basis[indexDate.basis]}${joins.close}`,
  ]
}

function resultLines(source: TextSource): string[] {
  const { texts, format, model, assessment } = source
  const { joins } = texts
  switch (assessment.kind) {
    case 'outOfScope':
      return [
        `${texts.copy.result}${joins.colon}${texts.answer.outOfScope.title}${joins.stop}`,
        ...assessment.reasons.map((reason) => outOfScopeText(texts, reason, source.chart.criteria)),
      ]
    case 'notComputable':
      return [
        `${texts.copy.result}${joins.colon}${texts.answer.notComputable.title}${joins.stop}`,
        ...assessment.reasons.map((reason) => texts.answer.notComputable.reasons[reason]),
      ]
    case 'complete':
    case 'bounded': {
      const maximum = PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
      const words = resultWords(source, assessment, maximum)
      return [
        `${texts.copy.result}${joins.colon}${texts.answer.classes[assessment.riskClass]}${joins.stop}${
          words.why === undefined ? '' : `${joins.gap}${words.why}`
        }`,
        texts.answer.classMeaning(
          format.number(model.outcome.horizonWeeks, 0),
          format.day(source.chart.indexDate.time),
        ),
        `${texts.copy.points}${joins.colon}${texts.answer.points(words.points, format.number(maximum, 0))}${joins.comma}${texts.answer.cutoff(
          format.number(model.cutoff.points, 2),
        )}`,
        `${texts.copy.probability}${joins.colon}${words.probability}${joins.open}${words.probabilityNote}${joins.close}`,
        ...(assessment.kind === 'bounded' && assessment.riskClass === 'undecided'
          ? decidingLines(source, assessment.unknown)
          : []),
        '',
        `${texts.copy.contributions}${joins.colon}`.trimEnd(),
        ...PREDICTORS.map((predictor) => {
          const contribution = assessment.contributions.find((item) => item.predictor === predictor)
          const most = format.fixed(maximumPoints(model, predictor), 1)
          const name = texts.inputs.names[predictor]
          if (contribution === undefined) {
            return `- ${name}${joins.colon}${texts.drivers.unknown}${joins.comma}${texts.drivers.range(most)}`
          }
          const clamped =
            contribution.clampedTo === undefined
              ? ''
              : `${joins.open}${texts.drivers.clamped(valueText(source, predictor, contribution.clampedTo))}${joins.close}`
          return `- ${name}${joins.colon}${valueText(source, predictor, contribution.value)}${clamped}${joins.comma}${texts.drivers.ofMaximum(
            format.fixed(contribution.points, 1),
            most,
          )}`
        }),
      ]
    }
  }
}

function decidingLines(
  source: TextSource,
  unknown: Extract<Assessment, { kind: 'bounded' }>['unknown'],
): string[] {
  const { texts } = source
  const { joins } = texts
  return [
    `${texts.deciding.heading}${joins.colon}`.trimEnd(),
    ...unknown.map((input) => {
      const parts = [
        `${texts.inputs.names[input.predictor]}${joins.gap}${texts.deciding[input.decides]}`,
        ...(input.lowIf ? [texts.deciding.low(conditionText(source, input.lowIf))] : []),
        ...(input.highIf ? [texts.deciding.high(conditionText(source, input.highIf))] : []),
      ]
      return `- ${parts.join(joins.semicolon)}`
    }),
  ]
}

function inputLines(source: TextSource): string[] {
  return (['nlr', 'anc', 'alc', 'deltaT', 'albumin', 'diameter'] as const).flatMap(
    (input) => inputLine(source, input) ?? [],
  )
}

function inputLine(source: TextSource, input: InputName): string | undefined {
  const { texts, format, model, chart, freshDays } = source
  const { joins } = texts
  const reading = chart[input]
  const isCount = input === 'anc' || input === 'alc'
  if (reading.state === 'unknown') {
    // As on the screen: a ratio that needs no counts does not lack them.
    const { nlr } = chart
    if (isCount && (nlr.state === 'known' || nlr.reason === reading.reason)) return undefined
    return `- ${texts.inputs.names[input]}${joins.colon}${texts.inputs.missing}${joins.stop}${joins.gap}${texts.unknown[reading.reason].why}`
  }
  const decimals = isCount || input === 'deltaT' ? 2 : model.predictors[input].decimals
  const { evidence } = reading
  const warning = freshnessText(texts, evidence, freshDays)
  const name = texts.inputs.names[input]
  // The counts behind a ratio share its date and sources.
  if (isCount && chart.nlr.state === 'known' && typeof reading.value === 'number') {
    return `- ${name}${joins.colon}${format.quantity(reading.value, reading.unit, 2)}`
  }
  const originals = evidence.sources.map(({ original, reference, versionId }) =>
    [
      displayPowers(original),
      reference === undefined ? '' : `[${reference}${versionId === undefined ? '' : ` v${versionId}`}]`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  const age = [ageText(texts, evidence.ageDays), ...(warning === '' ? [] : [warning])].join(joins.semicolon)
  return [
    `- ${name}${joins.colon}${readingText(source, reading, decimals)}${joins.open}${age}${joins.close}`,
    `${joins.semicolon}${texts.inputs.rules[evidence.rule]}`,
    ...(originals.length === 0 ? [] : [`${joins.colon}${originals.join(joins.item)}`]),
  ].join('')
}
