import { printable } from '../text/printable.ts'
import type { Texts } from '../text/texts.ts'
import { FACT_GROUPS, type Fact, type FactGroup } from './fact.ts'

/** Facts as text of one line each, group by group: what is copied into a note, and what the command line prints. */
export function plainText(
  texts: Texts,
  facts: readonly Fact[],
  {
    without = [],
    bullet = '- ',
    sources = true,
  }: { readonly without?: readonly FactGroup[]; readonly bullet?: string; readonly sources?: boolean } = {},
): string {
  const headings = headingsOf(texts)
  return FACT_GROUPS.filter((group) => !without.includes(group))
    .map((group) => ({ heading: headings[group], told: facts.filter((fact) => fact.group === group) }))
    .filter(({ told }) => told.length > 0)
    .map(({ heading, told }) => {
      const lines = told.map(
        (fact) => `${heading === undefined ? '' : bullet}${factLine(texts, fact, sources)}`,
      )
      // No name or text of the chart can add a line of its own.
      return printable(heading === undefined ? lines : [heading, ...lines]).join('\n')
    })
    .join('\n\n')
}

/** "Albumin: 34 g/L, 5 Oct 2026; 2 days before index date (3.4 g/dL, Observation/1 v1)"; a note that is a sentence stands as one. */
export function factLine({ joins }: Texts, fact: Fact, withSource: boolean): string {
  const { label, value, date, notes, source } = fact
  const told = withNotes({ joins }, date === undefined ? value : `${value}${joins.comma}${date}`, notes)
  const line = `${label === '' ? '' : `${label}${joins.colon}`}${told}`
  if (withSource && source !== undefined && source !== '')
    return `${line}${joins.open}${source}${joins.close}`
  return /[.。]$/.test(notes.at(-1) ?? value) ? `${line}${joins.stop}` : line
}

/** What is said, with its notes: one that is a sentence begins one, any other goes on. No stop at the end. */
export function withNotes({ joins }: Pick<Texts, 'joins'>, first: string, notes: readonly string[]): string {
  const more = notes.map((note) =>
    /^\p{Lu}.*\.$/u.test(note)
      ? `${joins.stop}${joins.gap}${withoutStop(note)}`
      : `${joins.semicolon}${withoutStop(note)}`,
  )
  return `${withoutStop(first)}${more.join('')}`
}

function withoutStop(text: string): string {
  return text.replace(/[.。]$/, '')
}

function headingsOf(texts: Texts): Readonly<Record<FactGroup, string | undefined>> {
  return {
    patient: undefined,
    answer: undefined,
    deciding: texts.deciding.heading,
    drivers: texts.drivers.heading,
    start: undefined,
    inputs: texts.inputs.heading,
    doubts: texts.inputs.doubts.heading,
    passedOver: texts.inputs.passedOverHeading,
    unread: texts.failures.heading,
    unmapped: undefined,
    scope: texts.applicability.heading,
    limits: texts.limits.heading,
    model: undefined,
  }
}
