import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Most JavaScript (kB gzip, 1 kB = 1000 bytes) a page may load before it is asked for more. */
const LIMITS: Readonly<Record<string, number>> = {
  'index.html': 90,
  'launch.html': 40,
  'evidence.html': 70,
}

const dist = join(dirname(import.meta.dirname), 'dist')

/** The scripts a page starts with, and all that they import statically; dynamic imports load later and do not count. */
async function staticGraph(page: string): Promise<Map<string, number>> {
  const html = await readFile(join(dist, page), 'utf8')
  const waiting = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].flatMap(([, src]) =>
    src === undefined ? [] : [posix.normalize(src)],
  )
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

let tooLarge = false
for (const [page, limit] of Object.entries(LIMITS)) {
  const sizes = await staticGraph(page)
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000
  const over = sizes.size === 0 || total > limit
  tooLarge ||= over
  console.log(`${over ? 'TOO LARGE' : 'ok'}  ${page}: ${total.toFixed(1)} kB gzip of at most ${limit} kB`)
  for (const [file, size] of sizes) console.log(`      ${(size / 1000).toFixed(1)} kB  ${file}`)
}
if (tooLarge) process.exit(1)
