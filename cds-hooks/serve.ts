import type { FastifyInstance } from 'fastify'
import { fail, ok, type Result } from '../src/result.ts'
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

/** Starts the service with the app's pages. The problem is messages for whoever set it up. */
export async function serve(
  settings: ServerSettings,
  appFolder: string | undefined,
  log: LogTarget,
): Promise<Result<RunningService, readonly string[]>> {
  const loaded = await loadFiles(settings.siteFile)
  if (!loaded.ok) {
    const { file, faults } = loaded.problem
    return fail(faults.map((fault) => `${file}:${placeText(fault)}: ${fault.expected}`))
  }
  const { site, settings: cds, model, siteFile } = loaded.value
  const refusal = refusalToStart(settings, cds.clients.length)
  if (refusal !== undefined) return fail([refusal])
  const opened = await openStore(settings.store)
  if (!opened.ok) {
    return fail([`The store cannot be opened (${opened.problem.code}: ${opened.problem.detail}).`])
  }
  const store = opened.value
  const app = await buildService({
    ...{ site, model, store, log },
    settings: cds,
    publicUrl: settings.publicUrl,
    ...(settings.trustProxy !== undefined && { trustProxy: settings.trustProxy }),
    ...(appFolder !== undefined && { pages: { folder: appFolder, siteFile } }),
  })
  try {
    const address = await app.listen({ port: settings.port, host: settings.host })
    return ok({ app, address, stop: () => stop(app, settings.drainMilliseconds, () => store.close()) })
  } catch (error) {
    await app.close()
    await store.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const why = code === 'EADDRINUSE' ? 'the port is taken' : code
    return fail([`Cannot listen on ${settings.host}:${settings.port}: ${why}.`])
  }
}

async function stop(app: FastifyInstance, drain: number, closeStore: () => Promise<void>): Promise<void> {
  app.markStopping()
  await new Promise((resolve) => setTimeout(resolve, drain))
  await app.close()
  await closeStore()
}
