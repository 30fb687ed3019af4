import { renderToString } from 'preact-render-to-string'
import type { Language } from '../site/language.ts'
import { createFormat } from '../text/format.ts'
import { reportTexts } from '../text/report.ts'
import { SECTIONS, type ValidationReport } from '../validation/report/report.ts'
import { ReportBody } from './report-body.tsx'
import type { ReportView } from './view.ts'

const WIDTH = 720

/**
 * The report as one HTML file that needs nothing else: no script, no address to load from (its own policy forbids it). `css` is the
 * text of tokens.css, figures.css, plots.css and report.css.
 */
export function reportFile(
  report: ValidationReport,
  options: { readonly language: Language; readonly timeZone: string | undefined; readonly css: string },
): string {
  const { language, timeZone, css } = options
  const texts = reportTexts[language]
  const view: ReportView = {
    header: report.header,
    sections: report,
    texts,
    format: createFormat(language, timeZone),
    width: WIDTH,
  }
  const { data, model } = report.header
  const subtitle =
    data.kind === 'scored' ? texts.ofScores : texts.of(`${model.name}, ${model.id} ${model.version}`)
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>{`${texts.title}: ${model.id} ${model.version}`}</title>
        {/* A style's text is not escaped in HTML; only its end tag could break out of it. */}
        <style dangerouslySetInnerHTML={{ __html: css.replaceAll('</', '<\\/') }} />
      </head>
      <body class="report-page">
        <main>
          <header>
            <h1>{texts.title}</h1>
            <p class="report-subtitle">{subtitle}</p>
            <p class="report-caution">{texts.investigational}</p>
          </header>
          <nav aria-label={texts.contents}>
            <ol>
              {[...SECTIONS, 'checklist' as const].map((id) => (
                <li key={id}>
                  <a href={`#${id}`}>{texts.sections[id].title}</a>
                </li>
              ))}
            </ol>
          </nav>
          <ReportBody view={view} />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(page)}\n`
}
