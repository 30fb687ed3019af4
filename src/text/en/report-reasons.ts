import type { SampleSizeWarning } from '../../stats/sample-size.ts'
import type { ReportProblem } from '../../validation/report/figure-or-reason.ts'
import type { QuantityName } from '../../validation/report/table-one.ts'
import type { ScoreId } from '../../validation/score-table.ts'
import type { CellProblemCode, ExclusionReason, SourceGap, Variable } from '../../validation/study-table.ts'

/** Why a figure, a row or a cell is not there, and what variables are called. */
export const reasons = {
  problems: {
    'no-values': 'no patients with the values needed',
    'too-few-values': 'too few patients',
    'lengths-differ': 'columns of different length',
    'not-finite': 'not a finite number',
    'not-binary': 'the outcome is not 0 or 1',
    'not-a-probability': 'a probability lies outside of 0 to 1',
    'not-a-positive-time': 'a follow-up time is negative',
    'one-class-only': 'only one outcome occurs',
    'one-group-only': 'only one group has patients',
    'no-variation': 'all values are alike',
    'no-events': 'no events',
    'zero-cell': 'a cell of the table is empty',
    'probability-zero-or-one': 'a probability is exactly 0 or 1',
    separation: 'the outcomes are separated completely; there is no finite estimate',
    singular: 'covariates depend on each other',
    'did-not-converge': 'the computation did not converge',
    'out-of-range': 'a value is out of its range',
    'too-few-replicates': 'too few bootstrap samples could be used',
    'no-such-data': 'not in the data',
    'no-cutoff': 'no cut-off was named',
    'too-many-patients': 'left out: repeated on so many patients it would take minutes',
    'not-two-labels': 'tested between two labels only',
    'nothing-missing': 'no input is missing',
    'not-asked-for': 'not asked for',
    'slope-not-positive':
      'a higher score does not mean more progression here; examine the data, or a refit of all coefficients',
  } satisfies Record<ReportProblem, string>,

  warnings: {
    'fewer-than-100-events': 'Fewer than 100 patients with progression: figures are imprecise.',
    'fewer-than-100-non-events': 'Fewer than 100 patients without progression: figures are imprecise.',
    'fewer-than-200-for-calibration-curve':
      'Fewer than 200 patients of either outcome: the calibration curve is unsteady.',
    'fewer-than-10-events-per-coefficient': 'Fewer than 10 events for each coefficient: a refit is unsteady.',
  } satisfies Record<SampleSizeWarning, string>,

  exclusions: {
    empty: 'row without any value',
    'wrong-number-of-cells': 'not as many cells as headings',
    'not-readable': 'could not be read',
    implausible: 'implausible',
    'unit-not-accepted': 'unit not accepted',
    'duplicate-patient': 'patient already in the data',
    'not-treated': 'not treated with both drugs',
    'start-not-known': 'start of therapy not known to the day',
    'not-hcc': 'another cancer than HCC',
    'no-outcome': 'no outcome',
    'no-inputs': 'no input of the score',
  } satisfies Record<ExclusionReason, string>,

  cellProblems: {
    'not-a-number': 'not a number',
    'ambiguous-number': 'a number that can be read in two ways',
    comparator: 'beyond a limit of detection (< or >)',
    implausible: 'implausible',
    'not-in-coding': 'not among the codes named',
    'not-a-date': 'not a date',
    'end-before-start': 'end before start',
    'unusable-in-chart': 'unusable in the chart',
  } satisfies Record<CellProblemCode, string>,

  gaps: {
    'more-pages': 'The source says that there are further pages: patients or values may be missing.',
    'entry-failed':
      'The source says that an entry could not be delivered: patients or values may be missing.',
    'operation-outcome': 'The source holds a remark of the server: patients or values may be missing.',
    'fewer-than-total': 'The source counts more results than it holds: patients or values may be missing.',
  } satisfies Record<SourceGap, string>,

  variables: {
    anc: 'Neutrophils, 10⁹/L',
    alc: 'Lymphocytes, 10⁹/L',
    nlr: 'NLR',
    nlrHigh: 'NLR above the model’s threshold',
    albumin: 'Albumin, g/L',
    diameter: 'Largest diameter, cm',
    deltaT: 'dT ≥ 0',
    bilirubin: 'Bilirubin, µmol/L',
    afp: 'AFP, µg/L',
    crp: 'CRP, mg/L',
    ldh: 'LDH, U/L',
    ast: 'AST, U/L',
    alt: 'ALT, U/L',
    stiffness: 'Tumour stiffness before therapy, kPa',
    age: 'Age, years',
    outcome: 'Progression (TIN)',
    outcomeDays: 'Time to progression or last assessment, days',
    days: 'Follow-up, days',
    event: 'Death',
    score: 'Score',
    probability: 'Predicted probability',
    otherScore: 'Second score',
    otherProbability: 'Second predicted probability',
    albi: 'ALBI score',
    intercept: 'Intercept',
  } satisfies Record<Variable | QuantityName | 'nlrHigh' | 'intercept', string>,

  scores: {
    model: 'TIPM',
    ultrasound: 'Ultrasound part (dT, diameter)',
    serology: 'Serological part (albumin, NLR)',
    albi: 'ALBI',
    afp: 'AFP',
    malbi: 'mALBI grade',
    ezAlbi: 'EZ-ALBI',
    crafity: 'CRAFITY',
    grim: 'HCC-GRIm',
    stiffness: 'Baseline tumour stiffness',
    stiffnessAlbi: 'Baseline stiffness and ALBI grade',
    other: 'Second score',
  } satisfies Record<ScoreId, string>,
}
