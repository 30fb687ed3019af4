import { RandomForestClassifier } from 'ml-random-forest'
import { countOnes } from '../../stats/checks.ts'
import { bitAt, itemAt, realAt } from '../../stats/numeric/at.ts'
import { quantile } from '../../stats/numeric/quantile.ts'
import { type Random, seededRandom } from '../../stats/numeric/random.ts'
import type { Candidate } from './candidates.ts'
import { type FigureOrReason, noFigure } from './figure-or-reason.ts'
import { bitsAt, completeRows, type Study, valuesAt } from './study.ts'

/** Permutation importance in a random forest. */
export interface Importance {
  readonly patients: number
  readonly trees: number
  /** By how much the share of rightly classified patients falls when a covariate's values are shuffled, mean over trees; at or below 0 it adds nothing. */
  readonly covariates: readonly { readonly id: string; readonly importance: number }[]
  /** Rightly classified by the trees that had not seen them, mean share. */
  readonly accuracy: number
}

const TREES = 100
/** A tree grows on so many patients drawn at random; the others try it. */
const MOST_IN_BAG = 200
const MOST_OUT_OF_BAG = 200
const FEWEST = 20
/** Levels that a quantity is cut into at its quantiles: finer cuts change little and cost much. */
const LEVELS = 16

/**
 * Permutation importance (Breiman, Mach Learn 2001) on the trees of ml-random-forest, whose own measure by gain can come out negative.
 * Each tree sees a random two thirds of the covariates. Fails on one class or fewer than 20 patients.
 */
export function importance(study: Study, covariates: readonly Candidate[]): FigureOrReason<Importance> {
  const { outcome, strata, options, progress } = study
  const columns = covariates.map(({ values }) => values)
  const rows = completeRows(strata[0]?.rows ?? new Int32Array(0), [...columns, outcome])
  const bits = bitsAt(outcome, rows)
  const events = countOnes(bits)
  if (rows.length < FEWEST) return noFigure(rows.length === 0 ? 'no-values' : 'too-few-values')
  if (events === 0 || events === rows.length) return noFigure('one-class-only')
  const levels = columns.map((column) => inLevels(valuesAt(column, rows)))
  const patient = (i: number) => levels.map((level) => realAt(level, i))
  const random = seededRandom(options.seed)
  const falls = columns.map(() => 0)
  let [accuracy, trees] = [0, 0]
  for (let tree = 0; tree < TREES; tree += 1) {
    const { bag, rest } = split(random, rows.length)
    // Those with one outcome first: the library then has fewer cuts to try among equal values.
    const training = bag.toSorted((a, b) => bitAt(bits, a) - bitAt(bits, b))
    const labels = training.map((i) => bitAt(bits, i))
    if (labels[0] === labels.at(-1)) continue
    const forest = new RandomForestClassifier({
      seed: random.below(0x7fffffff),
      nEstimators: 1,
      maxFeatures: Math.max(1, Math.ceil((2 * columns.length) / 3)),
      replacement: false,
      useSampleBagging: false,
      noOOB: true,
      treeOptions: { minNumSamples: 5, maxDepth: 8 },
    })
    forest.train(training.map(patient), labels)
    const tried = rest.map(patient)
    const right = (table: readonly (readonly number[])[]) =>
      forest
        .predict(table.map((line) => [...line]))
        .filter((label, k) => label === bitAt(bits, itemAt(rest, k))).length / rest.length
    const asTheyAre = right(tried)
    accuracy += asTheyAre
    trees += 1
    columns.forEach((_, j) => {
      const shuffled = permuted(
        random,
        tried.map((line) => itemAt(line, j)),
      )
      const fall = asTheyAre - right(tried.map((line, k) => line.with(j, itemAt(shuffled, k))))
      falls[j] = itemAt(falls, j) + fall
    })
    progress((tree + 1) / TREES)
  }
  if (trees === 0) return noFigure('one-class-only')
  return {
    ok: true,
    value: {
      patients: rows.length,
      trees,
      covariates: covariates
        .map(({ id }, j) => ({ id, importance: itemAt(falls, j) / trees }))
        .sort((a, b) => b.importance - a.importance),
      accuracy: accuracy / trees,
    },
  }
}

/** Values as the number of quantiles below them. */
function inLevels(values: Float64Array): Float64Array {
  const sorted = values.slice().sort()
  const cuts = [...new Set(Array.from({ length: LEVELS - 1 }, (_, k) => quantile(sorted, (k + 1) / LEVELS)))]
  return values.map((value) => cuts.filter((cut) => cut < value).length)
}

/** Two thirds of the patients (or as many as a tree may see) and some of the others, at random. */
function split(random: Random, n: number): { bag: readonly number[]; rest: readonly number[] } {
  const order = permuted(
    random,
    Array.from({ length: n }, (_, i) => i),
    MOST_IN_BAG + MOST_OUT_OF_BAG,
  )
  const size = Math.min(MOST_IN_BAG, Math.floor((2 * n) / 3))
  return { bag: order.slice(0, size), rest: order.slice(size, size + MOST_OUT_OF_BAG) }
}

/** A copy in random order (Fisher-Yates); only its first `count` places are filled by chance and kept. */
function permuted<T>(random: Random, values: readonly T[], count = values.length): readonly T[] {
  const copy = [...values]
  const size = Math.min(count, copy.length)
  for (let i = 0; i < size; i += 1) {
    const j = i + random.below(copy.length - i)
    const moved = itemAt(copy, i)
    copy[i] = itemAt(copy, j)
    copy[j] = moved
  }
  return copy.slice(0, size)
}
