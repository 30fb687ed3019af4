import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import type * as Gallery from '../src/figures/test-support/gallery.tsx'
import { tipmModel } from '../test/support/read-context.ts'

// Writes one page with every figure as on a light screen, a dark one, and paper: `node scripts/gallery.ts [FILE]`.
const SOURCES = join(import.meta.dirname, '../src')
const THEMES = ['light', 'dark', 'print'] as const

const output = process.argv[2] ?? join(tmpdir(), 'tipm-figures.html')
const model = await tipmModel()
const {
  module: { galleryFigures },
} = await runnerImport<typeof Gallery>(join(SOURCES, 'figures/test-support/gallery.tsx'))

const tokens = await readFile(join(SOURCES, 'page/styles/tokens.css'), 'utf8')
const figures = await readFile(join(SOURCES, 'figures/figures.css'), 'utf8')
const plots = await readFile(join(SOURCES, 'figures/plots.css'), 'utf8')
const elastography = await readFile(join(SOURCES, 'figures/elastography.css'), 'utf8')
const page = THEMES.map((theme) => {
  const shown = galleryFigures(model, theme).map(
    ({ name, svg }) => `<figure><figcaption>${name}</figcaption>\n${svg}</figure>`,
  )
  return `<section class="theme ${theme}"><h2>${theme}</h2>\n${shown.join('\n')}</section>`
})
await writeFile(
  output,
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Figures</title>
<style>
${themed(tokens)}
${figures}
${plots}
${elastography}
body { margin: 0; font-family: system-ui, sans-serif }
.theme { padding: 1rem 2rem; background: var(--paper); color: var(--ink) }
figure { margin: 0 0 2.5rem }
figcaption { margin-bottom: .5rem; font-weight: 600 }
</style>
${page.join('\n')}
</html>
`,
)
console.log(`Figures: ${output}`)

/** The tokens by class instead of by medium, so that every theme stands on one page. */
function themed(css: string): string {
  const [light = '', dark = '', print = ''] = [...css.matchAll(/:root \{[^}]*\}/g)].map(([block]) => block)
  return [
    light.replace(':root', '.theme'),
    dark.replace(':root', '.theme.dark'),
    print.replace(':root', '.theme.print'),
  ].join('\n')
}
