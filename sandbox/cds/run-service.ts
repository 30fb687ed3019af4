import { buildService } from '../../cds-hooks/app.ts'
import { loadCdsSettings } from '../../cds-hooks/site-settings.ts'
import { openStore } from '../../cds-hooks/store/open-store.ts'
import type { FeedbackCount } from '../../cds-hooks/store/store.ts'
import { type FileFault, loadModel } from '../../src/model/load-model.ts'
import tipm from '../../src/model/tipm.json' with { type: 'json' }
import { fail, ok, type Result } from '../../src/result.ts'
import { loadSite } from '../../src/site/load-site.ts'
import { freePort } from '../free-port.ts'

/** The CDS Hooks service as it runs beside the EHR. */
export interface CdsHooks {
  /** Base URL, without trailing slash. */
  readonly url: string
  /** What became of the cards so far, from the service's own store. */
  feedbackCounts(): Promise<FeedbackCount[]>
  stop(): Promise<void>
}

/** The problem is one line for whoever started the EHR. */
export type CdsHooksResult = Result<CdsHooks, string>

export interface CdsHooksOptions {
  /** The app's site file; its `cdsHooks` part is kept, with this EHR as the only client. */
  readonly site: object
  readonly iss: string
  readonly jku: string
  readonly fhirServer: string
  readonly appLaunchUrl: string
  readonly now: () => Date
}

/** Starts the service on a free port of this machine, its store in memory. Never rejects. */
export async function runCdsHooks(options: CdsHooksOptions): Promise<CdsHooksResult> {
  try {
    return await run(options)
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

/** This EHR replaces a service's cards by its id at the next hook, as CDS Hooks recommends: one id under all hooks. */
const EHR_WAYS = { ids: 'shared' }

async function run({ site, now, ...ehr }: CdsHooksOptions): Promise<CdsHooksResult> {
  const { cdsHooks, ...rest } = site as Readonly<Record<string, unknown>>
  const { iss, jku, fhirServer, appLaunchUrl } = ehr
  const loaded = loadSite(rest)
  if (!loaded.ok) return failed(faultText(loaded.problem.faults))
  const client = { iss, jku, fhirServers: [fhirServer] }
  const cds = loadCdsSettings({
    ...(cdsHooks as object | undefined),
    ...EHR_WAYS,
    clients: [client],
    appLaunchUrl,
  })
  if (!cds.ok) return failed(faultText(cds.problem))
  const model = await loadModel(tipm)
  if (!model.ok) return failed(faultText(model.problem.faults))
  const opened = await openStore({ kind: 'sqlite', file: ':memory:' })
  if (!opened.ok) return failed(`its store cannot be opened (${opened.problem.detail})`)
  const store = opened.value
  // The service must know its own address, which is part of every token, before it listens.
  const port = await freePort('127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const app = await buildService({
    ...{ site: loaded.value, settings: cds.value, model: model.value, store, now },
    publicUrl: url,
  })
  const stop = async () => {
    await app.close()
    await store.close()
  }
  try {
    await app.listen({ port, host: '127.0.0.1' })
  } catch (error) {
    await stop()
    return failed(error instanceof Error ? error.message : String(error))
  }
  return ok({ url, feedbackCounts: () => store.feedbackCounts(), stop })
}

function failed(why: string): CdsHooksResult {
  return fail(`Ordering works without decision support: ${why.split('\n')[0]}`)
}

function faultText(faults: readonly FileFault[]): string {
  return faults.map(({ path, expected }) => `${path.join('.')}: ${expected}`).join('; ')
}
