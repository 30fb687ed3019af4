import { ALL_SITES } from '../../model/elastography/elastography-sites.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import type { UnmappedResult } from '../chart-inputs.ts'
import { ANALYTES, codesOf } from '../codes/analytes.ts'
import { SITE_SYSTEM } from '../codes/canonical.ts'
import { conceptName, hasCode } from '../codes/code-match.ts'
import { type CodeRef, ECOG, STANDARD_CODES } from '../codes/standard-codes.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import type { Concept } from '../resources/resource-schemas.ts'

/** Results under a code that is read. */
export interface MappedCode extends UnmappedResult {
  /** The input it is mapped to: a key of the site file's `reading.codes`, or another name of what no site maps. */
  readonly input: string
}

/** The codes in a chart that are mapped to an input, and how many results each has; whatever the results are worth. */
export function mappedResults({ observations }: ChartResources, rules: ReadingRules): readonly MappedCode[] {
  const inputs = inputCodes(rules)
  const found = new Map<string, MappedCode>()
  for (const { code, component } of observations) {
    for (const concept of [code, ...(component ?? []).map((item) => item.code)]) {
      for (const [input, coding] of readAs(concept, inputs)) {
        const { system, code: value } = coding
        const key = `${input} ${system}|${value}`
        const count = (found.get(key)?.count ?? 0) + 1
        found.set(key, { input, system, code: value, name: conceptName(concept), count })
      }
    }
  }
  return [...found.values()]
}

type InputCodes = readonly (readonly [input: string, codes: readonly CodeRef[]])[]

function inputCodes({ codes, ...rules }: ReadingRules): InputCodes {
  const all = { codes, ...rules }
  return [
    ...Object.values(ANALYTES).map(({ id }) => [id, codesOf(id, all)] as const),
    ['stiffnessExam', [...STANDARD_CODES.stiffnessExam, ...codes.stiffnessExam]],
    ...ALL_SITES.map((site) => {
      const own = { system: SITE_SYSTEM, code: site }
      return [`stiffnessSites.${site}`, [own, ...(codes.stiffnessSites[site] ?? [])]] as const
    }),
    ['response', codes.response],
    ['ECOG', ECOG],
  ]
}

/** What a concept is read as, each with the coding that says so. */
function readAs(concept: Concept, inputs: InputCodes) {
  return inputs.flatMap(([input, codes]) => {
    const coding = concept.coding?.find((item) => hasCode({ coding: [item] }, codes))
    return coding === undefined ? [] : [[input, coding] as const]
  })
}
