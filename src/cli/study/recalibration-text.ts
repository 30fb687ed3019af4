import type { TipmModel } from '../../model/load-model.ts'
import type { ModelFile } from '../../model/model-schema.ts'
import { modelStatusText } from '../../model/model-status.ts'
import { calibrationLines } from '../../report/calibration-lines.ts'
import { recalibrationFacts } from '../../report/recalibration-facts.ts'
import { viewOf } from '../../report/view.ts'
import { lab } from '../../text/en/lab.ts'
import { report as en } from '../../text/en/report.ts'
import { createFormat } from '../../text/format.ts'
import { written } from '../../text/written.ts'
import type { ProposalProblem } from '../../validation/recalibration/model-proposal.ts'
import type { RecalibrationFit } from '../../validation/recalibration/recalibrate.ts'
import type { ReportProblem } from '../../validation/report/figure-or-reason.ts'
import { table } from '../table.ts'

/** Why there is no proposal. */
export function problemText(code: ReportProblem | ProposalProblem): string {
  const reasons: Readonly<Record<string, string>> = { ...en.problems, ...lab.recalibrate.failures }
  return `no proposal: ${reasons[code] ?? code}`
}

/** What was done, and how well the model agrees with the patients before and after. */
export function proposalText(
  model: TipmModel,
  fit: RecalibrationFit,
  file: ModelFile,
  out: string | undefined,
): string[] {
  const view = viewOf(en, createFormat('en', 'UTC'), 0)
  const { show, format } = view
  const words = en.recalibration
  const { before, after, corrected } = fit
  return [
    `${words.title}. ${en.investigational} ${words.note}`,
    '',
    ...table(recalibrationFacts(view, fit, file)),
    ...fit.warnings.map((warning) => en.warnings[warning]),
    ...(fit.reversed.length > 0 ? [words.reversed(format.list(fit.reversed.map(show.variable)))] : []),
    '',
    `${words.figures}:`,
    ...table(
      calibrationLines(view).map(([name, text]) => [name, `${text(before)}  ->  ${show.or(after, text)}`]),
    ),
    corrected.ok
      ? `Corrected for optimism by ${corrected.value.replicates} bootstrap samples: slope ${show.number(corrected.value.corrected.slope)}, intercept ${show.number(corrected.value.corrected.intercept)}, AUC ${show.number(corrected.value.corrected.auc)}, Brier score ${show.number(corrected.value.corrected.brier, 4)}.`
      : `Not corrected for optimism: ${show.why(corrected)}.`,
    '',
    out === undefined
      ? `No file was written (--out FILE). It would be version ${file.version}, from ${model.version}.`
      : `${out}: version ${file.version}, from ${model.version}; ${modelStatusText(file, written.en.status)}. Fill in approvedBy and approvedOn under "recalibration" once it is.`,
  ]
}
