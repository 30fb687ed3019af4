import type { TipmModel } from '../model/load-model.ts'
import { en } from '../text/en/catalogue.ts'
import type { Format } from '../text/format.ts'
import type { JsonOutput } from './json-output.ts'
import type { Row } from './table.ts'

/** Class, points and probability with what they mean, or why there is no score. */
export function answerRows(output: JsonOutput, model: TipmModel, format: Format): Row[] {
  const { kind, riskClass, pointsLow, pointsHigh, maximumPoints, probabilityLow, probabilityHigh } = output
  if (riskClass === null || pointsLow === null || pointsHigh === null)
    return [['Result', noScoreText(output)]]
  const points = (value: number) => format.points(value, model.cutoff.points)
  const most = format.number(maximumPoints ?? 0, 0)
  const shown =
    kind === 'complete'
      ? en.answer.points(points(pointsLow), most)
      : en.answer.pointsRange(points(pointsLow), points(pointsHigh), most)
  const names = format.list(output.unknown.map(({ predictor }) => en.inputs.short[predictor]))
  const why =
    riskClass === 'undecided' ? en.answer.undecided(names) : en.answer.decidedWithout[riskClass](names)
  return [
    ['Result', en.answer.classes[riskClass]],
    ...(kind === 'bounded' ? [['', why] as const] : []),
    ['Points', `${shown}; ${en.answer.cutoff(format.number(model.cutoff.points, 2))}`],
    [
      'Probability',
      `${format.percentRange(probabilityLow ?? 0, probabilityHigh ?? 0)} ${en.answer.estimated}${intervalText(output, format)}`,
    ],
    ['', horizonText(output, model)],
  ]
}

function noScoreText({ kind, problems }: JsonOutput): string {
  const title = kind === 'outOfScope' ? en.answer.outOfScope.title : en.answer.notComputable.title
  const reasons = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return `${title}. ${reasons.map(sentence).join(' ')}`
}

function sentence(message: string): string {
  const text = message.replace(/^no score: /, '')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}

function intervalText({ kind, interval }: JsonOutput, format: Format): string {
  if (kind !== 'complete') return ''
  if (interval === null) return `; ${en.answer.noInterval}`
  return `; ${en.answer.interval(format.percentRange(interval.lower, interval.upper))}`
}

function horizonText({ indexDate }: JsonOutput, model: TipmModel): string {
  return en.answer.classMeaning(String(model.outcome.horizonWeeks), indexDate?.date ?? 'the start of therapy')
}
