import type { ClinicalImpact } from '../../stats/decision/clinical-impact.ts'
import type { NetBenefit } from '../../stats/decision/net-benefit.ts'
import type { PlotWords } from '../plot/frame.ts'
import type { Limit } from '../plot/numbers.ts'

/** A threshold worth a line: the published one, say. */
export interface MarkedThreshold {
  readonly threshold: number
  readonly label: string
}

/** The marked threshold as a line of the figure. */
export function markedLines(marked: MarkedThreshold | undefined) {
  return marked === undefined ? [] : [{ at: marked.threshold, label: marked.label }]
}

export interface DecisionWords extends PlotWords {
  readonly threshold: string
  readonly netBenefit: string
  readonly all: string
  readonly none: string
}

export interface DecisionFigureProps {
  /** What the model is called. */
  readonly name: string
  /** Its decision curve, thresholds rising; net benefits per patient. */
  readonly curve: readonly Pick<NetBenefit, 'threshold' | 'model' | 'all'>[]
  readonly band?: readonly { readonly threshold: number; readonly lower: Limit; readonly upper: Limit }[]
  /** Share with the outcome, 0..1: the height of the figure's axis. */
  readonly prevalence: number
  readonly marked?: MarkedThreshold
  readonly width: number
  readonly words: DecisionWords
}

export interface ImpactWords extends PlotWords {
  readonly threshold: string
  /** Title of the axis of numbers: "Of 1,000 patients". */
  readonly patients: string
  readonly highRisk: string
  readonly withOutcome: string
}

export interface ImpactFigureProps {
  readonly points: readonly ClinicalImpact[]
  /** Of how many patients the counts are: 1000. */
  readonly per: number
  readonly marked?: MarkedThreshold
  readonly width: number
  readonly words: ImpactWords
}
