import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type FileFault, loadModel, type TipmModel } from '../src/model/load-model.ts'
import tipm from '../src/model/tipm.json' with { type: 'json' }
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

export type FilesResult =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly file: string; readonly faults: readonly FileFault[] }

/** Reads and checks the site file and the model file it names (a path relative to it; TIPM as reconstructed when none is named). */
export async function loadFiles(path: string): Promise<FilesResult> {
  const json = await readJson(path)
  if (!json.ok) return { ok: false, file: path, faults: [{ path: [], expected: json.expected }] }
  const siteFile = typeof json.value === 'object' && json.value !== null ? { ...json.value } : {}
  const { cdsHooks, ...rest } = siteFile as Record<string, unknown>
  const site = loadSite(rest)
  if (!site.ok) return { ok: false, file: path, faults: site.faults }
  const settings = loadCdsSettings(cdsHooks)
  if (!settings.ok) return { ok: false, file: path, faults: settings.faults }
  const named = site.site.model
  const modelPath = named === undefined ? undefined : resolve(dirname(path), named)
  const modelJson = modelPath === undefined ? { ok: true as const, value: tipm } : await readJson(modelPath)
  const file = modelPath ?? 'tipm.json'
  if (!modelJson.ok) return { ok: false, file, faults: [{ path: [], expected: modelJson.expected }] }
  const model = await loadModel(modelJson.value)
  if (!model.ok) return { ok: false, file, faults: model.faults }
  return { ok: true, files: { site: site.site, settings: settings.settings, model: model.model, siteFile } }
}

async function readJson(
  path: string,
): Promise<
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly expected: string }
> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return { ok: false, expected: 'a readable file' }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, expected: error instanceof Error ? error.message : 'JSON' }
  }
}
