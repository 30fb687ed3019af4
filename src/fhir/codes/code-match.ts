import type { Concept } from '../resources/resource-schemas.ts'
import { sameSystem } from './canonical.ts'
import type { CodeRef } from './standard-codes.ts'

/** Whether one of a concept's codings is one of the codes; codes are compared exactly, systems tolerantly. */
export function hasCode(concept: Concept | undefined, codes: readonly CodeRef[]): boolean {
  return (
    concept?.coding?.some((coding) =>
      codes.some(({ system, code }) => coding.code === code && sameSystem(coding.system, system)),
    ) ?? false
  )
}

const NOTHING: readonly never[] = []

/** A table of codes: gives what is listed under the codings of a concept, in their order, each once. Compared as `hasCode` does; for lists that are asked often. */
export function codeTable<Value>(
  entries: readonly (readonly [CodeRef, Value])[],
): (concept: Concept | undefined) => readonly Value[] {
  const byCode = Map.groupBy(entries, ([{ code }]) => code)
  return (concept) => {
    let found: Value[] | undefined
    for (const { system, code } of concept?.coding ?? NOTHING) {
      const listed = byCode.get(code ?? '')
      for (const [ref, value] of listed ?? NOTHING) {
        if (!sameSystem(system, ref.system) || found?.includes(value)) continue
        found ??= []
        found.push(value)
      }
    }
    return found ?? NOTHING
  }
}

/** What a concept is called: its text, else a display, else its code. */
export function conceptName(concept: Concept | undefined): string {
  const coding = concept?.coding?.find(({ display }) => display) ?? concept?.coding?.[0]
  return concept?.text ?? coding?.display ?? coding?.code ?? ''
}

/** A name is some words long; what goes on far beyond that is not searched for names. */
const LONGEST_NAME = 2000

/** Everything a concept is called: its text and its codings' displays. */
export function namesOf(concept: Concept | undefined): string[] {
  return [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)].flatMap((name) =>
    name === undefined ? [] : [name.slice(0, LONGEST_NAME)],
  )
}
