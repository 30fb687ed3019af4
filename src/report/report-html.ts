import figures from '../figures/figures.css?raw'
import plots from '../figures/plots.css?raw'
import tokens from '../page/styles/tokens.css?raw'
import type { ValidationReport } from '../validation/report/validation-report.ts'
import report from './report.css?raw'
import { type FileOptions, type Proposal, recalibrationFile, reportFile } from './report-file.tsx'

type HtmlOptions = Omit<FileOptions, 'css'>

const css = [tokens, figures, plots, report].join('\n')

/** The report as one self-contained HTML file, styled as on the screen. */
export function reportHtml(of: ValidationReport, options: HtmlOptions): string {
  return reportFile(of, { ...options, css })
}

/** A proposed recalibration as a file of the same kind. */
export function recalibrationHtml(of: Proposal, options: HtmlOptions): string {
  return recalibrationFile(of, { ...options, css })
}
