import { printable } from '../text/printable.ts'
import type { Texts } from '../text/texts.ts'
import type { Fact } from './fact.ts'
import { factLine } from './plain-text.ts'

/** A fact as a line of Markdown, its label in bold. */
export function markdownLine(texts: Texts, fact: Fact): string {
  const text = escapeMarkdown(factLine(texts, { ...fact, label: '' }, false))
  const label = `${fact.label}${texts.joins.colon}`.trimEnd()
  return fact.label === '' ? text : `**${escapeMarkdown(label)}** ${text}`
}

/**
 * Text that may come from the chart, so that it reads as text: no markup, no HTML, no link, one line. Figures of our own,
 * such as "<1%" and "(cut-off 160)", stay as they are.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;')
    .replace(/@/g, '&#64;')
}
