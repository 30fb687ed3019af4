import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')
const ORIGIN = 'http://figures.test'
const STYLES = ['src/page/styles/tokens.css', 'src/figures/figures.css', 'src/figures/plots.css']

/** A page under the product's own policy that shows one figure and holds what the given module exports as `figures`. */
export async function openFigurePage(browser: Browser, figure: string, entry: string): Promise<Page> {
  const styles = (await Promise.all(STYLES.map((file) => readFile(join(ROOT, file), 'utf8')))).join('\n')
  const script = await bundled(entry)
  const files = new Map([
    ['/', { contentType: 'text/html', body: html(figure) }],
    [
      '/figures.css',
      {
        contentType: 'text/css',
        body: `${styles}\nbody { background: var(--paper); color: var(--ink) } figure { margin: 0 }`,
      },
    ],
    ['/figures.js', { contentType: 'text/javascript', body: script }],
  ])
  const page = await (await browser.newContext()).newPage()
  await page.route(`${ORIGIN}/**`, (route) =>
    route.fulfill(files.get(new URL(route.request().url()).pathname) ?? { status: 404 }),
  )
  await page.goto(`${ORIGIN}/`)
  return page
}

function html(figure: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Figure</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src 'self' blob:">
<link rel="stylesheet" href="figures.css"><body>${figure}<script src="figures.js"></script></body></html>`
}

async function bundled(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: 'figures', fileName: 'figures' },
    },
  })
  const [chunk] = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  if (chunk?.type !== 'chunk') throw new Error('no script was built')
  return chunk.code
}
