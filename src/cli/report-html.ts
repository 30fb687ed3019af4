import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelFile } from '../model/model-schema.ts'
import type * as ReportFile from '../report/report-file.tsx'
import type { Language } from '../site/language.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import type { ValidationReport } from '../validation/report/validation-report.ts'

interface HtmlOptions {
  readonly language: Language
  readonly timeZone: string | undefined
}

const SOURCES = join(import.meta.dirname, '..')
const STYLES = ['page/styles/tokens.css', 'figures/figures.css', 'figures/plots.css', 'report/report.css']

/** The validation report as one HTML file. */
export async function reportHtml(report: ValidationReport, options: HtmlOptions): Promise<string> {
  const { pages, css } = await loaded()
  return pages.reportFile(report, { ...options, css })
}

/** A proposed recalibration as one HTML file. */
export async function recalibrationHtml(
  proposal: { readonly fit: RecalibrationFit; readonly file: ModelFile },
  options: HtmlOptions,
): Promise<string> {
  const { pages, css } = await loaded()
  return pages.recalibrationFile(proposal, { ...options, css })
}

/** Node strips types but knows no JSX, so the pages' components are compiled on the way. */
async function loaded(): Promise<{ readonly pages: typeof ReportFile; readonly css: string }> {
  const { runnerImport } = await import('vite')
  const css = await Promise.all(STYLES.map((file) => readFile(join(SOURCES, file), 'utf8')))
  const { module } = await runnerImport<typeof ReportFile>(join(SOURCES, 'report/report-file.tsx'), {
    configFile: false,
    logLevel: 'error',
  })
  return { pages: module, css: css.join('\n') }
}
