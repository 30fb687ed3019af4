import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { operatingPoint } from '../../src/stats/roc/operating-point.ts'
import type { CsvHead } from '../../src/validation/data/csv/csv-head.ts'
import { readCsvHead } from '../../src/validation/data/csv/csv-head.ts'
import { sureMapping } from '../../src/validation/data/guess-mapping.ts'
import { readCsvStudy } from '../../src/validation/data/read-csv-study.ts'
import { computeReport } from '../../src/validation/report/compute-report.ts'
import { suggestedOptions } from '../../src/validation/report/options.ts'
import { tipmModel } from '../support/read-context.ts'
import { take } from './take.ts'

const page = readFileSync(new URL('../../docs/validation-example.md', import.meta.url), 'utf8')
const file = new URL('../../src/lab/example/example-cohort.csv', import.meta.url)
const model = await tipmModel()

async function* bytes() {
  yield new Uint8Array(readFileSync(file))
}

function value<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error('a figure is missing')
  return result.value
}

const interval = (
  of: { estimate: number; lower: number; upper: number },
  write: (figure: number) => string,
) => `${write(of.estimate)} (${write(of.lower)} to ${write(of.upper)})`
const three = (figure: number) => figure.toFixed(3)
const percent = (share: number) => `${(100 * share).toFixed(1)}%`

async function computed() {
  const head: CsvHead = value(await readCsvHead(bytes()))
  const table = value(
    await readCsvStudy(bytes(), head, value(sureMapping(head)).mapping, { name: 'example' }),
  )
  const options = { ...suggestedOptions(table, model.cutoff.points), replicates: 0 }
  const result = await computeReport(table, model, options, { softwareVersion: '0', now: new Date(0) })
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

const report = await computed()

test('the example cohort is read without a mapping file, and its report says what the page about it says', () => {
  for (const { scores, stratum } of report.discrimination.strata) {
    const line = page.split('\n').find((text) => text.startsWith(`| ${stratum ?? 'all'} |`)) ?? ''
    for (const id of ['model', 'albi', 'afp']) {
      const auc = scores.find(({ score }) => score === id)?.auc
      expect(line).toContain(auc?.ok ? interval(auc.value, three) : '?')
    }
  }
  const [all] = report.cutoffs.strata
  const at = value(all?.atCutoff ?? { ok: false })
  expect(page).toContain(`sensitivity ${interval(value(at.sensitivity), percent)}`)
  expect(page).toContain(`specificity ${interval(value(at.specificity), percent)}`)
})

test('Table 3 of the paper follows from its counts by the code of the cut-offs', () => {
  for (const [name, { confusion, table3 }] of Object.entries(model.cohorts)) {
    const point = operatingPoint(confusion)
    const hundredths = (share: number) => Math.round(share * 10_000) / 100
    expect(hundredths(take(point.sensitivity).estimate)).toBe(table3.sensitivity)
    expect(hundredths(take(point.specificity).estimate)).toBe(table3.specificity)
    expect(hundredths(take(point.accuracy).estimate)).toBe(table3.accuracy)
    expect(hundredths(take(point.ppv).estimate)).toBe(table3.precision)
    expect(hundredths(take(point.f1))).toBe(table3.f1)
    const { tp, fn, tn, fp } = confusion
    const shares = [point.sensitivity, point.specificity, point.accuracy, point.ppv].map((share) =>
      interval(take(share), percent),
    )
    expect(page).toContain(`| ${[name, tp, fn, tn, fp, ...shares, percent(take(point.f1))].join(' | ')} |`)
  }
})

test('the example that docs/validation.md carries through its protocol has the figures of the report', () => {
  const guide = readFileSync(new URL('../../docs/validation.md', import.meta.url), 'utf8')
  const { sampleSize, discrimination, calibration, centres, updating, missingInputs } = report
  const said = (text: string) => expect(guide).toContain(text)
  const needed = (sampleSize.strata[0]?.targets ?? []).map(({ needed: n }) => (n ?? 0).toLocaleString('en'))
  said(`takes ${needed[0]} patients for an interval 0.2 wide, the slope ${needed[1]}, the AUC ${needed[2]}`)
  said(`net benefit ${needed[3]}`)
  const aucOf = (id: string) => {
    const auc = discrimination.strata[0]?.scores.find(({ score }) => score === id)?.auc
    return auc?.ok === true ? auc.value.estimate.toFixed(3) : ''
  }
  said(`ALBI ${aucOf('albi')}, mALBI ${aucOf('malbi')}, EZ-ALBI ${aucOf('ezAlbi')}`)
  const { observedExpected, joint } = calibration.strata[0] ?? {}
  const two = (figure: number) => figure.toFixed(2)
  if (!(observedExpected?.ok && joint?.ok && centres.ok && updating.ok && missingInputs.ok)) throw new Error()
  said(`O/E ${interval(observedExpected.value, two)}; slope ${interval(joint.value.slope, two)}`)
  const { auc } = centres.value.pooled
  if (!auc.ok) throw new Error(auc.code)
  said(`${auc.value.predictionLower.toFixed(2)} to ${auc.value.predictionUpper.toFixed(2)}`)
  expect(updating.value.choice).toBe('refit')
  said(`is ${updating.value.steps.at(-1)?.p.toFixed(3)}`)
  const { landmark } = missingInputs.value
  said(`${landmark.ok ? landmark.value.excluded : ''} died by day 42`)
})
