import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reference, safetyFile, safetyPages } from './safety.ts'

const root = (path: string) => new URL(`../${path}`, import.meta.url)
const { hazards, threats, attacks } = safetyFile()

test('every control of a hazard or threat names a test that is there', () => {
  const named = [...hazards.flatMap(({ causes }) => causes), ...threats, ...attacks].flatMap(
    ({ tests }) => tests,
  )
  const missing = named.filter((text) => {
    const { file, name } = reference(text)
    return !existsSync(root(file)) || !readFileSync(root(file), 'utf8').includes(name)
  })
  expect(missing).toEqual([])
})

test('the pages are those that are made of it; `node scripts/safety.ts` renews them', () => {
  for (const [name, text] of Object.entries(safetyPages())) {
    expect(readFileSync(root(`docs/safety/${name}`), 'utf8')).toBe(`${text}\n`)
  }
})

test('every kind of STRIDE is looked at, and ids are distinct', () => {
  expect([...new Set(threats.map(({ kind }) => kind))]).toEqual([
    ...['Spoofing', 'Tampering', 'Repudiation', 'Information disclosure', 'Denial of service'],
    'Elevation of privilege',
  ])
  const ids = [...hazards, ...threats].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
