import figures from '../../figures/figures.css?raw'
import plots from '../../figures/plots.css?raw'
import tokens from '../../page/styles/tokens.css?raw'
import report from '../../report/report.css?raw'
import { reportFile } from '../../report/report-file.tsx'
import type { Language } from '../../site/language.ts'
import type { ValidationReport } from '../../validation/report/validation-report.ts'

/** The report as one self-contained HTML file, styled as on the screen. */
export function reportHtml(
  of: ValidationReport,
  options: { readonly language: Language; readonly timeZone: string | undefined },
): string {
  return reportFile(of, { ...options, css: [tokens, figures, plots, report].join('\n') })
}
