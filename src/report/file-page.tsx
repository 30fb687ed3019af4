import type { ComponentChildren } from 'preact'
import type { Language } from '../site/language.ts'
import { reportTexts } from '../text/report.ts'
import { SECTIONS } from '../validation/report/validation-report.ts'
import { cautionOf } from './view.ts'

/** On paper the words stand at the foot of each page. */
function everyPage(words: string): string {
  return `@page{@bottom-center{content:${JSON.stringify(words)}}}`
}

/** The page around a report that is kept as a file. */
export function FilePage(props: {
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
