import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const TEXTS = join(import.meta.dirname, '../../src/text')

/** A text with the keys that lead to it, the part's name first. */
export interface Leaf {
  readonly path: readonly string[]
  readonly text: unknown
}

/** Every text of a language, part by part: a file of src/text/LANGUAGE with what it joins from others. */
export async function everyText(folder: 'en' | 'zh'): Promise<Leaf[]> {
  const files = await readdir(join(TEXTS, folder))
  const own = files.filter((file) => file.endsWith('.ts') && file !== 'catalogue.ts').toSorted()
  const code = await Promise.all(own.map((file) => readFile(join(TEXTS, folder, file), 'utf8')))
  const parts = own.filter((file) => !code.some((text) => text.includes(`from './${file}'`)))
  const leaves = await Promise.all(
    parts.map(async (file) => {
      const exported: Record<string, unknown> = await import(
        /* @vite-ignore */ pathToFileURL(join(TEXTS, folder, file)).href
      )
      return Object.values(exported).flatMap((part) => leavesOf([file.replace('.ts', '')], part))
    }),
  )
  return leaves.flat()
}

function leavesOf(path: readonly string[], value: unknown): Leaf[] {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf([...path, key], inner))
    : [{ path, text: value }]
}

/** What a text says when its parameters say where they stand: «1», «2» ... */
export function spoken(text: unknown): string {
  if (typeof text !== 'function') return String(text)
  const markers = Array.from({ length: text.length }, (_, index) => `«${index + 1}»`)
  return String(text(...markers))
}
