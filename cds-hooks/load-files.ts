import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { loadModel, type TipmModel } from '../src/model/load-model.ts'
import tipm from '../src/model/tipm.json' with { type: 'json' }
import { fail, ok, type Result } from '../src/result.ts'
import { type JsonFile, parseJsonFile } from '../src/site/json-file.ts'
import { loadSite } from '../src/site/load-site.ts'
import type { PlacedFault } from '../src/site/placed-fault.ts'
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
  readonly faults: readonly PlacedFault[]
}

/** Reads and checks the site file and the model file it names (a path relative to it; TIPM as reconstructed when none is named). */
export async function loadFiles(path: string): Promise<Result<Files, FilesProblem>> {
  const read = await readJson(path)
  if (!read.ok) return read
  const { json, place } = read.value
  const siteFile = typeof json === 'object' && json !== null ? { ...json } : {}
  const { cdsHooks, ...rest } = siteFile as Record<string, unknown>
  const site = loadSite(rest)
  if (!site.ok) return fail({ file: path, faults: place(site.problem.faults) })
  const settings = loadCdsSettings(cdsHooks)
  if (!settings.ok) return fail({ file: path, faults: place(settings.problem) })
  const model = await modelOf(site.value, path)
  return model.ok ? ok({ site: site.value, settings: settings.value, model: model.value, siteFile }) : model
}

async function modelOf(site: SiteConfig, path: string): Promise<Result<TipmModel, FilesProblem>> {
  const file = site.model === undefined ? 'tipm.json' : resolve(dirname(path), site.model)
  const read = site.model === undefined ? ok({ json: tipm, place: () => [] }) : await readJson(file)
  if (!read.ok) return read
  const model = await loadModel(read.value.json)
  return model.ok ? model : fail({ file, faults: read.value.place(model.problem.faults) })
}

async function readJson(file: string): Promise<Result<JsonFile, FilesProblem>> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) {
    return fail({ file, faults: [{ line: 1, column: 1, path: undefined, expected: 'a readable file' }] })
  }
  const read = parseJsonFile(bytes)
  return read.ok ? read : fail({ file, faults: read.problem.faults })
}
