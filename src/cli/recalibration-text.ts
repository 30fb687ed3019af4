import type { TipmModel } from '../model/load-model.ts'
import type { ModelFile } from '../model/model-schema.ts'
import { standingText } from '../model/standing.ts'
import type { Estimate } from '../stats/interval.ts'
import { report as en } from '../text/en/report.ts'
import type { ProposalProblem } from '../validation/recalibration/model-proposal.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import type { Calibration } from '../validation/report/calibration.ts'
import type { Reported, ReportProblem } from '../validation/report/reported.ts'
import { type Row, table } from './table.ts'

const METHODS: Readonly<Record<RecalibrationFit['method'], string>> = {
  intercept: 'intercept only, slope held at 1',
  'intercept-and-slope': 'intercept and slope',
  refit: 'all four coefficients fitted anew, shrunken by the slope of the bootstrap',
}

const PROPOSAL_TEXTS: Readonly<Record<ProposalProblem, string>> = {
  'cutoff-off-scale': 'the cut-off would lie outside of the scale of points; name one with --cutoff',
  'no-local-cutoff': 'no cut-off tells these outcomes apart',
  'no-effect': 'a coefficient came out as exactly 0',
}

/** Why there is no proposal. */
export function problemText(code: ReportProblem | ProposalProblem): string {
  const reasons: Readonly<Record<string, string>> = { ...en.problems, ...PROPOSAL_TEXTS }
  return `no proposal: ${reasons[code] ?? code}`
}

/** What was done, and how well the model agrees with the patients before and after. */
export function proposalText(
  model: TipmModel,
  fit: RecalibrationFit,
  file: ModelFile,
  out: string | undefined,
): string[] {
  const { before, after, corrected } = fit
  const estimates = file.recalibration?.estimates
  const done: Row[] = [
    ['Method', METHODS[fit.method]],
    ['Patients', `${fit.patients}, ${fit.events} with progression`],
    ['Intercept', number(estimates?.intercept)],
    ...(estimates?.slope == null ? [] : ([['Slope', number(estimates.slope)]] as const)),
    ...(estimates?.shrinkage == null ? [] : ([['Shrinkage', number(estimates.shrinkage)]] as const)),
    ['Cut-off', `${Number(file.cutoff.points.toFixed(2))} points (${file.cutoff.method})`],
  ]
  const measures: readonly (readonly [string, (of: Calibration) => string])[] = [
    [en.calibration.observedExpected, (of) => value(of.observedExpected)],
    [en.calibration.inTheLarge, (of) => value(of.inTheLarge)],
    [
      en.calibration.slope,
      (of) => (of.joint.ok ? value({ ok: true, value: of.joint.value.slope }) : en.problems[of.joint.code]),
    ],
    [en.calibration.ici, (of) => (of.curve.ok ? number(of.curve.value.ici) : en.problems[of.curve.code])],
    [
      en.calibration.brier,
      (of) => (of.brier.ok ? number(of.brier.value.score.estimate, 4) : en.problems[of.brier.code]),
    ],
  ]
  return [
    'Recalibration: a proposal. Investigational; it changes nothing until a site file names the model file.',
    '',
    ...table(done),
    ...fit.warnings.map((warning) => en.warnings[warning]),
    ...fit.reversed.map(
      (predictor) =>
        `The direction of ${predictor} came out opposite to the model’s: look at the data first.`,
    ),
    '',
    'Calibration before, and after on patients that the fit had not seen (tenfold cross-validation):',
    ...table(
      measures.map(
        ([name, text]): Row => [
          name,
          `${text(before)}  ->  ${after.ok ? text(after.value) : en.problems[after.code]}`,
        ],
      ),
    ),
    corrected.ok
      ? `Corrected for optimism by ${corrected.value.replicates} bootstrap samples: slope ${number(corrected.value.corrected.slope)}, intercept ${number(corrected.value.corrected.intercept)}, AUC ${number(corrected.value.corrected.auc)}, Brier score ${number(corrected.value.corrected.brier, 4)}.`
      : `Not corrected for optimism: ${en.problems[corrected.code]}.`,
    '',
    out === undefined
      ? `No file was written (--out FILE). It would be version ${file.version}, from ${model.version}.`
      : `${out}: version ${file.version}, from ${model.version}; ${standingText(file)}. Fill in approvedBy and approvedOn under "recalibration" once it is.`,
  ]
}

function value(reported: Reported<Estimate>): string {
  if (!reported.ok) return en.problems[reported.code]
  const { estimate, lower, upper } = reported.value
  return en.withInterval(number(estimate), number(lower), number(upper))
}

function number(of: number | undefined, decimals = 3): string {
  return of === undefined ? '' : of.toFixed(decimals)
}
