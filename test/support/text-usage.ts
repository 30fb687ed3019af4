import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Stands in a path for a key that is known at run time only. */
const ANY = '*'

/** A place in the texts: keys from the root of the catalogue, or from `@part` for a part that loads by itself. */
type Path = readonly string[]

type Parts = ReadonlyMap<string, string>

/** Where code looks at texts. `whole`: it hands on all that lies below. */
interface Look {
  readonly path: Path
  readonly whole: boolean
}

/** All code that could use a text: that of the product, without tests and the texts themselves. */
export async function productSources(): Promise<string[]> {
  const folders = await Promise.all(
    ['src', 'cds-hooks'].map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true })).map((file) => join(folder, file)),
    ),
  )
  const code = folders
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^src[\\/]text[\\/]/.test(file))
  return Promise.all(code.map((file) => readFile(join(ROOT, file), 'utf8')))
}

/** The parts that load by themselves (src/text/PART.ts), by the name that code imports. */
export async function partsByName(): Promise<ReadonlyMap<string, string>> {
  const folder = join(ROOT, 'src/text')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'))
  const code = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return new Map(
    code.flatMap((text) => {
      const name = /export const (\w+): InLanguages</.exec(text)?.[1]
      const part = /from '\.\/en\/([\w-]+)\.ts'/.exec(text)?.[1]
      return name === undefined || part === undefined ? [] : [[name, part] as const]
    }),
  )
}

/**
 * Which texts code looks at, read off the source without running it: `texts.a.b`, names that a part of the texts was
 * given (`const { b } = texts.a`), and `useTextsOf(part)`. Where it computes a key (`texts.a[reason]`) every key counts,
 * and where it hands a group on, all of it: there this proves nothing. Names are told apart by file, not by scope.
 */
export function looksAt(sources: readonly string[], parts: Parts): readonly Look[] {
  return sources.flatMap((source) => looksOf(withoutComments(source), parts))
}

/** Whether one of the looks reaches a text of a part; `texts` alone may be any part's. */
export function isLookedAt(looks: readonly Look[], part: string, keys: Path): boolean {
  return reaches(looks, keys) || reaches(looks, [`@${part}`, ...keys])
}

function reaches(looks: readonly Look[], text: Path): boolean {
  return looks.some(({ path, whole }) => {
    const common = Math.min(path.length, text.length)
    const agrees = text.slice(0, common).every((key, index) => path[index] === ANY || path[index] === key)
    return agrees && (path.length >= text.length || whole)
  })
}

