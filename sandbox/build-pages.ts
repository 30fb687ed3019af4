import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Pages that Vite builds: from where, to where, by which configuration. Paths are relative to the repository. */
interface Pages {
  readonly name: string
  readonly config: string
  readonly root: string
  readonly output: string
  readonly mode?: string
  /** A page that it makes. */
  readonly page: string
  readonly sources: readonly string[]
}

const app = {
  config: 'vite.config.ts',
  root: '.',
  output: 'dist',
  sources: ['src/**', '*.html', 'vite.config.ts', 'smart-config/site.json', 'package-lock.json'],
}

const pages: readonly Pages[] = [
  { ...app, name: 'app', page: 'index.html' },
  // After the app, whose build empties the folder.
  { ...app, name: 'lab', page: 'validate.html', mode: 'lab' },
  {
    name: 'chart',
    config: 'sandbox/chart/vite.config.ts',
    root: 'sandbox/chart',
    output: 'sandbox/chart/dist',
    page: 'index.html',
    sources: [
      ...['sandbox/chart/!(dist)/**', 'sandbox/chart/*.*', 'sandbox/scenarios/**', 'sandbox/study-drugs.ts'],
      ...['sandbox/fhir/resource.ts', 'src/**', 'package-lock.json'],
    ],
  },
]

/** Builds the app and the chart when their output is missing or older than a source file. */
export async function buildPages(repository: string, log: (line: string) => void): Promise<void> {
  for (const page of pages) {
    if (await isFresh(repository, page)) continue
    log(`Building the ${page.name} ...`)
    const { build } = await import('vite')
    await build({
      ...(page.mode === undefined ? {} : { mode: page.mode }),
      configFile: join(repository, page.config),
      root: join(repository, page.root),
      logLevel: 'warn',
      clearScreen: false,
    })
  }
}

async function isFresh(repository: string, page: Pages): Promise<boolean> {
  const built = await modified(join(repository, page.output, page.page))
  if (built === undefined) return false
  for await (const file of glob([...page.sources], { cwd: repository })) {
    if (file.endsWith('.test.ts') || file.endsWith('.test.tsx')) continue
    if (((await modified(join(repository, file))) ?? 0) > built) return false
  }
  return true
}

/** Time of the last change of a file; undefined for folders and when there is none. */
async function modified(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? found.mtimeMs : undefined
}
