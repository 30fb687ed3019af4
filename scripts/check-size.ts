import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { LANGUAGES } from '../src/site/language.ts'

/** Most JavaScript (kB gzip, 1 kB = 1000 bytes) a page may load before it is asked for more, and the files of which it loads one for its language. */
const PAGES: Readonly<Record<string, { readonly limit: number; readonly language: string }>> = {
  'index.html': { limit: 90, language: 'catalogue' },
  'launch.html': { limit: 41, language: 'pages' },
  'evidence.html': { limit: 75, language: 'pages' },
}

const dist = join(dirname(import.meta.dirname), 'dist')

/** The scripts a page starts with. */
async function scriptsOf(page: string): Promise<string[]> {
  const html = await readFile(join(dist, page), 'utf8')
  return [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].flatMap(([, src]) =>
    src === undefined ? [] : [posix.normalize(src)],
  )
}

/** Scripts and all that they import statically, with their sizes; dynamic imports load later and do not count. */
async function staticGraph(scripts: readonly string[]): Promise<Map<string, number>> {
  const waiting = [...scripts]
  const sizes = new Map<string, number>()
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sizes.has(file)) continue
    const code = await readFile(join(dist, file), 'utf8')
    sizes.set(file, gzipSync(code, { level: 9 }).length)
    for (const [, imported] of code.matchAll(
      /(?:^|[;\n}])\s*(?:import|export)\b[^;'"()]*?["'](\.{1,2}\/[^"']+)["']/g,
    )) {
      if (imported !== undefined) waiting.push(posix.join(posix.dirname(file), imported))
    }
  }
  return sizes
}

/** The page in its largest language: what it starts with, and the one file of texts that it asks for at once. */
async function firstLoad(page: string, language: string): Promise<Map<string, number> | undefined> {
  const scripts = await scriptsOf(page)
  const start = await staticGraph(scripts)
  const found = new Set<string>()
  for (const file of start.keys()) {
    const code = await readFile(join(dist, file), 'utf8')
    for (const [, texts] of code.matchAll(
      new RegExp(`import\\(\\s*["'\`]\\./(${language}-[^"'\`]+)["'\`]`, 'g'),
    )) {
      if (texts !== undefined) found.add(posix.join(posix.dirname(file), texts))
    }
  }
  // One file a language, or this counts something else.
  if (found.size !== LANGUAGES.length) return undefined
  const loads = await Promise.all([...found].map((texts) => staticGraph([...scripts, texts])))
  return loads.toSorted((a, b) => totalOf(b) - totalOf(a))[0]
}

function totalOf(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000
}

let failed = false
for (const [page, { limit, language }] of Object.entries(PAGES)) {
  const sizes = await firstLoad(page, language)
  if (sizes === undefined) {
    failed = true
    console.log(`NOT FOUND  ${page}: its texts (${language}-*.js), one file a language`)
    continue
  }
  const total = totalOf(sizes)
  const over = total > limit
  failed ||= over
  console.log(`${over ? 'TOO LARGE' : 'ok'}  ${page}: ${total.toFixed(1)} kB gzip of at most ${limit} kB`)
  for (const [file, size] of sizes) console.log(`      ${(size / 1000).toFixed(1)} kB  ${file}`)
}
if (failed) process.exit(1)
