import type { ReadFailure, ReadTopic } from '../chart-inputs.ts'
import type { BundleGap } from './bundle-gap.ts'
import { bundleResources } from './bundle-resources.ts'
import { isObject, type Json } from './json.ts'
import { outcomeTexts } from './outcome-texts.ts'
import { linkOf, matchCounts } from './search-pages.ts'
import { referencedId } from './subject.ts'

/** Why a source is not known to be complete, whatever it was asked for. */
export type SourceFailure = Omit<ReadFailure, 'topic'>

/** What was read of a source. `failure` says why something is missing; what was read stands beside it. */
export interface SourceRead {
  readonly resources: readonly unknown[]
  /** What the server remarks without anything being missing, in its own words. */
  readonly notices: readonly string[]
  readonly failure: SourceFailure | undefined
}

/** One answer: a Bundle, one resource, or an OperationOutcome in place of either. */
export interface SourcePage extends SourceRead {
  /** Where the next page is. */
  readonly next: string | undefined
  /** The matches that the server counted in all pages, and those of this one. */
  readonly counts: { readonly total: number; readonly here: number }
}

export function sourceFailure(
  code: ReadFailure['code'],
  status?: number,
  diagnostics?: string,
): SourceFailure {
  return { code, status, diagnostics }
}

/**
 * Judges one answer that came with status 200, or in a prefetch: what it holds, and whether anything is known to be
 * missing. `isSearch`: anything but a Bundle is no answer.
 */
export function sourcePage(json: unknown, isSearch = false): SourcePage {
  const flat = bundleResources(json)
  if (!flat.ok || !isObject(json)) return failedPage(sourceFailure('invalid-answer'))
  const words = flat.outcomes.flatMap(outcomeTexts)
  if (json['resourceType'] === 'OperationOutcome') {
    return failedPage(refusalOf(json, words.join('; ') || undefined))
  }
  const isBundle = json['resourceType'] === 'Bundle'
  if (isSearch && !isBundle) return failedPage(sourceFailure('invalid-answer'))
  const next = isBundle ? linkOf(json, 'next') : undefined
  // The Bundle itself is one page of several: see sourceRead.
  const gap = flat.gaps.find(({ path }) => path.length > 0)
  return {
    resources: flat.resources,
    notices: gap === undefined ? words : [],
    next,
    counts: isBundle ? matchCounts(json) : { total: 0, here: 0 },
    failure: gap && { ...failureOf(gap), diagnostics: words.join('; ') || undefined },
  }
}

/** What stands where no page could be had. */
export function failedPage(failure: SourceFailure): SourcePage {
  return { resources: [], notices: [], next: undefined, counts: { total: 0, here: 0 }, failure }
}

/** What all pages of a search hold together, and why that is not known to be all there is. `broken`: why reading ended. */
export function sourceRead(pages: readonly SourcePage[], broken?: SourceFailure): SourceRead {
  const here = pages.reduce((sum, { counts }) => sum + counts.here, 0)
  const missing = () => {
    if (pages.at(-1)?.next !== undefined) return sourceFailure('more-pages')
    return pages.some(({ counts }) => counts.total > here) ? sourceFailure('fewer-than-total') : undefined
  }
  return {
    resources: pages.flatMap(({ resources }) => resources),
    notices: pages.flatMap(({ notices }) => notices),
    failure: broken ?? pages.find(({ failure }) => failure !== undefined)?.failure ?? missing(),
  }
}

/** Whether a search for a patient brought records of somebody else; those of records that the Patient links to are not. */
export function otherPatients(
  resources: readonly unknown[],
  patientId: string,
  patient: unknown,
): SourceFailure | undefined {
  const own = new Set([patientId, ...linkedPatients(patient)])
  const isOthers = (resource: unknown) => {
    const owner = isObject(resource) ? (resource['subject'] ?? resource['patient']) : undefined
    const reference = isObject(owner) ? owner['reference'] : undefined
    const id = typeof reference === 'string' ? referencedId(reference, 'Patient') : undefined
    return id !== undefined && !own.has(id)
  }
  return resources.some(isOthers) ? sourceFailure('other-patient') : undefined
}

