import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { outcomeTexts } from '../fhir/resources/outcome-texts.ts'
import { type Answer, ask, type Fetch, retryAfter, runtimeFetch } from '../fhir-client/ask.ts'
import { type FhirAnswer, fhirClient } from '../fhir-client/fhir-client.ts'
import { isLoopbackHost } from '../fhir-client/loopback.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ReadingRules } from '../site/site-schema.ts'
import { type Authorization, backendServices, type Credentials } from './backend-services.ts'
import type { BulkProblem } from './bulk-problem.ts'
import { download, type Get, lineCount, Unwritable } from './download.ts'
import { type ExportTarget, exportTarget, exportTypes, kickOffs } from './kick-off.ts'
import { type Manifest, type ManifestFile, readManifest } from './manifest.ts'

export interface ExportJob {
  /** `https://ehr/fhir/Group/12`, `.../Patient` or the FHIR base. */
  readonly url: string
  /** Where files and `manifest.json` go, and how far it is until then. */
  readonly folder: string
  readonly credentials: Credentials | undefined
  /** Origins beside the server's own whose files may be asked for with the access token. */
  readonly fileHosts: readonly string[]
  readonly rules: ReadingRules
  /** Told how far it is, in words. */
  readonly progress: (line: string) => void
  readonly fetch?: Fetch
  readonly pause?: (ms: number) => Promise<void>
}

export interface FetchedExport {
  readonly files: number
  /** Files that still have other counts than the manifest after they were fetched again. */
  readonly wrongCounts: number
  /** Lines that name resources which are no more. */
  readonly deleted: number
  /** Whether the server was told that it need not keep the files. */
  readonly isCleared: boolean
  /** What the server was asked for in less detail than it might be, in words. */
  readonly less: string | undefined
  /** Requests to begin that had no answer: the server may hold an export for each, which nobody knows of. */
  readonly unanswered: number
}

/** A status that a failing network or server gives is asked for again so often in a row. */
const MOST_FAILURES = 6
const LONGEST_WAIT_MS = 60_000
const MOST_MANIFESTS = 10_000
const NOT_OFFERED = [400, 403, 404, 405, 414, 415, 422, 431, 501]

/** Such a request did not reach the server. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** Without `status` the last request to begin has no answer yet. */
const stateSchema = z.object({
  url: z.string(),
  status: z.optional(z.string()),
  less: z.optional(z.string()),
  unanswered: z.number(),
})

/** An export that was begun: where its state is told. */
interface Begun {
  readonly status: string
  readonly less: string | undefined
  readonly unanswered: number
}
const doneSchema = z.looseObject({ request: z.string() })

/**
 * Asks a FHIR server for a Bulk Data export and fetches its files. A run that was stopped goes on with the same export; one that is
 * whole is left as it is, and nothing is asked.
 */
export async function fetchExport(job: ExportJob): Promise<Result<FetchedExport | undefined, BulkProblem>> {
  const target = exportTarget(job.url)
  if (target === undefined || !isSafe(target.base, target.base)) return fail({ code: 'export-url' })
  const request = `${target.base}${target.operation}`
  try {
    await mkdir(job.folder, { recursive: true })
    const done = await savedJson(join(job.folder, 'manifest.json'), doneSchema)
    if (done !== undefined) return done.request === request ? ok(undefined) : fail({ code: 'other-export' })
    const saved = await savedJson(stateFile(job), stateSchema)
    const mayBeThere = saved?.status !== undefined || (saved?.unanswered ?? 0) > 0
    if (mayBeThere && saved?.url !== request) return fail({ code: 'other-export' })
    const fetch = job.fetch ?? runtimeFetch
    const signedIn = await backendServices(target.base, job.credentials, exportTypes(job.rules), fetch)
    if (!signedIn.ok) return signedIn
    const run = new ExportRun(job, target, signedIn.value, fetch)
    const { status, less, unanswered = 0 } = saved ?? {}
    const begun =
      status === undefined ? await run.kickOff(request, unanswered) : ok({ status, less, unanswered })
    return begun.ok ? await run.fetchAll(begun.value, request) : begun
  } catch (failure) {
    if (failure instanceof Unwritable || (failure instanceof Error && 'syscall' in failure))
      return fail({ code: 'export-unwritable', words: failure.message })
    throw failure
  }
}

