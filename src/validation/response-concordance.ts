import type { Classified } from '../response/classify.ts'
import type { ImmuneCategory } from '../response/irecist.ts'
import type { Category } from '../response/time-point.ts'
import { cohenKappa, type Kappa } from '../stats/agreement/kappa.ts'
import { itemAt } from '../stats/numeric/at.ts'
import type { Statistic } from '../stats/statistic.ts'

/** The categories that two systems are compared in. */
export const COMPARED = ['CR', 'PR', 'SD', 'PD'] as const
export type Compared = (typeof COMPARED)[number]

export const SYSTEMS = ['mrecist', 'recist', 'irecist'] as const
export type System = (typeof SYSTEMS)[number]

const PAIRS = [
  ['mrecist', 'recist'],
  ['mrecist', 'irecist'],
  ['recist', 'irecist'],
] as const satisfies readonly (readonly [System, System])[]

/** Two systems over the same patients. */
export interface Concordance {
  readonly pair: readonly [System, System]
  /** Patients by the first system (rows) and the second, in the order of `COMPARED`. */
  readonly table: readonly (readonly number[])[]
  /** Patients whom one of the two could not evaluate. */
  readonly leftOut: number
  /** Over the four categories. */
  readonly categories: Statistic<Kappa>
  /** Over progression against everything else. */
  readonly progression: Statistic<Kappa>
}

/** Agreement of the systems at the chosen time, by Cohen's kappa with its 95 % interval. */
export function responseConcordance(patients: readonly Classified[]): readonly Concordance[] {
  return PAIRS.map(([a, b]) => {
    const counts = COMPARED.map(() => COMPARED.map(() => 0))
    let leftOut = 0
    for (const patient of patients) {
      const row = counts[positionOf(comparedAt(patient, a))]
      const column = positionOf(comparedAt(patient, b))
      if (row === undefined || column < 0) leftOut += 1
      else row[column] = itemAt(row, column) + 1
    }
    return {
      pair: [a, b],
      table: counts,
      leftOut,
      categories: cohenKappa(counts),
      progression: cohenKappa(byProgression(counts)),
    }
  })
}

/** A patient's category at the chosen time as it is compared; undefined where it could not be evaluated. */
export function comparedAt(patient: Classified, system: System): Compared | undefined {
  return compared(patient[system].at.category)
}

/**
 * iUPD counts as progression: at the chosen time it is one that nothing has taken back (Seymour 2017, where it dates the progression of
 * those who are not assessed again). Patients without target lesions who neither responded nor progressed count as stable.
 */
function compared(category: Category | ImmuneCategory): Compared | undefined {
  switch (category) {
    case 'CR':
    case 'iCR':
      return 'CR'
    case 'PR':
    case 'iPR':
      return 'PR'
    case 'SD':
    case 'iSD':
    case 'non-CR/non-PD':
    case 'non-iCR/non-iUPD':
      return 'SD'
    case 'PD':
    case 'iUPD':
    case 'iCPD':
      return 'PD'
    case 'NE':
      return undefined
  }
}

function positionOf(category: Compared | undefined): number {
  return category === undefined ? -1 : COMPARED.indexOf(category)
}

function byProgression(counts: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const last = COMPARED.length - 1
  const sums = [
    [0, 0],
    [0, 0],
  ]
  for (const [i, row] of counts.entries()) {
    for (const [j, count] of row.entries()) {
      const target = itemAt(sums, i === last ? 1 : 0)
      const at = j === last ? 1 : 0
      target[at] = itemAt(target, at) + count
    }
  }
  return sums
}
