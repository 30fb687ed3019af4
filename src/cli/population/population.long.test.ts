import { spawn } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenarioBundles } from '../../../sandbox/scenarios/index.ts'
import { createSandbox } from '../../../sandbox/server.ts'
import { run } from '../run.ts'

const TODAY = new Date('2026-11-23T12:00:00Z')
const AS_OF = ['--as-of', '2026-11-23']

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tipm-population-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Resource {
  readonly resourceType: string
  readonly id?: string
  readonly [name: string]: unknown
}

const scenarios = () =>
  scenarioBundles(TODAY).flatMap(({ entry = [] }) =>
    entry.map(({ resource }) => resource as unknown as Resource),
  )

/** Writes an export, a file a type, and returns its folder. */
function exported(name: string, resources: readonly Resource[]): string {
  const at = join(folder, name)
  mkdirSync(at)
  for (const [type, of] of Map.groupBy(resources, ({ resourceType }) => resourceType))
    writeFileSync(join(at, `${type}.ndjson`), of.map((resource) => `${JSON.stringify(resource)}\n`).join(''))
  return at
}

const tipm = (...args: readonly string[]) =>
  run(['population', ...args, ...AS_OF], { now: TODAY, readStdin: async () => new Uint8Array() })

interface Row {
  readonly patient: string
  readonly state: string
  readonly class: string
  readonly pointsLow: number | null
  readonly indexState: string
  readonly evidence: readonly string[]
}

