import { ANALYTES } from '../fhir/codes/analytes.ts'
import { unitFactor } from '../fhir/codes/units.ts'
import { roundTo } from '../model/rounding.ts'
import { realAt } from '../stats/numeric/at.ts'
import type { StudyTable, Variable } from './study-table.ts'

/** Simpler scores that a hospital has anyway, by their published rules; each rises with risk. */
export const RIVALS = ['malbi', 'ezAlbi', 'crafity', 'grim', 'stiffness', 'stiffnessAlbi'] as const

export type RivalId = (typeof RIVALS)[number]

/** umol/L in 1 mg/dL of bilirubin, as the reading of units has it. */
const BILIRUBIN = unitFactor('bilirubin', 'mg/dL') ?? Number.NaN
/** 1.3 mg/dL on the grid to which bilirubin is rounded on the way in: a result of exactly 1.3 must not fall below it. */
const HIGH_BILIRUBIN = roundTo(1.3 * BILIRUBIN, ANALYTES.bilirubin.decimals)
const ONE_DECILITRE = 10

type Values = Readonly<
  Record<
    'albumin' | 'bilirubin' | 'afp' | 'crp' | 'ldh' | 'ast' | 'alt' | 'stiffness' | 'nlr' | 'albi',
    number
  >
>

const points = (...holds: readonly boolean[]) => holds.filter(Boolean).length

interface Rule {
  readonly needs: readonly (keyof Values)[]
  readonly of: (values: Values) => number
}

const RULES: Readonly<Record<RivalId, Rule>> = {
  /** Grades 1, 2a, 2b and 3 as 1 to 4 (Hiraoka, Liver Cancer 2017; the cut -2.27 is not checked in the paper itself). */
  malbi: { needs: ['albi'], of: ({ albi }) => 1 + points(albi > -2.6, albi >= -2.27, albi > -1.39) },
  /** Bilirubin in mg/dL minus 9 x albumin in g/dL (Kariyama, Liver Cancer 2020). */
  ezAlbi: {
    needs: ['albumin', 'bilirubin'],
    of: ({ albumin, bilirubin }) => bilirubin / BILIRUBIN - (9 * albumin) / ONE_DECILITRE,
  },
  /** AFP from 100 ng/mL and CRP from 1 mg/dL, a point each (Scheiner, J Hepatol 2022). */
  crafity: { needs: ['afp', 'crp'], of: ({ afp, crp }) => points(afp >= 100, crp >= ONE_DECILITRE) },
  /** Albumin, LDH, NLR, AST over ALT and bilirubin, a point each (PMC9972107). */
  grim: {
    needs: ['albumin', 'ldh', 'nlr', 'ast', 'alt', 'bilirubin'],
    of: ({ albumin, ldh, nlr, ast, alt, bilirubin }) =>
      points(albumin < 35, ldh >= 245, nlr >= 4.8, ast / alt >= 1.44, bilirubin >= HIGH_BILIRUBIN),
  },
  /** Stiffness of the tumour before therapy, kPa (Yuan, Front Immunol 2022; cut there at 19.53). */
  stiffness: { needs: ['stiffness'], of: ({ stiffness }) => stiffness },
  /** The two factors of that paper's nomogram, counted: its points are not printed. */
  stiffnessAlbi: {
    needs: ['stiffness', 'albi'],
    of: ({ stiffness, albi }) => points(stiffness >= 19.53, albi > -2.6),
  },
}

/** Every rival score of every row; NaN where one of its parts is unknown. `nlr` and `albi` as they are formed for the model. */
export function rivalScores(
  { rowCount, columns }: StudyTable,
  formed: { readonly nlr: Float64Array; readonly albi: Float64Array },
): { readonly [R in RivalId]: Float64Array } {
  const column = (name: keyof Values): Float64Array | undefined =>
    name === 'nlr' || name === 'albi' ? formed[name] : columns[name satisfies Variable]
  const scored = (id: RivalId) => {
    const { needs, of } = RULES[id]
    const parts = needs.map((name) => [name, column(name)] as const)
    return Float64Array.from({ length: rowCount }, (_, row) => {
      const values = parts.map(
        ([name, part]) => [name, part === undefined ? Number.NaN : realAt(part, row)] as const,
      )
      if (values.some(([, value]) => Number.isNaN(value))) return Number.NaN
      return of(Object.fromEntries(values) as Values)
    })
  }
  return {
    malbi: scored('malbi'),
    ezAlbi: scored('ezAlbi'),
    crafity: scored('crafity'),
    grim: scored('grim'),
    stiffness: scored('stiffness'),
    stiffnessAlbi: scored('stiffnessAlbi'),
  }
}
