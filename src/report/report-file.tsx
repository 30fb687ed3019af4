import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { ModelFile } from '../model/model-schema.ts'
import type { Language } from '../site/language.ts'
import { createFormat } from '../text/format.ts'
import { reportTexts } from '../text/report.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import { SECTIONS, type ValidationReport } from '../validation/report/validation-report.ts'
import { RecalibrationPart } from './recalibration-part.tsx'
import { ReportBody } from './report-body.tsx'
import { cautionOf, reportView, viewOf } from './view.ts'

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

/** On paper the words stand at the foot of each page. */
function everyPage(words: string): string {
  return `@page{@bottom-center{content:${JSON.stringify(words)}}}`
}

/** The page around a report that is kept as a file. */
function FilePage(props: {
  readonly language: Language
  readonly css: string
  readonly title: string
  readonly subtitle: string
  readonly contents?: boolean
  readonly synthetic: boolean
  readonly children: ComponentChildren
}) {
  const { language, css, title, subtitle, contents = false, synthetic, children } = props
  const texts = reportTexts[language]
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>{`${title}: ${subtitle}`}</title>
        {/* A style's text is not escaped in HTML; only its end tag could break out of it. */}
        <style
          dangerouslySetInnerHTML={{
            __html: `${css}${synthetic ? everyPage(texts.synthetic) : ''}`.replaceAll('</', '<\\/'),
          }}
        />
      </head>
      <body class="report-page">
        <main>
          <header>
            <h1>{title}</h1>
            <p class="report-subtitle">{subtitle}</p>
            <p class="report-caution">{cautionOf(texts, synthetic)}</p>
          </header>
          {contents && (
            <nav aria-label={texts.contents}>
              <ol>
                {[...SECTIONS, 'checklist' as const].map((id) => (
                  <li key={id}>
                    <a href={`#${id}`}>{texts.sections[id].title}</a>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          {children}
        </main>
      </body>
    </html>
  )
}
