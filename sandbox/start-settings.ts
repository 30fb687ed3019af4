import { parseArgs } from 'node:util'
import { isLoopbackHost } from '../src/fhir-client/loopback.ts'
import { fail, ok, type Result } from '../src/result.ts'

/** What `npm start` was told, by environment and arguments. */
export interface Settings {
  readonly port: number
  readonly host: string
  readonly publicUrl: string | undefined
  readonly externalFhir: string | undefined
  readonly dataFile: string | undefined
  /** What whoever starts it should know. */
  readonly warnings: readonly string[]
}

export const usage = `Usage: npm start -- [--fhir URL] [--data FILE]
  --fhir URL   use this FHIR R4 server instead of the one in memory
  --data FILE  keep the data in this file over restarts
Environment: PORT (8080), HOST (127.0.0.1), PUBLIC_URL (http://HOST:PORT)`

/** Reads PORT, HOST, PUBLIC_URL and the arguments; fails with a one-line message on a bad value. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Result<Settings, string> {
  const port = env['PORT']?.trim() || '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return fail(`PORT must be a number from 0 to 65535, not "${port}".`)
  }
  const host = env['HOST']?.trim() || '127.0.0.1'
  const publicUrl = env['PUBLIC_URL']?.trim() || undefined
  if (publicUrl !== undefined && !isOrigin(publicUrl)) {
    return fail(`PUBLIC_URL must be like http://ehr.example:8080, not "${publicUrl}".`)
  }
  let values: { fhir?: string | undefined; data?: string | undefined }
  try {
    values = parseArgs({
      args: [...args],
      options: { fhir: { type: 'string' }, data: { type: 'string' } },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error))
  }
  if (values.fhir !== undefined && !isHttpUrl(values.fhir)) {
    return fail(`--fhir must be a URL like http://127.0.0.1:8888/fhir, not "${values.fhir}".`)
  }
  if (values.fhir !== undefined && values.data !== undefined) {
    return fail('--data keeps the data of the server in memory: it does not go with --fhir.')
  }
  const warning = `HOST is ${host}: anyone who reaches this machine can open every chart, for nobody needs a password here.`
  return ok({
    ...{ port: Number(port), host, publicUrl, externalFhir: values.fhir, dataFile: values.data },
    warnings: isLoopbackHost(host) ? [] : [warning],
  })
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function isOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).pathname === '/' && new URL(text).search === ''
}