const stateFile = ({ folder }: ExportJob) => join(folder, 'state.json')

async function savedJson<T>(file: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return z.safeParse(schema, JSON.parse(text)).data
  } catch {
    return undefined
  }
}

class ExportRun {
  readonly #job: ExportJob
  readonly #target: ExportTarget
  readonly #authorization: Authorization
  readonly #fetch: Fetch
  readonly #pause: (ms: number) => Promise<void>

  constructor(job: ExportJob, target: ExportTarget, authorization: Authorization, fetch: Fetch) {
    this.#job = job
    this.#target = target
    this.#authorization = authorization
    this.#fetch = fetch
    this.#pause = job.pause ?? ((ms) => new Promise((done) => setTimeout(done, ms)))
  }

  /** Begins the export, and keeps where its state is told. */
  async kickOff(request: string, before: number): Promise<Result<Begun, BulkProblem>> {
    let refused: BulkProblem = { code: 'export-not-offered' }
    let unanswered = before
    for (const { method, url, body, less } of kickOffs(this.#target, this.#job.rules)) {
      const answer = await this.#patiently(async () => {
        // A run that is stopped before the answer has lost it.
        await this.#save(stateFile(this.#job), { url: request, unanswered: unanswered + 1 })
        const once = await this.#client(url).request({
          ...{ method, url, body, headers: { prefer: 'respond-async' } },
        })
        if (isLost(once)) unanswered += 1
        else await this.#save(stateFile(this.#job), { url: request, unanswered })
        return once
      })
      if (!answer.ok) return answer
      const { status, headers, json } = answer.value
      if (status === 202) {
        // An empty address would be that of the question.
        const told = headers.get('content-location')
        const location = told ? URL.parse(told, url)?.href : undefined
        if (location === undefined)
          return fail({ code: 'export-refused', status, words: 'no Content-Location' })
        const host = this.#tokenHost(location)
        if (host !== undefined) return fail({ code: 'export-host', host })
        await this.#save(stateFile(this.#job), { url: request, status: location, less, unanswered })
        this.#job.progress(`the export has begun${less === undefined ? '' : `, ${less}`}`)
        return ok({ status: location, less, unanswered })
      }
      const words = outcomeTexts(json).join('; ') || undefined
      refused = {
        code: status === 404 || status === 501 ? 'export-not-offered' : 'export-refused',
        status,
        words,
      }
      if (!NOT_OFFERED.includes(status)) break
    }
    return fail(refused)
  }

  async fetchAll(
    { status, less, unanswered }: Begun,
    request: string,
  ): Promise<Result<FetchedExport, BulkProblem>> {
    const manifest = await this.#manifest(status)
    if (!manifest.ok) return manifest
    const { output, deleted, outcome, transactionTime, requiresAccessToken } = manifest.value
    const all = [...output, ...deleted, ...outcome]
    const names = new Set(all.map(nameOf))
    // What another answer named, such as addresses that were signed for an hour.
    for (const name of await readdir(this.#job.folder))
      if (/\.ndjson(\.part)?$/.test(name) && !names.has(name.replace(/\.part$/, '')))
        await rm(join(this.#job.folder, name))
    let wrongCounts = 0
    for (const [at, file] of all.entries()) {
      this.#job.progress(`file ${at + 1} of ${all.length}${file.type === undefined ? '' : `, ${file.type}`}`)
      const fetched = await this.#file(file, requiresAccessToken)
      if (!fetched.ok) return fetched
      if (file.count !== undefined && fetched.value !== file.count) wrongCounts += 1
    }
    const lines = await Promise.all(deleted.map((file) => lineCount(this.#pathOf(file))))
    const beside = (files: readonly ManifestFile[]) =>
      files.map((file) => ({ type: file.type, url: nameOf(file), count: file.count }))
    await this.#save(join(this.#job.folder, 'manifest.json'), {
      ...{ transactionTime, request, requiresAccessToken: false },
      ...{ output: beside(output), deleted: beside(deleted), error: beside(outcome) },
    })
    const cleared = await this.#client(status).request({ method: 'DELETE', url: status })
    await rm(stateFile(this.#job), { force: true })
    return ok({
      ...{ files: all.length, wrongCounts },
      deleted: lines.reduce((sum, count) => sum + count, 0),
      isCleared: cleared.ok && cleared.value.status < 300,
      ...{ less, unanswered },
    })
  }

  /** Waits for the export to be ready; what is told in several manifests comes as one. */
  async #manifest(status: string): Promise<Result<Manifest, BulkProblem>> {
    let whole: Manifest | undefined
    let url: string | undefined = status
    for (let pages = 0; url !== undefined && pages < MOST_MANIFESTS; pages += 1) {
      const host = this.#tokenHost(url)
      if (host !== undefined) return fail({ code: 'export-host', host })
      const page = await this.#ready(url)
      if (!page.ok) return page
      const { output, deleted, outcome, next } = page.value
      whole = {
        ...(whole ?? page.value),
        output: [...(whole?.output ?? []), ...output],
        deleted: [...(whole?.deleted ?? []), ...deleted],
        outcome: [...(whole?.outcome ?? []), ...outcome],
      }
      url = next === undefined ? undefined : URL.parse(next, url)?.href
      if (next !== undefined && url === undefined) return fail({ code: 'export-manifest' })
    }
    return whole === undefined || url !== undefined ? fail({ code: 'export-manifest' }) : ok(whole)
  }

  async #ready(url: string): Promise<Result<Manifest, BulkProblem>> {
    for (let polls = 0; ; polls += 1) {
      const answer = await this.#patiently(() =>
        this.#client(url).request({ method: 'GET', url, headers: { accept: 'application/json' } }),
      )
      if (!answer.ok) return answer
      const { status, headers, json } = answer.value
      if (status === 202) {
        this.#job.progress(`the server prepares the export${progressOf(headers)}`)
        await this.#pause(retryAfter(headers) ?? backoff(polls))
        continue
      }
      const words = outcomeTexts(json).join('; ') || undefined
      if (status === 404 || status === 410) return fail({ code: 'export-gone', status, words })
      if (status !== 200) return fail({ code: 'export-failed', status, words })
      const manifest = readManifest(json)
      return manifest === undefined ? fail({ code: 'export-manifest' }) : ok(manifest)
    }
  }

  /** Fetches a file whole, once more where its lines are not as many as promised; their number. */
  async #file(file: ManifestFile, requiresToken: boolean): Promise<Result<number, BulkProblem>> {
    const path = this.#pathOf(file)
    const there = await lineCount(path).catch(() => undefined)
    if (there !== undefined) return ok(there)
    const host = URL.parse(file.url)?.origin ?? file.url
    if (!isSafe(file.url, this.#target.base)) return fail({ code: 'export-host', host })
    const isRefused = requiresToken && this.#tokenHost(file.url) !== undefined
    if (isRefused) return fail({ code: 'export-host', host })
    const get: Get = (request) =>
      requiresToken
        ? this.#client(file.url).request({ method: 'GET', url: file.url, ...request })
        : ask(this.#fetch, file.url, { ...request, redirect: 'follow' })
    const part = `${path}.part`
    let lines = 0
    for (let tries = 0; tries < 2; tries += 1) {
      const answer = await this.#patiently(() => download(get, part))
      if (!answer.ok) return answer
      const { status, json } = answer.value
      if (status !== 200 && status !== 206)
        return fail({ code: 'export-file', host, status, words: outcomeTexts(json).join('; ') || undefined })
      lines = await lineCount(part)
      if (file.count === undefined || lines === file.count) break
      if (tries === 0) await rm(part)
    }
    await rename(part, path)
    return ok(lines)
  }

  /** Asks again where the network or a server that is busy or failing for the moment stands between. */
  async #patiently(send: () => Promise<FhirAnswer>): Promise<Result<Answer, BulkProblem>> {
    for (let failures = 0; ; failures += 1) {
      const answer = await send()
      if (answer.ok && !isPassing(answer.value)) return answer
      if (!answer.ok && answer.problem.code === 'expired') return fail({ code: 'export-token' })
      if (!answer.ok && answer.problem.code === 'foreign-url')
        return fail({ code: 'export-host', host: this.#target.base })
      if (failures === MOST_FAILURES) {
        if (answer.ok) return answer
        const words = 'detail' in answer.problem ? answer.problem.detail : answer.problem.code
        return fail({ code: 'export-unreachable', words })
      }
      await this.#pause((answer.ok ? retryAfter(answer.value.headers) : undefined) ?? backoff(failures))
    }
  }

  /** The client whose token goes to this URL's host, which `#tokenHost` has allowed. */
  #client(url: string) {
    const base = `${new URL(url).origin}/`
    return fhirClient({ base, fetch: this.#fetch, ...this.#authorization, mostPages: 1 })
  }

  /** The origin, where a token must not go there: neither the server's own nor named by the user. */
  #tokenHost(url: string): string | undefined {
    const origin = URL.parse(url)?.origin
    const own = new URL(this.#target.base).origin
    const isAllowed = origin !== undefined && [own, ...this.#job.fileHosts].includes(origin)
    return isAllowed ? undefined : (origin ?? url)
  }

  #pathOf(file: ManifestFile): string {
    return join(this.#job.folder, nameOf(file))
  }

  async #save(file: string, json: object): Promise<void> {
    await writeFile(`${file}.new`, `${JSON.stringify(json, undefined, 2)}\n`)
    await rename(`${file}.new`, file)
  }
}

/** The same for the same address: what is there already is known by it. */
function nameOf({ type, url }: ManifestFile): string {
  const kind = /^[A-Za-z]{1,64}$/.test(type ?? '') ? type : 'Resource'
  return `${kind}.${createHash('sha256').update(url).digest('hex').slice(0, 16)}.ndjson`
}

/** No clear text where the server has none, unless on this machine. */
function isSafe(url: string, base: string): boolean {
  const target = URL.parse(url)
  if (target?.protocol === 'https:') return true
  return (
    target?.protocol === 'http:' && (isLoopbackHost(target.hostname) || new URL(base).protocol === 'http:')
  )
}

/**
 * A refusal that says nothing of the export itself: too busy, a gateway that does not reach the server, a 5xx that the server's outcome
 * calls transient, or one without its words (Bulk Data, "Response - Error Status").
 */
function isPassing({ status, json }: Answer): boolean {
  if (status === 429 || (status > 501 && status < 505)) return true
  if (status < 500 || status === 501) return false
  const codes = (json as { issue?: { code?: string }[] } | undefined)?.issue?.map(({ code }) => code)
  return codes === undefined || codes.includes('transient')
}

/** Whether the server may have done what it was asked for all the same: no answer came, or a gateway's in its place. */
function isLost(answer: FhirAnswer): boolean {
  if (answer.ok) return answer.value.status === 502 || answer.value.status === 504
  const { problem } = answer
  if (problem.code === 'network') return !NOT_SENT.includes(problem.detail ?? '')
  return problem.code !== 'foreign-url' && problem.code !== 'expired'
}

function progressOf(headers: Headers): string {
  const told = headers.get('x-progress')?.slice(0, 100)
  return told ? `: ${told}` : ''
}

const backoff = (times: number) => Math.min(LONGEST_WAIT_MS, 1000 * 2 ** times)
