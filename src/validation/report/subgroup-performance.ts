import { countOnes } from '../../stats/checks.ts'
import type { Estimate } from '../../stats/interval.ts'
import { proportion } from '../../stats/proportion.ts'
import { type FigureOrReason, noFigure, toReport } from './figure-or-reason.ts'
import { type Performance, performance, predictedIn, thresholdOf } from './performance.ts'
import { columnOf, highAt, isBrokenDown, type Study } from './study.ts'

/** The model's figures within the groups that a hospital answers for: sex, age, cause, liver function, centre. */
export interface SubgroupPerformance {
  readonly all: SubgroupRow
  readonly groups: readonly {
    readonly name: string
    readonly kind: 'group' | 'age' | 'albi'
    readonly rows: readonly SubgroupRow[]
  }[]
  /** Group columns of so many labels that they are broken down only where they are named. */
  readonly tooMany: readonly { readonly name: string; readonly labels: number }[]
}

export interface SubgroupRow extends Performance {
  /** Null for patients of whom it is not known, or for all. */
  readonly label: string | null
  readonly sensitivity: FigureOrReason<Estimate>
}

const OLD = 65
/** ALBI grades 1, 2 and 3 (Johnson, J Clin Oncol 2015). */
const ALBI_LIMITS = [-2.6, -1.39] as const

export function subgroupPerformance(study: Study): SubgroupPerformance {
  const { table, scored, strata, options } = study
  const everybody = strata[0]?.rows ?? new Int32Array(0)
  const age = columnOf(table, 'age')
  const albi = scored.scores.albi
  const byValue = (values: Float64Array, place: (value: number) => number) =>
    values.map((value) => (Number.isNaN(value) ? -1 : place(value)))
  const groups = [
    ...table.groups
      .filter((group) => group.labels.length > 1 && isBrokenDown(group, options))
      .map(({ name, labels, codes }) => ({ name, kind: 'group' as const, labels, codes })),
    {
      name: 'age',
      kind: 'age' as const,
      labels: [`< ${OLD}`, `≥ ${OLD}`],
      codes: byValue(age, (years) => (years < OLD ? 0 : 1)),
    },
    {
      name: 'albi',
      kind: 'albi' as const,
      labels: ['1', '2', '3'],
      codes: byValue(albi, (score) => (score <= ALBI_LIMITS[0] ? 0 : score <= ALBI_LIMITS[1] ? 1 : 2)),
    },
  ]
  return {
    all: rowOf(study, null, everybody),
    tooMany: table.groups
      .filter((group) => !isBrokenDown(group, options))
      .map(({ name, labels }) => ({ name, labels: labels.length })),
    groups: groups.flatMap(({ name, kind, labels, codes }) => {
      const rows = [...labels, null].flatMap((label, code) => {
        const members = everybody.filter((row) =>
          label === null ? (codes[row] ?? -1) < 0 : codes[row] === code,
        )
        return members.length === 0 ? [] : [rowOf(study, label, members)]
      })
      return rows.filter(({ label }) => label !== null).length < 2 ? [] : [{ name, kind, rows }]
    }),
  }
}

function rowOf(study: Study, label: string | null, members: Int32Array): SubgroupRow {
  const predicted = predictedIn(study, members)
  const { cutoff } = study.options
  const events = countOnes(predicted.outcome)
  const high = cutoff === null ? undefined : highAt(study, predicted.scores, cutoff)
  const found = high?.reduce((count, bit, i) => count + (bit === 1 && predicted.outcome[i] === 1 ? 1 : 0), 0)
  return {
    label,
    ...performance(predicted, thresholdOf(study)),
    sensitivity: found === undefined ? noFigure('no-cutoff') : toReport(proportion(found, events)),
  }
}
