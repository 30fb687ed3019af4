import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The rows of the first table below a heading of docs/record.md. */
export function documented(heading: string): string[][] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/record.md'), 'utf8')
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const [table = ''] = section.split('\n\n').filter((part) => part.startsWith('| '))
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.slice(2, -2).split(' | '))
}
