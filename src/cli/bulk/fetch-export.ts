import { createWriteStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import * as z from 'zod/mini'
import { outcomeTexts } from '../../fhir/resources/outcome-texts.ts'
import { underBase } from '../../fhir-client/under-base.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ExportProblem } from './export-problem.ts'
import { filesOf, type Manifest, manifestSchema } from './manifest.ts'

export interface ExportRequest {
  /** What is exported: the FHIR base (everything), `BASE/Patient` or `BASE/Group/id`. */
  readonly of: string
  /** The FHIR base; the token goes nowhere else. */
  readonly base: string
  readonly types: readonly string[]
  /** Searches that narrow the types; a server that knows none is asked without. */
  readonly typeFilters: readonly string[]
  /** The header to send; undefined where the server asks for none. */
  readonly authorization: (() => Promise<Result<string, ExportProblem>>) | undefined
  /** Where the files and the manifest go. */
  readonly folder: string
  readonly progress: (line: string) => void
  /** Waits so many milliseconds; replaced in tests. */
  readonly wait: (ms: number) => Promise<void>
}

type Got = Result<Response, ExportProblem>

/** Tries of one request that the server puts off or fails, and the longest wait that it may ask for. */
const TRIES = 8
const LONGEST_WAIT_MS = 300_000

/**
 * Fetches an export by FHIR Bulk Data Access (3.0; the manifest of 4.0's ballot too) into a folder: kick-off, status, files, then the
 * export is deleted at the server. Stopped, it goes on with the same export and the files that are there.
 */
export async function fetchExport(request: ExportRequest): Promise<Result<Manifest, ExportProblem>> {
  await mkdir(request.folder, { recursive: true })
  const begun = join(request.folder, 'export.json')
  const known = await statusIn(begun)
  const status = known ?? (await kickOff(request))
  if (typeof status !== 'string') return status
  await writeFile(begun, JSON.stringify({ status }))
  const manifest = await ready(status, request)
  if (!manifest.ok) return manifest
  const { output, ...rest } = manifest.value
  const names = new Map<string, string>()
  for (const [at, { url, type = 'File' }] of filesOf(manifest.value).entries()) {
    const name = `${String(at).padStart(4, '0')}.${type.replace(/\W/g, '')}.ndjson`
    names.set(url, name)
    const taken = await download(url, join(request.folder, name), rest.requiresAccessToken ?? true, request)
    if (!taken.ok) return taken
    request.progress(`fetched ${at + 1} of ${filesOf(manifest.value).length} files`)
  }
  const named = <F extends { readonly url: string }>(list: readonly F[] = []) =>
    list.map((item) => ({ ...item, url: names.get(item.url) ?? item.url }))
  const own = { ...rest, output: named(output), error: named(rest.error), outcome: named(rest.outcome) }
  await writeFile(join(request.folder, 'manifest.json'), JSON.stringify(own, undefined, 2))
  await ask(status, { method: 'DELETE' }, request)
  await rm(begun, { force: true })
  return ok(own)
}

const begunSchema = z.object({ status: z.string() })

async function statusIn(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const read = z.safeParse(begunSchema, JSON.parse(text))
  return read.success ? read.data.status : undefined
}

async function kickOff(request: ExportRequest): Promise<string | Result<never, ExportProblem>> {
  const { of, types, typeFilters } = request
  const parameters = [
    ['_type', types.join(',')],
    ['_outputFormat', 'application/fhir+ndjson'],
  ] as const
  const filters = typeFilters.map((filter) => ['_typeFilter', filter] as const)
  const kick = (all: readonly (readonly [string, string])[]) =>
    ask(
      `${of.replace(/\/$/, '')}/$export?${new URLSearchParams(all.map(([name, value]) => [name, value]))}`,
      { headers: { accept: 'application/fhir+json', prefer: 'respond-async' } },
      request,
    )
  const first = await kick([...parameters, ...filters])
  const asked = first.ok && first.value.status === 400 && filters.length > 0 ? await kick(parameters) : first
  if (!asked.ok) return asked
  const location = asked.value.headers.get('content-location')
  if (asked.value.status === 202 && location !== null) return new URL(location, of).href
  return fail({ code: 'export-refused', detail: await said(asked.value) })
}

/** Asks for the status until the manifest is there, as patiently as the server wishes. */
async function ready(status: string, request: ExportRequest): Promise<Result<Manifest, ExportProblem>> {
  for (;;) {
    const answer = await ask(status, { headers: { accept: 'application/json' } }, request)
    if (!answer.ok) return answer
    if (answer.value.status === 202) {
      request.progress(answer.value.headers.get('x-progress') ?? 'the server prepares the export')
      await request.wait(waitOf(answer.value) ?? 5000)
      continue
    }
    if (answer.value.status !== 200) return fail({ code: 'export-failed', detail: await said(answer.value) })
    const manifest = z.safeParse(manifestSchema, await answer.value.json().catch(() => undefined))
    return manifest.success ? ok(manifest.data) : fail({ code: 'no-manifest' })
  }
}

/** A file, under its name only once it is whole. */
async function download(
  url: string,
  file: string,
  needsToken: boolean,
  request: ExportRequest,
): Promise<Result<undefined, ExportProblem>> {
  if (
    await access(file).then(
      () => true,
      () => false,
    )
  )
    return ok(undefined)
  if (
    needsToken &&
    request.authorization !== undefined &&
    underBase(url, originOf(request.base)) === undefined
  )
    return fail({ code: 'file-elsewhere', detail: new URL(url).origin })
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answer = await ask(url, { headers: { accept: 'application/fhir+ndjson' } }, request, needsToken)
    if (!answer.ok) return answer
    if (!answer.value.ok || answer.value.body === null)
      return fail({ code: 'file-refused', detail: await said(answer.value) })
    try {
      const body = Readable.fromWeb(answer.value.body as ReadableStream<Uint8Array>)
      await pipeline(body, createWriteStream(`${file}.part`))
      await rename(`${file}.part`, file)
      return ok(undefined)
    } catch {
      // Cut off on the way: once more from its beginning.
      await request.wait(1000 * 2 ** attempt)
    }
  }
  return fail({ code: 'export-unreachable', detail: 'a file was cut off each time' })
}

