import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as ReportFile from '../report/report-file.tsx'
import type { Language } from '../site/language.ts'
import type { ValidationReport } from '../validation/report/report.ts'

const SOURCES = join(import.meta.dirname, '..')
const STYLES = ['app/styles/tokens.css', 'figures/figures.css', 'figures/plots.css', 'report/report.css']

/** The report as one HTML file. Node strips types but knows no JSX, so the page's components are compiled on the way. */
export async function reportHtml(
  report: ValidationReport,
  options: { readonly language: Language; readonly timeZone: string | undefined },
): Promise<string> {
  const { runnerImport } = await import('vite')
  const css = await Promise.all(STYLES.map((file) => readFile(join(SOURCES, file), 'utf8')))
  const { module } = await runnerImport<typeof ReportFile>(join(SOURCES, 'report/report-file.tsx'), {
    configFile: false,
    logLevel: 'error',
  })
  return module.reportFile(report, { ...options, css: css.join('\n') })
}
