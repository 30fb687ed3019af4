import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = import.meta.dirname
const leastJava = 17

/** Maven's output: compiled classes, the class path, fetched packages. */
export const target = join(here, 'target')
const stampFile = join(target, 'built.txt')
const classpathFile = join(target, 'classpath.txt')

let building: Promise<void> | undefined

/**
 * Compiles the Java programs of this folder when they changed since the last time, and gives the class path to run them.
 * Throws with what to install when there is no JDK 17 or Maven, and with Maven's output when the build fails.
 */
export async function buildJava(): Promise<string> {
  building ??= build()
  await building
  return [join(target, 'classes'), readFileSync(classpathFile, 'utf8').trim()].join(delimiter)
}

async function build(): Promise<void> {
  await demandJdk()
  const stamp = hashOfSources()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && dependenciesAreThere()) return
  await demandMaven()
  try {
    await run('mvn', ['-q', '-B', '-Dstyle.color=never', 'process-classes'], {
      cwd: here,
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (failure) {
    throw new Error(`Maven could not build ${here}:\n${outputOf(failure)}`)
  }
  writeFileSync(stampFile, stamp)
}

/** The build leaves the libraries in Maven's own repository, which may have been emptied since. */
function dependenciesAreThere(): boolean {
  return (
    existsSync(classpathFile) && readFileSync(classpathFile, 'utf8').trim().split(delimiter).every(existsSync)
  )
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const sources = ['java', 'resources'].flatMap((folder) =>
    readdirSync(join(here, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  for (const file of [join(here, 'pom.xml'), ...sources.sort()]) hash.update(readFileSync(file))
  return hash.digest('hex')
}

async function demandJdk(): Promise<void> {
  const version = await answerOf(tool('javac'), ['-version'])
  const major = Number(/javac (\d+)/.exec(version ?? '')?.[1] ?? 0)
  if (major >= leastJava) return
  const found = major === 0 ? 'none was found' : `found ${major}`
  throw new Error(
    `The tests on real FHIR servers need a Java development kit, version ${leastJava} or later (${found}). ` +
      'On Debian: apt-get install openjdk-17-jdk-headless maven. Or set JAVA_HOME.',
  )
}

async function demandMaven(): Promise<void> {
  if ((await answerOf('mvn', ['-version'])) !== undefined) return
  throw new Error(
    'The tests on real FHIR servers need Maven (`mvn` on the PATH). On Debian: apt-get install maven.',
  )
}

/** The tool of JAVA_HOME when that is set, as Maven takes it, else the one on the PATH. */
export function tool(name: 'java' | 'javac'): string {
  const { JAVA_HOME: home } = process.env
  return home === undefined || home === '' ? name : join(home, 'bin', name)
}

async function answerOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await run(command, [...args])
    return stdout + stderr
  } catch {
    // Not installed or not working: the caller says what is needed, whichever it is.
    return undefined
  }
}

function outputOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const { stdout, stderr } = failure as Error & { stdout?: string; stderr?: string }
  return `${stdout ?? ''}${stderr ?? ''}` || failure.message
}