const originOf = (base: string) => `${new URL(base).origin}/`

/** One request; what the server puts off (429, 503) or fails (5xx) is tried again. */
async function ask(
  url: string,
  init: RequestInit,
  { authorization, wait }: ExportRequest,
  withToken = true,
): Promise<Got> {
  for (let attempt = 0; ; attempt += 1) {
    const header = withToken ? await authorization?.() : undefined
    if (header?.ok === false) return header
    const headers = { ...init.headers, ...(header === undefined ? {} : { authorization: header.value }) }
    const answer = await fetch(url, { ...init, headers, redirect: 'error' }).catch(() => undefined)
    const isPutOff = answer === undefined || answer.status === 429 || answer.status >= 500
    if (!isPutOff) return ok(answer)
    if (attempt + 1 >= TRIES) {
      return answer === undefined
        ? fail({ code: 'export-unreachable', detail: new URL(url).origin })
        : ok(answer)
    }
    await wait((answer && waitOf(answer)) ?? 1000 * 2 ** attempt)
  }
}

/** Retry-After (RFC 9110, 10.2.3) in milliseconds: seconds, or a date. */
function waitOf(answer: Response): number | undefined {
  const text = answer.headers.get('retry-after')
  if (text === null) return undefined
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), LONGEST_WAIT_MS) : undefined
}

async function said(answer: Response): Promise<string> {
  const json: unknown = await answer.json().catch(() => undefined)
  return [`HTTP ${answer.status}`, ...outcomeTexts(json)].join('; ')
}
