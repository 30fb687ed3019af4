import { fileURLToPath, pathToFileURL } from 'node:url'
import type { FileFault } from '../model/file-fault.ts'
import { loadModel, type TipmModel } from '../model/load-model.ts'
import tipm from '../model/tipm.json' with { type: 'json' }
import { fail, ok, type Result } from '../result.ts'
import type { JsonFile } from '../site/json-file.ts'
import { defaultReadingRules, loadSite } from '../site/load-site.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import { jsonOf, readJsonFile } from './files.ts'
import { type CliProblem, error } from './problem.ts'

export interface Setup {
  readonly site: SiteConfig
  readonly model: TipmModel
}

interface SetupFiles {
  readonly site?: string | undefined
  readonly model?: string | undefined
}

type Loaded<T> = Result<T, readonly CliProblem[]>

const FETCH_TIMEOUT_MS = 15_000

/** The site file (standard codes, units and windows where none is named) and the model: `--model`, else the site's, else TIPM as shipped. */
export async function loadSetup(files: SetupFiles): Promise<Loaded<Setup>> {
  const site = files.site === undefined ? ok(withoutSite()) : await siteOf(files.site)
  if (!site.ok) return site
  const model = await modelOf(files, site.value)
  return model.ok ? ok({ site: site.value, model: model.value }) : model
}

/** Reading rules as they stand without a site file; the machine's time zone. */
function withoutSite(): SiteConfig {
  return { name: '', language: 'en', smart: { issuers: [] }, reading: defaultReadingRules() }
}

async function siteOf(file: string): Promise<Loaded<SiteConfig>> {
  const read = await readJsonFile(file, 'site-file-invalid')
  return read.ok ? checked(file, read.value, loadSite(read.value.json)) : read
}

async function modelOf(
  { site: siteFile, model: named }: SetupFiles,
  site: SiteConfig,
): Promise<Loaded<TipmModel>> {
  if (named !== undefined) return modelFrom(named, await readJsonFile(named, 'model-file-invalid'))
  if (site.model === undefined || siteFile === undefined) {
    const shipped = await loadModel(tipm)
    if (!shipped.ok) throw new Error('tipm.json does not fit its schema')
    return shipped
  }
  // A path is relative to the site file, as in the app.
  const url = URL.parse(site.model, pathToFileURL(siteFile))
  switch (url?.protocol) {
    case 'file:': {
      const file = fileURLToPath(url)
      return modelFrom(file, await readJsonFile(file, 'model-file-invalid'))
    }
    case 'http:':
    case 'https:':
      return fromUrl(url)
    default:
      return unreachable(site.model)
  }
}

async function fromUrl(url: URL): Promise<Loaded<TipmModel>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!response.ok) return unreachable(url.href)
    return modelFrom(
      url.href,
      jsonOf(url.href, new Uint8Array(await response.arrayBuffer()), 'model-file-invalid'),
    )
  } catch {
    return unreachable(url.href)
  }
}

async function modelFrom(file: string, read: Loaded<JsonFile>): Promise<Loaded<TipmModel>> {
  return read.ok ? checked(file, read.value, await loadModel(read.value.json)) : read
}

/** What a schema made of a file, with its faults placed in the file. */
function checked<T>(
  file: string,
  { place }: JsonFile,
  result: Result<
    T,
    { readonly code: 'site-file-invalid' | 'model-file-invalid'; readonly faults: readonly FileFault[] }
  >,
): Loaded<T> {
  if (result.ok) return result
  const { code, faults } = result.problem
  return fail(place(faults).map(({ expected, ...where }) => error(code, expected, { file, ...where })))
}

function unreachable(file: string): Loaded<never> {
  const message = 'the model file that the site file names cannot be read'
  return fail([error('model-file-unreachable', message, { file })])
}
