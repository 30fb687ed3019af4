import { escapeHtml, page } from './html.ts'

/** Shown when the app's address cannot be trusted, so that the error cannot be sent back to it. */
export function errorPage(error: string, description: string | undefined): string {
  const detail = description === undefined ? '' : `: ${escapeHtml(description)}`
  return page(
    'The app cannot be opened',
    `<p>The authorization server refused the request.</p>\n<p><code>${escapeHtml(error)}</code>${detail}</p>`,
  )
}
