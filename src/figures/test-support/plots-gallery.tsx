import type { ComponentChildren } from 'preact'
import { CalibrationFigure } from '../calibration/calibration-figure.tsx'
import { DecisionFigure } from '../decision/decision-figure.tsx'
import { ImpactFigure } from '../decision/impact-figure.tsx'
import { RocFigure } from '../roc/roc-figure.tsx'
import { ScoreDistributionFigure } from '../score-distribution/score-distribution-figure.tsx'
import { SurvivalFigure } from '../survival/survival-figure.tsx'
import * as words from './plot-words.ts'
import * as data from './plots.ts'

const { COHORT } = data
const ROC = [
  data.rocOf('Training', COHORT, 'AUC 0.90 (0.86 to 0.93)'),
  data.rocOf('Internal validation', data.sample(68, 1.5, 3), 'AUC 0.87 (0.77 to 0.96)'),
  data.rocOf('External validation', data.sample(107, 1.2, 5), 'AUC 0.83 (0.74 to 0.91)'),
]
const [BEFORE, AFTER] = [
  data.calibrationOf('As published', COHORT),
  data.calibrationOf('Recalibrated', data.sample(327, 1.4, 11)),
]
const RISKS = data.histogramOf(COHORT.probabilities, COHORT.outcome, [0, 1], 50)
const PREVALENCE = COHORT.outcome.reduce((sum, y) => sum + y, 0) / COHORT.outcome.length
const MARKED = { threshold: 0.28, label: 'published 28%' }
/** The validation's figures in their main states at a width in px. */
export function plotFigures(width: number): readonly (readonly [string, () => ComponentChildren])[] {
  return [
    ['ROC, three cohorts', () => <RocFigure curves={ROC} width={width} words={words.ROC_WORDS} />],
    [
      'ROC, Chinese',
      () => (
        <RocFigure
          curves={ROC.map((curve, i) => ({
            ...curve,
            name: ['训练队列', '内部验证队列', '外部验证队列（两家医院）'][i] ?? '',
          }))}
          width={width}
          words={words.ROC_WORDS_ZH}
        />
      ),
    ],
    ['ROC, none', () => <RocFigure curves={[]} width={width} words={words.ROC_WORDS} />],
    [
      'Calibration',
      () => (
        <CalibrationFigure
          series={[BEFORE]}
          histogram={RISKS}
          width={width}
          words={words.CALIBRATION_WORDS}
        />
      ),
    ],
    [
      'Calibration, before and after',
      () => <CalibrationFigure series={[BEFORE, AFTER]} width={width} words={words.CALIBRATION_WORDS} />,
    ],
    [
      'Decision curves',
      () => (
        <DecisionFigure
          {...data.decisionOf('TIPM', COHORT)}
          prevalence={PREVALENCE}
          marked={MARKED}
          width={width}
          words={words.DECISION_WORDS}
        />
      ),
    ],
    [
      'Clinical impact',
      () => (
        <ImpactFigure points={data.impactOf(COHORT)} per={1000} width={width} words={words.IMPACT_WORDS} />
      ),
    ],
    [
      'Survival',
      () => (
        <SurvivalFigure
          groups={data.survivalOf(COHORT)}
          notes={['log-rank p < 0.001; hazard ratio 3.20 (2.10 to 4.90)']}
          width={width}
          words={words.SURVIVAL_WORDS}
        />
      ),
    ],
    [
      'Score distribution',
      () => (
        <ScoreDistributionFigure
          histogram={data.histogramOf(COHORT.scores, COHORT.outcome, [0, 300], 30)}
          cutoffs={[
            { score: 160, label: 'published 160' },
            { score: 148, label: 'local 148' },
          ]}
          width={width}
          words={words.DISTRIBUTION_WORDS}
        />
      ),
    ],
  ]
}
