import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type FileFault, loadModel, type TipmModel } from '../src/model/load-model.ts'
import tipm from '../src/model/tipm.json' with { type: 'json' }
import { fail, ok, type Result } from '../src/result.ts'
import { loadSite } from '../src/site/load-site.ts'
import type { SiteConfig } from '../src/site/site-schema.ts'
import { type CdsSettings, loadCdsSettings } from './site-settings.ts'

/** What the service is set up by. */
export interface Files {
  readonly site: SiteConfig
  readonly settings: CdsSettings
  readonly model: TipmModel
  /** The site file as it stands. */
  readonly siteFile: Readonly<Record<string, unknown>>
}

export interface FilesProblem {
  readonly file: string
  readonly faults: readonly FileFault[]
}

/** Reads and checks the site file and the model file it names (a path relative to it; TIPM as reconstructed when none is named). */
export async function loadFiles(path: string): Promise<Result<Files, FilesProblem>> {
  const json = await readJson(path)
  if (!json.ok) return json
  const siteFile = typeof json.value === 'object' && json.value !== null ? { ...json.value } : {}
  const { cdsHooks, ...rest } = siteFile as Record<string, unknown>
  const site = loadSite(rest)
  if (!site.ok) return fail({ file: path, faults: site.faults })
  const settings = loadCdsSettings(cdsHooks)
  if (!settings.ok) return fail({ file: path, faults: settings.problem })
  const named = site.site.model
  const file = named === undefined ? 'tipm.json' : resolve(dirname(path), named)
  const modelJson = named === undefined ? ok<unknown>(tipm) : await readJson(file)
  if (!modelJson.ok) return modelJson
  const model = await loadModel(modelJson.value)
  if (!model.ok) return fail({ file, faults: model.faults })
  return ok({ site: site.site, settings: settings.value, model: model.model, siteFile })
}

async function readJson(file: string): Promise<Result<unknown, FilesProblem>> {
  const unread = (expected: string) => fail({ file, faults: [{ path: [], expected }] })
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return unread('a readable file')
  try {
    return ok(JSON.parse(text))
  } catch (error) {
    return unread(error instanceof Error ? error.message : 'JSON')
  }
}
