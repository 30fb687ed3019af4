import type { TipmModel } from '../model/load-model.ts'
import { en } from '../text/en/catalogue.ts'
import type { Format } from '../text/format.ts'
import type { JsonDeltaT, JsonInput, JsonInputs, JsonOutput } from './json-output.ts'
import { type Row, table } from './table.ts'

const ORDER = ['nlr', 'anc', 'alc', 'deltaT', 'albumin', 'diameter'] as const
const MORE = '    '

/** Every input with value, date, age, rule and source, or why it is unknown; with `verbose` also what was passed over. */
export function inputLines(output: JsonOutput, model: TipmModel, format: Format, verbose: boolean): string[] {
  const { inputs } = output
  if (inputs === null) return []
  // A ratio that needs no counts does not lack them.
  const shown = ORDER.filter((name) => inputs[name].value !== null || (name !== 'anc' && name !== 'alc'))
  const rows = shown.map((name): Row => [en.inputs.short[name], valueText(name, inputs, model, format)])
  return table(rows).flatMap((line, index) => {
    const name = shown[index]
    if (name === undefined) return [line]
    const input = inputs[name]
    return [
      line,
      ...explanation(name, input, output).map((text) => `${MORE}${text}`),
      ...(name === 'deltaT' ? siteLines(inputs.deltaT, model) : []).map((text) => `${MORE}${text}`),
      ...passedOverLines(input, verbose).map((text) => `${MORE}${text}`),
    ]
  })
}

function valueText(name: keyof JsonInputs, inputs: JsonInputs, model: TipmModel, format: Format): string {
  const { value, unit, date, ageDays } = inputs[name]
  if (value === null) return en.inputs.missing
  const decimals =
    name === 'nlr' || name === 'albumin' || name === 'diameter' ? model.predictors[name].decimals : 3
  const shown =
    typeof value === 'string' ? en.inputs.deltaT[value] : format.quantity(value, unit ?? '', decimals)
  return [shown, ...(date === null ? [] : [date]), ...(ageDays === null ? [] : [ageText(ageDays)])].join(', ')
}

function ageText(days: number): string {
  if (days === 0) return en.inputs.on
  return days > 0 ? en.inputs.before(days) : en.inputs.after(-days)
}

/** Why unknown, or by which rule and from what; and whether it is old or beyond its axis. */
function explanation(name: keyof JsonInputs, input: JsonInput, { problems, command }: JsonOutput): string[] {
  const notes = problems
    .filter((problem) => problem.input === name && problem.severity === 'note')
    .map(({ message }) => message)
  if (input.value === null) return notes
  const originals = input.sources.map(({ original, reference }) =>
    [original, reference === null ? '' : `[${reference}]`].filter((part) => part !== '').join(' '),
  )
  // The counts are what the ratio above was formed from, and say no more of it.
  if (command === 'assess' && (name === 'anc' || name === 'alc')) return notes
  if (command === 'score') return [`from ${originals.join(' and ')}`, ...notes]
  return [`${ruleText(input.rule)}: ${originals.join(', ')}`, ...notes]
}

function ruleText(rule: string | null): string {
  const texts: Readonly<Record<string, string>> = en.inputs.rules
  return rule === null ? '' : (texts[rule] ?? rule)
}

function siteLines(deltaT: JsonDeltaT, model: TipmModel): string[] {
  const { sites, baselineDate, followUpDate, followUpWindow } = deltaT
  return [
    ...(baselineDate === null ? [] : [en.stiffness.baseline(baselineDate)]),
    ...unreadableLines(deltaT, 'baseline'),
    ...(followUpDate === null ? [] : [en.stiffness.followUp(followUpDate)]),
    ...unreadableLines(deltaT, 'followUp'),
    ...(followUpWindow === null || followUpDate !== null
      ? []
      : [en.stiffness.window(followUpWindow.from, followUpWindow.to)]),
    ...(sites === null
      ? []
      : [en.stiffness.counted[model.elastography.deltaTConvention](sites.counted, sites.needed)]),
    ...(sites === null || sites.wouldDecide.length === 0
      ? []
      : [en.stiffness.wouldDecide(sites.wouldDecide.join(', '))]),
  ]
}

/** "not usable: A, B: too few valid measurements", one line a reason. */
function unreadableLines({ unreadable }: JsonDeltaT, exam: 'baseline' | 'followUp'): string[] {
  const byReason = Map.groupBy(
    unreadable.filter((item) => item.exam === exam),
    ({ reason }) => reason,
  )
  return [...byReason].map(
    ([reason, items]) =>
      `  not usable: ${items.map(({ site }) => site).join(', ')}: ${rejectionText(reason)}`,
  )
}

function passedOverLines({ passedOver }: JsonInput, verbose: boolean): string[] {
  if (passedOver.length === 0) return []
  const count = en.inputs.passedOver(passedOver.length)
  if (!verbose) return [count]
  return [
    `${count}:`,
    ...passedOver.map(({ name, original, date, reference, reason }) => {
      const what = [original === '' ? name : original, date ?? en.inputs.undated, reference ?? ''].filter(
        (part) => part !== '',
      )
      return `  ${what.join(', ')}: ${rejectionText(reason)}`
    }),
  ]
}

function rejectionText(reason: string): string {
  const texts: Readonly<Record<string, string>> = en.rejected
  return texts[reason] ?? reason
}
