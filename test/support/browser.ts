import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { fontEnvironment } from './fonts.ts'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chromium')

let shared: Promise<Browser> | undefined
const given = new Map<string, BrowserContext>()

/** The browser of this process, one for all test files that run in it. A test file's pages are closed when it ends (close-pages.ts). */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

/** Closes all pages of the shared browser. */
export async function closePages(): Promise<void> {
  for (const context of (await shared)?.contexts() ?? []) await context.close()
}

/**
 * A context in which nothing was done yet, with one page (`blankPage`). What was given before by the same options is emptied and
 * given again, since a page with a renderer of its own costs a third of a second of processor time more. A test that does to
 * it what cannot be taken back (a clock) closes it.
 */
export async function blankContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await sharedBrowser()
  const key = JSON.stringify(options)
  const before = given.get(key)
  if (before !== undefined && browser.contexts().includes(before)) {
    const isEmpty = await empty(before, options).catch(() => false)
    if (isEmpty) return before
    // A page that is on its way somewhere cannot be emptied.
    await before.close()
  }
  const context = await browser.newContext(options)
  given.set(key, context)
  return context
}

/** The page that was left of a context given again, or a new one. */
export async function blankPage(context: BrowserContext): Promise<Page> {
  return context.pages().find((page) => page.url() === 'about:blank') ?? context.newPage()
}

async function empty(
  context: BrowserContext,
  { viewport, reducedMotion }: BrowserContextOptions,
): Promise<true> {
  const [page, ...others] = context.pages()
  for (const other of others) await other.close()
  for (const event of ['request', 'requestfinished', 'console', 'weberror'] as const) {
    context.removeAllListeners(event)
    if (event !== 'weberror') page?.removeAllListeners(event)
  }
  await context.unrouteAll()
  await context.clearPermissions()
  await context.clearCookies()
  if (page === undefined) return true
  await page.unrouteAll()
  for (const frame of page.frames()) {
    if (/^http/.test(frame.url())) await frame.evaluate('sessionStorage.clear(); localStorage.clear()')
  }
  await page.goto('about:blank')
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: reducedMotion ?? null })
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 })
  return true
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
