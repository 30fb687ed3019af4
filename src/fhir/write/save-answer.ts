import * as z from 'zod/mini'
import { outcomeTexts } from '../resources/outcome-texts.ts'
import { localReference } from '../resources/subject.ts'
import { reportsError, resourceReference } from '../stored/found-resources.ts'
import type { Repeat } from '../stored/repeats.ts'

/** What the server said to a save: what was stored where, or why not. */
export type SaveAnswer =
  | {
      readonly ok: true
      readonly created: readonly string[]
      /** On file already: the same assessment was saved before. */
      readonly existed: readonly string[]
      readonly updated: readonly string[]
      /** `RiskAssessment/12` */
      readonly assessment: string
      /** What stands beside it under the same identifier. */
      readonly repeats: readonly Repeat[]
      /** What stood beside it and is marked as entered in error now. */
      readonly withdrawn: readonly string[]
    }
  | { readonly ok: false; readonly code: SaveRefusal; readonly diagnostics: readonly string[] }

export type SaveRefusal =
  | 'expired'
  | 'not-permitted'
  | 'not-supported'
  | 'conflict'
  | 'invalid'
  | 'server'
  | 'network'
  | 'unreadable'
  /** Whether it is on file already could not be found out: nothing was sent. */
  | 'not-looked-up'

const responseBundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(
    z.looseObject({
      response: z.looseObject({
        status: z.string(),
        location: z.optional(z.string()),
        etag: z.optional(z.string()),
        outcome: z.optional(z.unknown()),
      }),
      resource: z.optional(z.looseObject({ resourceType: z.string(), id: z.optional(z.string()) })),
    }),
  ),
})

/** Reads the answer to the transaction. `plan` tells which entries were updates: a 200 to a conditional create means "was there". */
export function readSaveAnswer(status: number, body: unknown, plan: fhir4.Bundle): SaveAnswer {
  if (status < 200 || status >= 300) {
    return { ok: false, code: refusalOf(status), diagnostics: outcomeTexts(body) }
  }
  const parsed = z.safeParse(responseBundle, body)
  if (!parsed.success) return { ok: false, code: 'unreadable', diagnostics: outcomeTexts(body) }
  const { entry } = parsed.data
  const failed = entry.find(({ response }) => !/^2\d\d/.test(response.status))
  if (failed !== undefined) {
    const code = refusalOf(Number.parseInt(failed.response.status, 10))
    return { ok: false, code, diagnostics: outcomeTexts(failed.response.outcome) }
  }
  if (entry.length !== plan.entry?.length) return { ok: false, code: 'unreadable', diagnostics: [] }
  const stored = entry.map(({ response, resource }, index) => {
    const request = plan.entry?.[index]?.request
    const update = request?.method === 'PUT'
    return {
      reference: referenceOf(response.location, resource) ?? (update ? request.url : undefined),
      created: response.status.startsWith('201'),
      update,
    }
  })
  const references = (wanted: (item: (typeof stored)[number]) => boolean) =>
    stored.filter(wanted).flatMap(({ reference }) => reference ?? [])
  const assessment = assessmentAmong(stored.map(({ reference }) => reference))
  if (assessment === undefined) return { ok: false, code: 'unreadable', diagnostics: [] }
  return {
    ok: true,
    created: references(({ created, update }) => created && !update),
    existed: references(({ created, update }) => !created && !update),
    updated: references(({ update }) => update),
    assessment,
    repeats: [],
    withdrawn: [],
  }
}

/**
 * Reads the answer to an entry sent by itself (a create, or an update by If-Match). `location` is the header's. A status alone is
 * no proof: the resource or its place has to be in the answer, and no report of an error.
 */
export function readSingleAnswer(
  status: number,
  body: unknown,
  location: string | undefined,
  entry: fhir4.BundleEntry | undefined,
): SaveAnswer {
  if (status < 200 || status >= 300) {
    return { ok: false, code: refusalOf(status), diagnostics: outcomeTexts(body) }
  }
  const { method, url } = entry?.request ?? {}
  const update = method === 'PUT'
  const named = location === undefined ? resourceReference(body) : localReference(location)
  const isExpected = update ? named === url : named?.startsWith(`${url}/`) === true
  if (named === undefined || !isExpected || reportsError(body)) {
    return { ok: false, code: 'unreadable', diagnostics: outcomeTexts(body) }
  }
  return {
    ok: true,
    created: !update && status === 201 ? [named] : [],
    existed: !update && status !== 201 ? [named] : [],
    updated: update ? [named] : [],
    assessment: named,
    repeats: [],
    withdrawn: [],
  }
}

/** What is on file already and was not stored again. */
export function onFile(assessment: string, repeats: readonly Repeat[], update: boolean): SaveAnswer {
  return {
    ok: true,
    created: [],
    existed: update ? [] : [assessment],
    updated: update ? [assessment] : [],
    assessment,
    repeats,
    withdrawn: [],
  }
}

/** The assessment among what was stored: whatever form it took, never one of its computed parts. */
function assessmentAmong(references: readonly (string | undefined)[]): string | undefined {
  return (
    references.find((item) => item?.startsWith('RiskAssessment/')) ??
    references.find((item) => item !== undefined && !item.startsWith('Provenance/'))
  )
}

/**
 * The Provenance of a transaction once more, with the versions that the server gave to what it is about: within the transaction nobody
 * knows them. Undefined where there is none, where it was on file already, or where the server tells no version.
 */
export function versionedProvenance(body: unknown, plan: fhir4.Bundle): fhir4.BundleEntry | undefined {
  const parsed = z.safeParse(responseBundle, body)
  const entries = plan.entry ?? []
  const at = entries.findIndex(({ resource }) => resource?.resourceType === 'Provenance')
  const resource = entries[at]?.resource as fhir4.Provenance | undefined
  if (!parsed.success || resource === undefined) return undefined
  const stored = parsed.data.entry.map(({ response }, index) => {
    const url = response.location ?? entries[index]?.request?.url ?? ''
    const version = /\/_history\/([^/?]+)/.exec(url)?.[1] ?? /^(?:W\/)?"(.+)"$/.exec(response.etag ?? '')?.[1]
    return { reference: localReference(url), version, isNew: response.status.startsWith('201') }
  })
  const own = stored[at]
  if (own?.version === undefined || !own.isNew) return undefined
  const target = resource.target.map((item) => {
    const about = stored[entries.findIndex(({ fullUrl }) => fullUrl === item.reference)]
    if (about === undefined) return item
    const { reference, version } = about
    return { reference: version === undefined ? reference : `${reference}/_history/${version}` }
  })
  if (!target.some(({ reference }) => reference?.includes('/_history/'))) return undefined
  const named: fhir4.Provenance = { ...resource, id: own.reference.split('/')[1] ?? '', target }
  return {
    resource: named,
    request: { method: 'PUT', url: own.reference, ifMatch: `W/"${own.version}"` },
  }
}

/** What a status that is no success means. */
function refusalOf(status: number): SaveRefusal {
  switch (status) {
    case 401:
      return 'expired'
    case 403:
      return 'not-permitted'
    case 404:
    case 405:
    case 501:
      return 'not-supported'
    case 409:
    case 412:
      return 'conflict'
    case 400:
    case 413:
    case 415:
    case 422:
      return 'invalid'
    default:
      return 'server'
  }
}

function referenceOf(
  location: string | undefined,
  resource: { readonly resourceType: string; readonly id?: string | undefined } | undefined,
): string | undefined {
  if (location !== undefined) return localReference(location)
  return resource?.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`
}
