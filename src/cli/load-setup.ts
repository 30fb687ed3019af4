import { fileURLToPath, pathToFileURL } from 'node:url'
import { type FileFault, loadModel, type ModelResult, type TipmModel } from '../model/load-model.ts'
import tipm from '../model/tipm.json' with { type: 'json' }
import { defaultReadingRules, loadSite } from '../site/load-site.ts'
import type { SiteConfig } from '../site/site-schema.ts'
import { type CliProblem, error, type InputProblem } from './problem.ts'
import { type JsonFile, parseJsonFile, readJsonFile } from './read-json-file.ts'

export type Setup =
  | { readonly ok: true; readonly site: SiteConfig; readonly model: TipmModel }
  | { readonly ok: false; readonly problems: readonly CliProblem[] }

const FETCH_TIMEOUT_MS = 15_000

/** The site file (standard codes, units and windows where none is named) and the model: `--model`, else the site's, else TIPM as shipped. */
export async function loadSetup(options: {
  readonly site?: string | undefined
  readonly model?: string | undefined
}): Promise<Setup> {
  const site =
    options.site === undefined ? { ok: true as const, site: withoutSite() } : await siteOf(options.site)
  if (!site.ok) return site
  const model = await modelOf(options, site.site)
  return model.ok ? { ok: true, site: site.site, model: model.model } : model
}

/** Reading rules as they stand without a site file; the machine's time zone. */
function withoutSite(): SiteConfig {
  return { name: '', language: 'en', smart: { issuers: [] }, reading: defaultReadingRules() }
}

type Failed = Extract<Setup, { ok: false }>

async function siteOf(file: string): Promise<{ ok: true; site: SiteConfig } | Failed> {
  const read = await readJsonFile(file)
  if (!read.ok) return fileFaults(file, 'site-file-invalid', read)
  const result = loadSite(read.json)
  return result.ok ? result : schemaFaults(file, result.code, read, result.faults)
}

async function modelOf(
  options: { readonly site?: string | undefined; readonly model?: string | undefined },
  site: SiteConfig,
): Promise<{ ok: true; model: TipmModel } | Failed> {
  const { model: named } = options
  if (named !== undefined) return fromFile(named)
  if (site.model === undefined || options.site === undefined) {
    const result = await loadModel(tipm)
    return result.ok ? result : shippedModelFaults(result)
  }
  // As for the app: relative to the site file.
  const url = URL.parse(site.model, pathToFileURL(options.site))
  switch (url?.protocol) {
    case 'file:':
      return fromFile(fileURLToPath(url))
    case 'http:':
    case 'https:':
      return fromUrl(url)
    default:
      return unreachable(site.model)
  }
}

async function fromFile(file: string): Promise<{ ok: true; model: TipmModel } | Failed> {
  const read = await readJsonFile(file)
  return read.ok ? checked(file, read) : fileFaults(file, 'model-file-invalid', read)
}

async function fromUrl(url: URL): Promise<{ ok: true; model: TipmModel } | Failed> {
  let text: string
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!response.ok) return unreachable(url.href)
    text = await response.text()
  } catch {
    return unreachable(url.href)
  }
  const read = parseJsonFile(text)
  return read.ok ? checked(url.href, read) : fileFaults(url.href, 'model-file-invalid', read)
}

async function checked(
  file: string,
  read: Extract<JsonFile, { ok: true }>,
): Promise<{ ok: true; model: TipmModel } | Failed> {
  const result = await loadModel(read.json)
  return result.ok ? result : schemaFaults(file, result.code, read, result.faults)
}

function unreachable(file: string): Failed {
  const message = 'the model file that the site file names cannot be read'
  return { ok: false, problems: [error('model-file-unreachable', message, { file })] }
}

function shippedModelFaults({ code, faults }: Extract<ModelResult, { ok: false }>): Failed {
  return { ok: false, problems: faults.map(({ expected }) => error(code, expected, { file: 'tipm.json' })) }
}

function schemaFaults(
  file: string,
  code: InputProblem,
  read: Extract<JsonFile, { ok: true }>,
  faults: readonly FileFault[],
): Failed {
  return {
    ok: false,
    problems: read
      .place(faults)
      .map(({ expected, path, line, column }) => error(code, expected, { file, line, column, path })),
  }
}

function fileFaults(file: string, invalid: InputProblem, read: Extract<JsonFile, { ok: false }>): Failed {
  if (read.code === 'file-unreadable') {
    return { ok: false, problems: [error('file-unreadable', unreadableText(read.reason), { file })] }
  }
  return {
    ok: false,
    problems: read.faults.map(({ expected, path, line, column }) =>
      error(invalid, `expected ${expected}`, { file, line, column, path }),
    ),
  }
}

/** A Node system error code in words. */
export function unreadableText(systemCode: string): string {
  switch (systemCode) {
    case 'ENOENT':
      return 'no such file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read the file'
    case 'EISDIR':
      return 'is a directory, not a file'
    default:
      return `cannot be read (${systemCode})`
  }
}