function linkedPatients(patient: unknown): string[] {
  const links: readonly unknown[] = isObject(patient) && Array.isArray(patient['link']) ? patient['link'] : []
  return links.flatMap((link) => {
    const other = isObject(link) && isObject(link['other']) ? link['other']['reference'] : undefined
    return typeof other === 'string' ? (referencedId(other, 'Patient') ?? []) : []
  })
}

function failureOf({ code, detail }: BundleGap): SourceFailure {
  return sourceFailure(code, code === 'entry-failed' && detail !== undefined ? Number(detail) : undefined)
}

/** The reason that an OperationOutcome gives in place of a result. */
function refusalOf(outcome: Json, diagnostics: string | undefined): SourceFailure {
  const issues: readonly unknown[] = Array.isArray(outcome['issue']) ? outcome['issue'] : []
  const says = (...codes: readonly string[]) =>
    issues.some(
      (issue) => isObject(issue) && typeof issue['code'] === 'string' && codes.includes(issue['code']),
    )
  if (says('forbidden', 'security', 'login')) return sourceFailure('not-permitted', undefined, diagnostics)
  if (says('timeout')) return sourceFailure('timeout', undefined, diagnostics)
  return says('not-supported', 'not-found')
    ? sourceFailure('not-supported', undefined, diagnostics)
    : sourceFailure('http', undefined, diagnostics)
}

/** What an EHR need not have as resources: where it does not know the type, none of it is on file there. */
const OPTIONAL: readonly ReadTopic[] = [
  'assessments',
  'lesions',
  'reports',
  'procedures',
  'administrations',
  'statements',
  'dispenses',
  'plans',
]

/** Whether a search failed only because the server does not know the type of resource: then nothing was missed. */
export function isAbsentType({ topic, code }: ReadFailure): boolean {
  return code === 'not-supported' && OPTIONAL.includes(topic)
}

/**
 * Whether plans could not be had because the EHR, or the site, does not give them: unlike a search that broke off, this holds for every
 * patient. Drug records tell of a start without them, so nothing is open by it (docs/decisions/0032).
 */
export function isRefusedPlan({ topic, code, status = 0 }: ReadFailure): boolean {
  const isRefused =
    code === 'http' ? status >= 400 && status < 500 && !BUSY.includes(status) : REFUSALS.includes(code)
  return topic === 'plans' && isRefused
}

const REFUSALS: readonly ReadFailure['code'][] = ['not-granted', 'not-permitted', 'not-supported']
/** Request Timeout, Too Many Requests. */
const BUSY = [408, 429]

/** The gaps of a file as failures of every topic that they may concern. */
export function gapFailures(gaps: readonly BundleGap[]): ReadFailure[] {
  const failures = gaps.flatMap((gap) =>
    (TOPICS[gap.type ?? ''] ?? ALL_TOPICS).map((topic) => ({
      topic,
      ...failureOf(gap),
    })),
  )
  return failures.filter(({ topic }, index) => failures.findIndex((other) => other.topic === topic) === index)
}

/** The inputs that are read from each resource type. Any other name may concern every input. */
const TOPICS: Readonly<Record<string, readonly ReadTopic[]>> = {
  Patient: [],
  Observation: ['laboratory', 'imaging', 'conditions', 'assessments'],
  DiagnosticReport: ['reports'],
  BodyStructure: ['lesions'],
  Condition: ['conditions'],
  Procedure: ['procedures'],
  Medication: ['orders', 'administrations', 'statements', 'dispenses'],
  MedicationRequest: ['orders'],
  MedicationAdministration: ['administrations'],
  MedicationStatement: ['statements'],
  MedicationDispense: ['dispenses'],
  CarePlan: ['plans'],
  RequestGroup: ['plans'],
  ServiceRequest: ['plans'],
  RiskAssessment: ['assessments'],
  DocumentReference: ['assessments'],
}

const ALL_TOPICS = [...new Set(Object.values(TOPICS).flat())]
