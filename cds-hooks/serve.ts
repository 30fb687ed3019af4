import type { FastifyInstance } from 'fastify'
import { placeText } from '../src/site/placed-fault.ts'
import { buildService } from './app.ts'
import type { LogTarget } from './http/logging.ts'
import { loadFiles } from './load-files.ts'
import { refusalToStart, type ServerSettings } from './server-settings.ts'
import { openStore } from './store/open-store.ts'

export interface RunningService {
  readonly app: FastifyInstance
  readonly address: string
  /** Says not ready, lets everything under way finish, then closes the store. */
  stop(): Promise<void>
}

export type ServeResult =
  | { readonly ok: true; readonly running: RunningService }
  | { readonly ok: false; readonly messages: readonly string[] }

/** Starts the service with the app's pages. Fails with messages for whoever set it up. */
export async function serve(
  settings: ServerSettings,
  appFolder: string | undefined,
  log: LogTarget,
): Promise<ServeResult> {
  const loaded = await loadFiles(settings.siteFile)
  if (!loaded.ok) {
    const { file, faults } = loaded.problem
    const messages = faults.map((fault) => `${file}:${placeText(fault)}: ${fault.expected}`)
    return { ok: false, messages }
  }
  const { site, settings: cds, model, siteFile } = loaded.value
  const refusal = refusalToStart(settings.host, cds.clients.length)
  if (refusal !== undefined) return { ok: false, messages: [refusal] }
  const opened = await openStore(settings.store)
  if (!opened.ok)
    return { ok: false, messages: [`The store cannot be opened (${opened.code}: ${opened.detail}).`] }
  const { store } = opened
  const app = await buildService({
    ...{ site, model, store, log },
    settings: cds,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    ...(appFolder !== undefined && { pages: { folder: appFolder, siteFile } }),
  })
  try {
    const address = await app.listen({ port: settings.port, host: settings.host })
    return {
      ok: true,
      running: { app, address, stop: () => stop(app, settings.drainMilliseconds, () => store.close()) },
    }
  } catch (error) {
    await app.close()
    await store.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const why = code === 'EADDRINUSE' ? 'the port is taken' : code
    return { ok: false, messages: [`Cannot listen on ${settings.host}:${settings.port}: ${why}.`] }
  }
}

async function stop(app: FastifyInstance, drain: number, closeStore: () => Promise<void>): Promise<void> {
  app.markStopping()
  await new Promise((resolve) => setTimeout(resolve, drain))
  await app.close()
  await closeStore()
}
