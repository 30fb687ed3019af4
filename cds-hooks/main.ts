import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.ts'
import { environmentHelp, serverSettings } from './server-settings.ts'

// `npm run serve`: the CDS Hooks service and the built app in one process.

const settings = serverSettings(process.env)
if (!settings.ok) {
  console.error(`${settings.problem}\n\n${environmentHelp}`)
  process.exit(64)
}
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const hasApp = existsSync(`${dist}/index.html`)
if (!hasApp) console.error('The app is not built (npm run build); serving the CDS Hooks service alone.')

// A log that nobody reads any more must not end the service.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

const started = await serve(settings.value, hasApp ? dist : undefined, process.stdout)
if (!started.ok) {
  console.error(started.problem.join('\n'))
  process.exit(78)
}
const running = started.value
console.error(`CDS Hooks service: ${settings.value.publicUrl}/cds-services`)

let isStopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void running.stop().then(() => process.exit(0))
  })
}
