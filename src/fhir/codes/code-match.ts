import type { Concept } from '../resources/resource-schemas.ts'
import { sameSystem } from './canonical.ts'
import type { CodeRef } from './standard-codes.ts'

const NOTHING: readonly never[] = []

/** Whether one of a concept's codings is one of the codes; codes are compared exactly, systems tolerantly. */
export function hasCode(concept: Concept | undefined, codes: readonly CodeRef[]): boolean {
  for (const coding of concept?.coding ?? NOTHING) {
    for (const { system, code } of codes) {
      if (coding.code === code && sameSystem(coding.system, system)) return true
    }
  }
  return false
}

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
  const names: string[] = []
  if (concept?.text !== undefined) names.push(concept.text.slice(0, LONGEST_NAME))
  for (const { display } of concept?.coding ?? NOTHING) {
    if (display !== undefined) names.push(display.slice(0, LONGEST_NAME))
  }
  return names
}
