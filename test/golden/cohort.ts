import { readFileSync } from 'node:fs'
import { albi } from '../../src/model/albi.ts'
import { assess } from '../../src/model/assess.ts'
import type { ModelFile } from '../../src/model/model-schema.ts'

/** The reference cohort, scored by the model that scores patients at the bedside. */
export interface Cohort {
  readonly ids: readonly string[]
  /** training, internal or external. */
  readonly cohorts: readonly string[]
  readonly outcome: Uint8Array
  readonly points: Float64Array
  readonly probability: Float64Array
  readonly albi: Float64Array
  readonly bilirubin: Float64Array
  readonly afp: Float64Array
  readonly albumin: Float64Array
  readonly diameter: Float64Array
  readonly nlr: Float64Array
  readonly nlrHigh: Float64Array
  readonly deltaTNonnegative: Float64Array
  readonly hbv: Uint8Array
  readonly time: Float64Array
  readonly event: Uint8Array
}

export function readCohort(model: ModelFile, file: URL = new URL('cohort.csv', import.meta.url)): Cohort {
  const rows = parse(readFileSync(file, 'utf8'))
  const scored = rows.map((row) => scoreOf(model, row))
  const reals = (name: string) => Float64Array.from(rows, (row) => numberOf(row, name))
  const bits = (name: string) => Uint8Array.from(rows, (row) => numberOf(row, name))
  return {
    ids: rows.map((row) => row.get('id') ?? ''),
    cohorts: rows.map((row) => row.get('cohort') ?? ''),
    outcome: bits('tin'),
    points: Float64Array.from(scored, ({ points }) => points),
    probability: Float64Array.from(scored, ({ probability }) => probability),
    albi: Float64Array.from(rows, (row) => {
      const result = albi(numberOf(row, 'bili'), numberOf(row, 'alb'))
      if (result === undefined) throw new Error('a row without ALBI')
      return result.score
    }),
    bilirubin: reals('bili'),
    afp: reals('afp'),
    albumin: reals('alb'),
    diameter: reals('diameter'),
    nlr: Float64Array.from(rows, (row) => numberOf(row, 'anc') / numberOf(row, 'alc')),
    nlrHigh: Float64Array.from(rows, (row) => (numberOf(row, 'anc') / numberOf(row, 'alc') > 3 ? 1 : 0)),
    deltaTNonnegative: reals('dt_nonneg'),
    hbv: bits('hbv'),
    time: reals('os_days'),
    event: bits('os_event'),
  }
}

type Row = ReadonlyMap<string, string>

function parse(text: string): readonly Row[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => new Map(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

function numberOf(row: Row, name: string): number {
  const value = Number(row.get(name) ?? 'missing')
  if (!Number.isFinite(value)) throw new Error(`the cohort has no number under ${name}`)
  return value
}

function scoreOf(model: ModelFile, row: Row): { points: number; probability: number } {
  const assessment = assess(model, {
    nlr: numberOf(row, 'anc') / numberOf(row, 'alc'),
    deltaT: numberOf(row, 'dt_nonneg') === 1 ? 'nonnegative' : 'negative',
    albumin: numberOf(row, 'alb'),
    diameter: numberOf(row, 'diameter'),
  })
  if (assessment.kind !== 'complete') throw new Error('a row of the cohort is not complete')
  return assessment
}
