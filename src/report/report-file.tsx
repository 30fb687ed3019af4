import { renderToString } from 'preact-render-to-string'
import type { ModelFile } from '../model/model-schema.ts'
import type { Language } from '../site/language.ts'
import { createFormat } from '../text/format.ts'
import { reportTexts } from '../text/report.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import type { ValidationReport } from '../validation/report/validation-report.ts'
import { FilePage } from './file-page.tsx'
import { RecalibrationPart } from './recalibration-part.tsx'
import { ReportBody } from './report-body.tsx'
import { reportView, viewOf } from './view.ts'

const WIDTH = 720

export interface Proposal {
  readonly fit: RecalibrationFit
  readonly file: ModelFile
  /** Whether the patients it was fitted to were drawn. */
  readonly synthetic: boolean
}

export interface FileOptions {
  readonly language: Language
  readonly timeZone: string | undefined
  /** The text of tokens.css, figures.css, plots.css and report.css. */
  readonly css: string
}

/** The report as one HTML file that needs nothing else: no script, no address to load from (its own policy forbids it). */
export function reportFile(report: ValidationReport, { language, timeZone, css }: FileOptions): string {
  const texts = reportTexts[language]
  const view = reportView(report, texts, createFormat(language, timeZone), WIDTH)
  return asFile(
    <FilePage
      language={language}
      css={css}
      title={texts.title}
      subtitle={view.subject}
      synthetic={report.header.data.synthetic}
      contents
    >
      <ReportBody view={view} />
    </FilePage>,
  )
}

/** A proposed recalibration as one HTML file of the same kind. */
export function recalibrationFile(proposal: Proposal, { language, timeZone, css }: FileOptions): string {
  const texts = reportTexts[language]
  const { name, id, version } = proposal.file
  const view = viewOf(texts, createFormat(language, timeZone), WIDTH)
  return asFile(
    <FilePage
      language={language}
      css={css}
      title={texts.recalibration.title}
      subtitle={`${name}, ${id} ${version}`}
      synthetic={proposal.synthetic}
    >
      <section class="report-section">
        <RecalibrationPart view={view} {...proposal} />
      </section>
    </FilePage>,
  )
}

function asFile(page: Parameters<typeof renderToString>[0]): string {
  return `<!doctype html>\n${renderToString(page)}\n`
}
