import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The rooms from the ground up, each with the rooms below that it may stand on (CONTRIBUTING, "Imports point down"). */
const SCORE = ['src/model', 'src/site', 'src/fhir']
const EHR = [...SCORE, 'src/fhir-client', 'src/smart']
const LAB = [...SCORE, 'src/stats', 'src/response', 'src/population', 'src/validation']
const WORDS = [...LAB, ...EHR, 'src/text']
const PAGES = [...WORDS, 'src/figures', 'src/page']
const ROOMS: readonly (readonly [room: string, standsOn: readonly string[]])[] = [
  ['src/model', []],
  ['src/stats', []],
  ['src/response', []],
  ['src/dicom', []],
  ['src/site', ['src/model']],
  ['src/fhir', ['src/model', 'src/site']],
  ['src/fhir-client', ['src/fhir']],
  ['src/smart', [...SCORE, 'src/fhir-client']],
  ['src/bulk', [...SCORE, 'src/fhir-client', 'src/smart']],
  ['src/validation', LAB],
  ['src/population', SCORE],
  ['src/text', [...LAB, 'src/smart']],
  ['src/model-card', ['src/model', 'src/site', 'src/stats', 'src/text']],
  ['src/facts', [...SCORE, 'src/text']],
  ['src/figures', ['src/model', 'src/stats']],
  ['src/report', [...LAB, 'src/text', 'src/figures', 'src/model-card']],
  ['src/page', [...WORDS, 'src/figures']],
  [
    'src/app',
    [...EHR, 'src/population', 'src/dicom', 'src/stats', 'src/text', 'src/facts', 'src/figures', 'src/page'],
  ],
  ['src/launch', [...PAGES, 'src/app']],
  ['src/worklist', [...PAGES, 'src/population', 'src/app', 'src/launch']],
  ['src/evidence', [...PAGES, 'src/model-card']],
  ['src/lab', [...PAGES, 'src/model-card', 'src/report']],
  ['cds-hooks', [...EHR, 'src/text', 'src/facts']],
  [
    'src/cli',
    [
      ...WORDS,
      'src/bulk',
      'src/dicom',
      'src/facts',
      'src/figures',
      'src/model-card',
      'src/report',
      'cds-hooks',
    ],
  ],
]

const root = fileURLToPath(new URL('..', import.meta.url))

test('every room imports only from rooms that it stands on', () => {
  expect(imports().flatMap(({ file, to }) => fault(file, to))).toEqual([])
})

test('no file comes back to itself through its imports, those of types included', () => {
  const standsOn = Map.groupBy(imports(), ({ file }) => file)
  const done = new Set<string>()
  const circlesFrom = (file: string, way: readonly string[]): string[] => {
    if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file].join(' > ')]
    if (done.has(file)) return []
    const found = (standsOn.get(file) ?? []).flatMap(({ to }) => circlesFrom(to, [...way, file]))
    done.add(file)
    return found
  }
  expect([...standsOn.keys()].flatMap((file) => circlesFrom(file, []))).toEqual([])
})

function fault(file: string, to: string): string[] {
  const [room, target] = [roomOf(file), roomOf(to)]
  const standsOn = ROOMS.find(([name]) => name === room)?.[1]
  // A style sheet is no code.
  const isData = (target === undefined && !to.startsWith('sandbox/')) || to.includes('.css')
  if (standsOn === undefined || target === room || isData) return []
  return target !== undefined && standsOn.includes(target) ? [] : [`${file} imports ${to}`]
}

function roomOf(file: string): string | undefined {
  return ROOMS.find(([name]) => file.startsWith(`${name}/`))?.[0]
}

/** Every import of the product's own files, types included. Tests and their helpers may stand on anything. */
function imports(): { file: string; to: string }[] {
  return globSync('{src,cds-hooks}/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$|\/test-/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        ([, path = '']) => ({
          file,
          to: relative(root, join(root, dirname(file), path)).replaceAll('\\', '/'),
        }),
      ),
    )
}
