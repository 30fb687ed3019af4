import { readFileSync } from 'node:fs'
import { type LoadHookSync, registerHooks } from 'node:module'
import { transform } from 'sucrase'
import type * as ReportHtml from '../report/report-html.ts'

/** The report's pages. Node strips types but knows no JSX and no text imports: both are translated while the pages are loaded. */
export function loadPages(): Promise<typeof ReportHtml> {
  registerHooks({ load })
  return import('../report/report-html.ts')
}

const load: LoadHookSync = (url, context, next) => {
  if (url.endsWith('.css?raw')) return moduleOf(`export default ${JSON.stringify(textAt(url))}`)
  if (!url.endsWith('.tsx')) return next(url, context)
  const { code } = transform(textAt(url), {
    transforms: ['typescript', 'jsx'],
    jsxRuntime: 'automatic',
    jsxImportSource: 'preact',
    production: true,
    disableESTransforms: true,
  })
  return moduleOf(code)
}

function textAt(url: string): string {
  return readFileSync(new URL(url), 'utf8')
}

function moduleOf(source: string): ReturnType<LoadHookSync> {
  return { format: 'module', source, shortCircuit: true }
}
