import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { viewsOf } from './view-definitions.ts'

// `node scripts/views.ts`: writes population/views anew from the one list of what a chart is.
const folder = fileURLToPath(new URL('../population/views', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.json')) rmSync(join(folder, name))
for (const view of viewsOf())
  writeFileSync(join(folder, `${view.name}.json`), `${JSON.stringify(view, undefined, 2)}\n`)
