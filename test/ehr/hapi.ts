import { createInterface } from 'node:readline'
import { type JavaProgram, startJava, stopJava } from './java.ts'

export type HapiOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** HAPI's own default is true: a reference to a resource that is not there is refused (400). Here: false. */
  readonly strictReferences?: boolean
  /** How long HAPI answers the same search from its cache, in ms; its own default, a minute, unless set. 0: never. */
  readonly searchCacheMs?: number
  /** Whether it offers Bulk Data exports; unless set, it does not, as is its own default. */
  readonly bulkExport?: boolean
  /** Path of a FHIR package (.tgz) that is installed before it is ready. */
  readonly package?: string
}

export type Hapi = {
  /** Base URL without a trailing slash, e.g. `http://127.0.0.1:40123/fhir`. */
  readonly fhirBase: string
  /** Resolves when the process has ended. */
  readonly stop: () => Promise<void>
}

const patience = 180_000

/** Starts an empty HAPI FHIR JPA server (R4, in memory). Throws with its log when it does not come up. */
export async function startHapi(options: HapiOptions = {}): Promise<Hapi> {
  const args = [
    ...['--port', String(options.port ?? 0)],
    ...['--strict-references', String(options.strictReferences ?? false)],
    ...(options.searchCacheMs === undefined ? [] : ['--search-cache-ms', String(options.searchCacheMs)]),
    ...['--bulk-export', String(options.bulkExport ?? false)],
    ...(options.package === undefined ? [] : ['--package', options.package]),
  ]
  const program = await startJava('tipm.ehr.HapiServer', args, ['-Xmx1g'])
  const fhirBase = await readyLine(program)
  return { fhirBase, stop: () => stopJava(program) }
}

function readyLine(program: JavaProgram): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = ''
    program.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000)
    })
    const fail = (why: string) => {
      clearTimeout(timer)
      program.kill('SIGKILL')
      reject(new Error(`The HAPI FHIR server ${why}:\n${log}`))
    }
    const timer = setTimeout(() => fail(`was not ready within ${patience / 1000} s`), patience)
    program.once('error', (failure) => fail(`could not be started (${failure.message})`))
    program.once('exit', (code) => fail(`ended with code ${code}`))
    createInterface({ input: program.stdout }).on('line', (line) => {
      const base = /^ready (\S+)$/.exec(line)?.[1]
      if (base === undefined) return
      clearTimeout(timer)
      program.removeAllListeners('exit')
      resolve(base)
    })
  })
}