const rowsIn = (out: string): Row[] =>
  readFileSync(join(out, 'rows.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

/** One patient with both drugs on one day, blood of the day before; every id ends so. */
function treated(patient: string, more: readonly Resource[] = []): Resource[] {
  const subject = { reference: `Patient/${patient}` }
  const order = (drug: string, concept: object) => ({
    ...{
      resourceType: 'MedicationRequest',
      id: `${drug}-${patient}`,
      status: 'active',
      intent: 'order',
      subject,
    },
    authoredOn: '2026-10-01',
    ...concept,
  })
  return [
    { resourceType: 'Patient', id: patient },
    order('l', { medicationCodeableConcept: { text: 'Lenvatinib 8 mg' } }),
    order('c', { medicationReference: { reference: `Medication/m-${patient}` } }),
    { resourceType: 'Medication', id: `m-${patient}`, code: { text: '注射用卡瑞利珠单抗' } },
    ...more,
  ]
}

const albumin = (patient: string, subject: object = { reference: `Patient/${patient}` }): Resource => ({
  ...{ resourceType: 'Observation', id: `alb-${patient}`, status: 'final', subject },
  code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
  effectiveDateTime: '2026-09-30',
  valueQuantity: { value: 30, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
})

test('every scenario patient whose records name both drugs has a row, read as at the bedside', async () => {
  const out = join(folder, 'scenarios-out')
  const result = await tipm(exported('scenarios', scenarios()), '--out', out)
  expect(result.exitCode).toBe(0)
  const row = rowsIn(out).find(({ patient }) => patient === 'pt-1001')
  // The scenario's own truth: both examinations, 223 of 296 points.
  expect(row).toMatchObject({ state: 'newly-complete', class: 'high', pointsLow: expect.closeTo(223, 0) })
  expect(readdirSync(out).toSorted()).toEqual(['report.json', 'rows.ndjson', 'rows.parquet'])
})

test('a drug told by a Medication counts; another patient’s values do not, and a value of nobody is named', async () => {
  const export_ = exported('medication', [
    ...treated('a', [albumin('a')]),
    ...treated('b', [albumin('b', { reference: 'https://elsewhere.example/fhir/Patient/b' })]),
    albumin('x', { display: 'somebody' }),
    { resourceType: 'Patient', id: 'one-drug' },
    ...treated('one-drug').slice(1, 2),
  ])
  const out = join(folder, 'medication-out')
  const result = await tipm(export_, '--out', out)
  const rows = rowsIn(out)
  expect(rows.map(({ patient }) => patient)).toEqual(['a', 'b'])
  expect(rows[0]?.evidence).toEqual(['MedicationRequest/l-a', 'MedicationRequest/c-a', 'Observation/alb-a'])
  expect(result.stderr).toMatch(/Observation\.ndjson: 1 lines: of no Patient that the line names/)
  expect(result.stdout).toMatch(/2 patients were ordered.*; 1 one of them only/)
})

test('a record whose drug is not told beside one of the two drugs makes a row; alone it is counted', async () => {
  const untold = (id: string) => ({
    ...treated(id)[2],
    id: `u-${id}`,
    resourceType: 'MedicationRequest',
    medicationReference: { reference: 'Medication/missing' },
  })
  const export_ = exported('untold', [...treated('p').slice(0, 2), untold('p'), untold('q')])
  const out = join(folder, 'untold-out')
  const result = await tipm(export_, '--out', out)
  expect(rowsIn(out)).toMatchObject([{ patient: 'p', state: 'start-open' }])
  expect(result.stderr).toMatch(/1 patients have drug records that do not tell their drug/)
})

test('broken lines, lines that are no resource and Bundles are named, passed over or unfolded', async () => {
  const export_ = exported('broken', treated('a'))
  appendFileSync(join(export_, 'Patient.ndjson'), '\n{"resourceType":"Patient",\n{"id":"no type"}\n   \n')
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: treated('b').map((resource) => ({ resource })),
  }
  // In a file of results, where nobody expects drugs.
  writeFileSync(
    join(export_, 'Observation.ndjson'),
    [albumin('a'), albumin('b'), bundle].map((line) => `${JSON.stringify(line)}\n`).join(''),
  )
  const out = join(folder, 'broken-out')
  const result = await tipm(export_, '--out', out)
  expect(rowsIn(out).map(({ patient, evidence }) => [patient, evidence.length])).toEqual([
    ['a', 3],
    ['b', 3],
  ])
  expect(result.stderr).toMatch(/Patient\.ndjson: 1 lines: no JSON: passed over \(first: 3\)/)
  expect(result.stderr).toMatch(/Patient\.ndjson: 1 lines: no FHIR resource/)
})

test('compressed files and a manifest are read, and a count that differs is said', async () => {
  const at = join(folder, 'manifest')
  mkdirSync(at)
  const resources = treated('a', [albumin('a')])
  writeFileSync(
    join(at, 'all.ndjson.gz'),
    gzipSync(resources.map((item) => `${JSON.stringify(item)}\n`).join('')),
  )
  const manifest = {
    transactionTime: '2026-11-20T00:00:00Z',
    output: [{ type: 'Patient', url: 'https://ehr.example/files/all.ndjson.gz', count: 6 }],
  }
  writeFileSync(join(at, 'manifest.json'), JSON.stringify(manifest))
  const out = join(folder, 'manifest-out')
  const result = await tipm(at, '--out', out)
  expect(rowsIn(out)).toHaveLength(1)
  expect(result.stderr).toMatch(/all\.ndjson\.gz: 1 lines: lines more or fewer than the manifest promises/)
  writeFileSync(
    join(at, 'manifest.json'),
    JSON.stringify({ ...manifest, output: [{ type: 'Patient', url: 'gone.ndjson' }] }),
  )
  expect(await tipm(at, '--out', join(folder, 'gone'))).toMatchObject({ exitCode: 65 })
})

test('however an export is written, and wherever its drug records are, the rows are the same', async () => {
  const resources = [...scenarios(), ...treated('b', [albumin('b')])]
  const written = async (name: string, files: Readonly<Record<string, string | Buffer>>) => {
    const at = join(folder, `written-${name}`)
    mkdirSync(at)
    for (const [file, content] of Object.entries(files)) writeFileSync(join(at, file), content)
    const out = join(folder, `written-${name}-out`)
    expect(await tipm(at, '--out', out)).toMatchObject({ exitCode: 0, stderr: '' })
    return readFileSync(join(out, 'rows.ndjson'), 'utf8')
  }
  const lines = (of: readonly Resource[]) => of.map((resource) => JSON.stringify(resource)).join('\n')
  const byType = [...Map.groupBy(resources, ({ resourceType }) => resourceType)]
  const each = (name: string, write: (of: readonly Resource[]) => string | Buffer, end = 'ndjson') =>
    written(name, Object.fromEntries(byType.map(([type, of]) => [`${type}.${end}`, write(of)])))
  const expected = await each('plain', lines)
  const typeLast = ({ resourceType, ...rest }: Resource) => ({ ...rest, resourceType })
  expect(await each('crlf', (of) => lines(of).replaceAll('\n', '\r\n'))).toBe(expected)
  expect(await each('escaped', (of) => lines(of).replaceAll('/', '\\/'))).toBe(expected)
  expect(await each('last', (of) => lines(of.map(typeLast) as Resource[]))).toBe(expected)
  expect(await each('packed', (of) => gzipSync(lines(of)), 'ndjson.gz')).toBe(expected)
  expect(await written('whole', { 'all.ndjson': lines(resources) })).toBe(expected)
  // Drug records where nobody expects them: patients are selected anew.
  const isHidden = ({ resourceType }: Resource) => ['Observation', 'MedicationRequest'].includes(resourceType)
  const hidden = resources.filter(isHidden).toSorted((a) => (a.resourceType === 'Observation' ? -1 : 1))
  const others = resources.filter((resource) => !isHidden(resource))
  const files = { 'Observation.ndjson': lines(hidden), 'Medication.ndjson': lines(others) }
  expect(await written('hidden', files)).toBe(expected)
})

test('a finished folder is not written to again, and an export without files is refused', async () => {
  const export_ = exported('twice', treated('a'))
  const out = join(folder, 'twice-out')
  expect((await tipm(export_, '--out', out)).exitCode).toBe(0)
  expect((await tipm(export_, '--out', out)).stderr).toMatch(/holds the rows of a run that is finished/)
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  expect((await tipm(empty, '--out', join(folder, 'empty-out'))).stderr).toMatch(/no NDJSON file/)
})

test('a run that is killed goes on and gives the same bytes; with other rules it does not go on', async () => {
  const many = Array.from({ length: 300 }, (_, at) => treated(`p${at}`, [albumin(`p${at}`)])).flat()
  const export_ = exported('killed', many)
  const [whole, broken] = [join(folder, 'whole'), join(folder, 'broken-run')]
  await tipm(export_, '--out', whole)
  const child = spawn(process.execPath, [
    join(import.meta.dirname, '../main.ts'),
    'population',
    export_,
    '--out',
    broken,
    ...AS_OF,
  ])
  const rows = join(broken, '.work', 'rows.ndjson')
  const written = () => {
    try {
      return readFileSync(rows).length
    } catch {
      return 0
    }
  }
  while (written() < 20_000 && child.exitCode === null) await new Promise((done) => setTimeout(done, 5))
  child.kill('SIGKILL')
  await new Promise((done) => child.once('exit', done))
  expect(written()).toBeGreaterThan(0)
  const other = ['population', export_, '--out', broken, '--as-of', '2026-11-22']
  const io = { now: TODAY, readStdin: async () => new Uint8Array() }
  expect((await run(other, io)).stderr).toMatch(/holds the work of a run with other files, rules or software/)
  expect((await tipm(export_, '--out', broken)).exitCode).toBe(0)
  for (const file of ['rows.ndjson', 'rows.parquet', 'report.json'])
    expect(readFileSync(join(broken, file)).equals(readFileSync(join(whole, file))), file).toBe(true)
})

test('lines from standard input, a patient’s together, give the same rows', async () => {
  const resources = [...treated('a', [albumin('a')]), ...treated('b'), ...treated('one').slice(0, 2)]
  const out = join(folder, 'stream-out')
  await tipm(exported('stream', resources), '--out', out)
  const patients = ['a', 'b', 'one']
  const lines = patients.flatMap((patient) =>
    resources
      .filter(({ id = '' }) => id === patient || id.endsWith(`-${patient}`))
      .map((resource) => `${patient}\t${JSON.stringify(resource)}\n`),
  )
  const child = spawn(process.execPath, [
    join(import.meta.dirname, '../main.ts'),
    'population',
    '--stdin',
    ...AS_OF,
  ])
  child.stdin.end(['no tab\n', ...lines].join(''))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(stdout).toBe(readFileSync(join(out, 'rows.ndjson'), 'utf8'))
  expect(stderr).toMatch(/1 lines are not a patient id, a tab and a resource/)
})

test('a validation of the rows, in either form, is that of the export itself', async () => {
  const response = (patient: string, category: string) => ({
    ...albumin(patient),
    id: `mrecist-${patient}`,
    code: { text: 'Response by mRECIST' },
    valueQuantity: undefined,
    valueString: category,
    effectiveDateTime: '2026-11-16',
  })
  const resources = Array.from({ length: 12 }, (_, at) =>
    treated(`v${at}`, [albumin(`v${at}`), response(`v${at}`, at % 3 === 0 ? 'PD' : 'SD')]),
  ).flat()
  const export_ = exported('validated', resources)
  const out = join(folder, 'validated-out')
  await tipm(export_, '--out', out)
  const report = async (file: string) => {
    const io = { now: TODAY, readStdin: async () => new Uint8Array() }
    const { stdout } = await run(
      ['validate', file, '--json', '-', '--bootstrap', '50', '--imputations', '0'],
      io,
    )
    const { header: _, ...figures } = JSON.parse(stdout) as {
      readonly header: object
      readonly participants: unknown
    }
    return figures
  }
  const whole = await report(export_)
  expect(whole.participants).toMatchObject({ analysed: 12 })
  expect(await report(join(out, 'rows.ndjson'))).toEqual(whole)
  expect(await report(join(out, 'rows.parquet'))).toEqual(whole)
})

test('an export that is asked of a server gives the rows of the same patients’ files', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  const key = join(folder, 'key.json')
  writeFileSync(key, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1' }))
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES384', use: 'sig' }] }
  const ehr = await createSandbox({
    ...{ appUrl: 'http://localhost:5000/app/', bundles: scenarioBundles(TODAY) },
    services: [{ clientId: 'tipm', jwks }],
  })
  const [asked, files] = [join(folder, 'asked'), join(folder, 'asked-files')]
  const client = ['--client', 'tipm', '--key', key]
  const result = await tipm('--export', ehr.fhirBase, ...client, '--out', asked)
  await ehr.close()
  expect(result).toMatchObject({ exitCode: 0 })
  await tipm(exported('asked-export', scenarios()), '--out', files)
  const scored = (out: string) => rowsIn(out).map((row) => [row.patient, row.state, row.class, row.pointsLow])
  expect(scored(asked)).toEqual(scored(files))
  expect(readdirSync(asked)).toContain('export')
})
