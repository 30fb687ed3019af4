import * as z from 'zod/mini'
import { canonicalJson } from '../../model/hash.ts'
import { DETAIL_EXTENSION } from '../codes/canonical.ts'
import { documentReferenceSchema } from '../resources/resource-schemas.ts'
import { readAs } from '../resources/shape.ts'
import { isConfirmed, isStanding } from './earlier-assessments.ts'
import { documentStatus, enclosedAssessment } from './read-earlier-assessments.ts'

const named = z.looseObject({ identifier: z.array(z.looseObject({ value: z.optional(z.string()) })) })
const assessment = z.looseObject({ status: z.string(), extension: z.optional(z.array(z.unknown())) })

/** Whether what is on file says what is to be written: the same points, inputs, index date, answers and model, and no less checked. */
export function saysTheSame(planned: unknown, stored: unknown): boolean {
  const wanted = z.safeParse(assessment, contentOf(planned))
  const there = z.safeParse(assessment, contentOf(stored))
  if (!wanted.success || !there.success) return false
  const [now, before] = [rank(wanted.data.status), rank(there.data.status)]
  if (now === 'withdrawn' || before === 'withdrawn') return now === before
  const detail = detailOf(wanted.data)
  if (detail === undefined || detail !== detailOf(there.data)) return false
  return now === before || now === 'unchecked'
}

/** Whether it carries what an assessment is told apart by. */
export function hasDetail(resource: unknown): boolean {
  const parsed = z.safeParse(assessment, contentOf(resource))
  return parsed.success && detailOf(parsed.data) !== undefined
}

/** Whether it is on file as entered in error: it does not stand any more. */
export function isWithdrawn(resource: unknown): boolean {
  return rankOf(resource) === 'withdrawn'
}

/** Whether a clinician has confirmed it. */
export function isChecked(resource: unknown): boolean {
  return rankOf(resource) === 'checked'
}

function rankOf(resource: unknown): ReturnType<typeof rank> | undefined {
  const parsed = z.safeParse(assessment, contentOf(resource))
  return parsed.success ? rank(parsed.data.status) : undefined
}

/** The business identifiers of what is on file as entered in error, but those that something else bears which stands: of what was stored twice one is left. */
export function withdrawnIdentifiers(resources: readonly unknown[]): readonly string[] {
  const standing = resources.filter((resource) => !isWithdrawn(resource)).flatMap(namesOf)
  return resources.flatMap(namesOf).filter((name) => !standing.includes(name))
}

/** Whether it is in error, and its name with it: what takes its place needs another. */
export function isNameWithdrawn(resource: unknown, among: readonly unknown[]): boolean {
  const withdrawn = withdrawnIdentifiers(among)
  return isWithdrawn(resource) && namesOf(resource).some((name) => withdrawn.includes(name))
}

/** An identifier, with a number where those before it were withdrawn. */
export function standingIdentifier(hash: string, withdrawn: readonly string[]): string {
  let identifier = hash
  for (let count = 2; withdrawn.includes(identifier); count += 1) identifier = `${hash}.${count}`
  return identifier
}

function namesOf(resource: unknown): string[] {
  const parsed = z.safeParse(named, resource)
  return (parsed.success ? parsed.data.identifier : []).flatMap(({ value }) => value ?? [])
}

function rank(status: string): 'unchecked' | 'checked' | 'withdrawn' {
  if (isConfirmed({ status })) return 'checked'
  return isStanding({ status }) ? 'unchecked' : 'withdrawn'
}

/** A document's assessment, with the status of the document; anything else as it is. */
function contentOf(resource: unknown): unknown {
  const document = readAs(documentReferenceSchema, resource)
  return document === undefined
    ? resource
    : { ...enclosedAssessment(document), status: documentStatus(document) }
}

const detail = z.looseObject({ url: z.literal(DETAIL_EXTENSION) })

function detailOf({ extension = [] }: z.output<typeof assessment>): string | undefined {
  const found = extension.find((item) => z.safeParse(detail, item).success)
  return found === undefined ? undefined : canonicalJson(found)
}
