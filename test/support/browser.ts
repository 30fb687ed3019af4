import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { fontEnvironment } from './fonts.ts'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chromium')

let shared: Promise<Browser> | undefined

/** The browser of this process, one for all test files that run in it. A test file's pages are closed when it ends (close-pages.ts). */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

/** Closes all pages of the shared browser. */
export async function closePages(): Promise<void> {
  for (const context of (await shared)?.contexts() ?? []) await context.close()
}

/** A real Chromium: the one that CHROME_PATH names, else the one packaged for npm; where no package has one, an installed one. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH'] ?? (process.platform === 'linux' ? undefined : installedBrowser())
  if (named !== undefined) return start(named)
  const executable = await packagedChromium()
  try {
    return await start(executable)
  } catch (error) {
    if (!String(error).includes('shared librar')) throw error
    // The system has no NSS libraries: the package brings its own.
    return start(executable, { LD_LIBRARY_PATH: join(await inflated('al2023.tar.br'), 'lib') })
  }
}

function start(executablePath: string, more: Record<string, string> = {}): Promise<Browser> {
  // As root (CI) Chromium has no sandbox of its own. Web security stays on: CORS is under test.
  const root = process.getuid?.() === 0
  const env = { ...process.env, ...fontEnvironment(), ...more }
  // What is drawn must not depend on what was drawn before: a part drawn again differs at the edges.
  const args = ['--disable-partial-raster', ...(root ? ['--no-sandbox'] : [])]
  return chromium.launch({ executablePath, env, args })
}

function installedBrowser(): string {
  const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const found = places.find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new Error(
    'No Chrome was found: install it, or set CHROME_PATH to the executable of a Chrome or Chromium.',
  )
}

/** The npm package's Chromium, unpacked once into the project's cache. */
async function packagedChromium(): Promise<string> {
  const complete = join(CACHE, 'complete')
  if (!existsSync(complete)) {
    rmSync(CACHE, { recursive: true, force: true })
    mkdirSync(CACHE, { recursive: true })
    await inCache(async () => (await import('@sparticuz/chromium')).default.executablePath())
    writeFileSync(complete, '')
  }
  return join(CACHE, 'chromium')
}

async function inflated(archive: string): Promise<string> {
  const { inflate } = await import('@sparticuz/chromium')
  const folder = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin')
  return inCache(() => inflate(join(folder, archive)))
}

/** The package unpacks into the temporary folder; for a moment that is the cache. */
async function inCache<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = CACHE
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
