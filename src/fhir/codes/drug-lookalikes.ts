import type { ReadingRules } from '../../site/site-schema.ts'
import type { Concept } from '../resources/resource-schemas.ts'
import { namesOf } from './code-match.ts'
import { type Drug, drugsOf, namesIn, normalised, PAIR, PLACEBO } from './drugs.ts'

/** Why a medication that looks like a drug of the pair is not taken for it. */
export type LookalikeReason = 'placebo' | 'mentioned' | 'spelling'

export interface Lookalike {
  readonly drug: Drug
  readonly reason: LookalikeReason
}

/** What a name is compared with letter by letter. */
const SPELLINGS: Readonly<Record<Drug, readonly string[]>> = {
  lenvatinib: ['lenvatinib', 'lenvima', 'kisplyx', '仑伐替尼'],
  camrelizumab: ['camrelizumab', 'airuika', '卡瑞利珠单抗'],
}

/** What of the pair a medication resembles without being it: for a person to judge, never read as the drug. */
export function drugLookalikes(medication: readonly Concept[], rules: ReadingRules): Lookalike[] {
  const { drugs } = drugsOf(medication, rules)
  const texts = medication.flatMap(namesOf).map(normalised)
  return PAIR.filter((drug) => !drugs.includes(drug)).flatMap((drug): Lookalike[] => {
    if (texts.some((text) => namesIn(text, drug, rules).length > 0)) {
      return [{ drug, reason: texts.some((text) => PLACEBO.test(text)) ? 'placebo' : 'mentioned' }]
    }
    const isClose = SPELLINGS[drug].some((name) => texts.some((text) => isNearlyIn(name, text)))
    return isClose ? [{ drug, reason: 'spelling' }] : []
  })
}

/** Whether a word of a text, or of a script without words as many letters, differs from a name by a slip: two letters of a long name, one of a short. */
function isNearlyIn(name: string, text: string): boolean {
  const most = name.length >= 10 ? 2 : 1
  const parts = /[a-z]/.test(name)
    ? (text.match(/[a-z]+/g) ?? [])
    : [...text].map((_, from) => text.slice(from, from + name.length))
  return parts.some((part) => Math.abs(part.length - name.length) <= most && distance(part, name) <= most)
}

/** How many letters have to be put in, left out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