function looksOf(source: string, named: Parts): Look[] {
  const names = new Names()
  const byDefault = [...source.matchAll(/^import (\w+) from '[^']*text\/([\w-]+)\.ts'/gm)]
  const parts = new Map([...named, ...byDefault.map(([, name = '', part = '']) => [name, part] as const)])
  const code = source
    .replace(/^import [^']*'[^']*'.*$/gm, '')
    .replace(/"[^"\n]*"|'[^'\n]*'|\btypeof \w+/g, "''")
  for (const [, imported] of source.matchAll(
    /import \{ (\w+)(?: as \w+)? \} from '[^']*text\/(?:en|zh)\/[^']+'/g,
  )) {
    if (imported !== undefined) names.add(imported, [])
  }
  for (const [, name, keys] of code.matchAll(/\b(\w+)\??: (?:Page)?Texts((?:\['\w+'\])+)/g)) {
    if (name !== undefined)
      names.add(
        name,
        [...(keys ?? '').matchAll(/'(\w+)'/g)].map(([, key]) => key ?? ''),
      )
  }
  const given = new Set<number>()
  for (const declared of code.matchAll(/\bconst (\{[^}=]*\}|\w+)(?:: [^=\n]+)? =\s*/g)) {
    const start = declared.index + declared[0].length
    for (const path of placesOf(chainAt(code, start), names, parts)) {
      given.add(start)
      for (const [key, name] of bindings(declared[1] ?? ''))
        names.add(name, key === undefined ? path : [...path, key])
    }
  }
  return [...code.matchAll(/(?<![\w$.'-])[A-Za-z_$][\w$]*/g)].flatMap(({ index }) => {
    const links = chainAt(code, index)
    const before = code.slice(Math.max(0, index - 40), index)
    const isKey = links.length === 1 && /^\s*:(?!:)/.test(code.slice(index + (links[0]?.length ?? 0)))
    const isName = isKey || isBinding(code, index) || before.endsWith('useTextsOf(')
    if (isName) return []
    return placesOf(links, names, parts)
      .filter((path) => path.length > 0)
      .map((path) => {
        const underOwnName = path.length === 1 && before.endsWith(`${path[0]?.slice(1)}: `)
        return { path, whole: !given.has(index) && !underOwnName }
      })
  })
}

/** What each name in a file stands for; one name may be given in several functions. */
class Names {
  readonly #places = new Map<string, Path[]>()

  add(name: string, path: Path): void {
    this.#places.set(name, [...this.of(name), path])
  }

  of(name: string): readonly Path[] {
    return this.#places.get(name) ?? []
  }
}

/** `a.b(c)[d]` as its links: names, `(...)` and `[...]`. */
function chainAt(code: string, start: number): string[] {
  const links: string[] = []
  let at = start
  for (;;) {
    const name = /^\.?\s*([A-Za-z_$][\w$]*)/.exec(code.slice(at, at + 80))
    const isNext = links.length === 0 ? !code.startsWith('.', at) : code.slice(at).trimStart().startsWith('.')
    const opener = code[at]
    if (links.length > 0 && (opener === '(' || opener === '[')) {
      const end = closing(code, at)
      links.push(code.slice(at, end))
      at = end
    } else if (isNext) {
      const gap = links.length === 0 ? 0 : code.slice(at).length - code.slice(at).trimStart().length
      const next = gap === 0 ? name : /^\.\s*([A-Za-z_$][\w$]*)/.exec(code.slice(at + gap, at + gap + 80))
      if (!next) return links
      links.push(next[1] ?? '')
      at += gap + next[0].length
    } else return links
  }
}

/** The places in the texts that a chain may lead to; none when it does not start in them. */
function placesOf(links: readonly string[], names: Names, parts: Parts): readonly Path[] {
  const [first = '', second = ''] = links
  if (first === 'useTextsOf') {
    return [[`@${parts.get(second.slice(1, -1))}`, ...keysOf(links.slice(2))]]
  }
  const known = names.of(first)
  if (known.length > 0) return known.map((path) => [...path, ...keysOf(links.slice(1))])
  const root = links.lastIndexOf('texts')
  if (root >= 0) return [keysOf(links.slice(root + 1))]
  const part = links.findIndex((link) => parts.has(link))
  if (part < 0) return []
  // A part by itself is all languages: the first brackets choose one.
  const rest = links.slice(part + 1)
  return [[`@${parts.get(links[part] ?? '')}`, ...keysOf(rest[0]?.startsWith('[') ? rest.slice(1) : rest)]]
}

/** Keys up to the first call, whose result is words. */
function keysOf(links: readonly string[]): string[] {
  const call = links.findIndex((link) => link.startsWith('('))
  return links.slice(0, call < 0 ? undefined : call).map((link) => (link.startsWith('[') ? ANY : link))
}

/** The names that a declaration gives, each with the key it stands for: `{ a, b: c }`, or one name for the whole. */
function bindings(pattern: string): (readonly [string | undefined, string])[] {
  if (!pattern.startsWith('{')) return [[undefined, pattern]]
  return [...pattern.matchAll(/(\w+)(?:: (\w+))?/g)].map(([, key = '', name]) => [key, name ?? key])
}

/** Whether a name stands within a pattern that gives names. */
function isBinding(code: string, index: number): boolean {
  return /\bconst (?:\{[^}=]*)?$/.test(code.slice(Math.max(0, index - 200), index))
}

function closing(code: string, start: number): number {
  let depth = 0
  for (let at = start; at < code.length; at += 1) {
    if ('([{'.includes(code[at] ?? '')) depth += 1
    if (')]}'.includes(code[at] ?? '')) depth -= 1
    if (depth === 0) return at + 1
  }
  return code.length
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replaceAll('?.', '.')
}
