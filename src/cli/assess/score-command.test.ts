import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import tipm from '../../model/tipm.json' with { type: 'json' }
import { run } from '../run.ts'
import { jsonOutput } from './json-output.ts'

const folder = mkdtempSync(join(tmpdir(), 'tipm-score-'))
const io = { now: new Date('2026-11-23T12:00:00Z'), readStdin: async () => new Uint8Array() }

const score = (...args: string[]) => run(['score', ...args], io)

async function json(...args: string[]) {
  const { stdout, exitCode } = await score(...args, '--json')
  const output = z.parse(jsonOutput, JSON.parse(stdout))
  expect(output.exitCode).toBe(exitCode)
  return output
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const COMPLETE = ['--anc', '5.6', '--alc', '1.4', '--albumin', '34', '--diameter', '9.6', '--dt', 'negative']

test('scores a complete set by the points scale: 34.89 + 62.52 + 64 + 61.37', async () => {
  const output = await json(...COMPLETE)
  expect(output).toMatchObject({
    exitCode: 0,
    kind: 'complete',
    riskClass: 'high',
    cutoff: 160,
    problems: [],
  })
  expect(output.points).toBeCloseTo(222.78, 1)
  expect([output.pointsLow, output.pointsHigh]).toEqual([output.points, output.points])
  expect([output.probabilityLow, output.probabilityHigh]).toEqual([output.probability, output.probability])
  expect(output.interval?.level).toBe(0.95)
  expect(output.inputs?.nlr).toMatchObject({
    value: 4,
    unit: '1',
    rule: 'ratio-of-counts',
    source: 'command line',
  })
  expect(output.model).toMatchObject({ id: 'tipm', version: '1.0.0', status: 'reconstructed' })
})

test('reads other units written with the value, and gets the same points', async () => {
  const { points } = await json(...COMPLETE)
  const other = await json(
    '--anc=5.6K/uL',
    '--alc=1400 /uL',
    '--albumin=3.4g/dL',
    '--diameter=96mm',
    '--dt=negative',
  )
  expect(other.points).toBe(points)
  expect(other.inputs?.albumin).toMatchObject({ value: 34, unit: 'g/L', sources: [{ original: '3.4g/dL' }] })
})

test('reads a unit that only UCUM knows', async () => {
  const output = await json('--diameter', '0.096 m', '--albumin', '340 dg/L')
  expect([output.inputs?.diameter.value, output.inputs?.albumin.value]).toEqual([9.6, 34])
})

test('bounds what is left out and says what would decide', async () => {
  const output = await json('--nlr', '4', '--albumin', '38', '--diameter', '7.8', '--dt', 'unknown')
  expect(output).toMatchObject({
    exitCode: 0,
    kind: 'bounded',
    points: null,
    probability: null,
    riskClass: 'undecided',
    unknown: [
      {
        predictor: 'deltaT',
        decides: 'always',
        highIf: { predictor: 'deltaT', sign: 'negative' },
        lowIf: { predictor: 'deltaT', sign: 'nonnegative' },
      },
    ],
    inputs: { deltaT: { value: null, reason: 'not-given' } },
    problems: [{ code: 'not-given', severity: 'note', input: 'deltaT' }],
  })
  expect([output.pointsLow, output.pointsHigh]).toEqual([
    expect.closeTo(124.54, 1),
    expect.closeTo(187.06, 1),
  ])
})

test('one count alone makes no ratio', async () => {
  const output = await json('--anc', '4', '--albumin', '40')
  expect(output.inputs?.nlr).toMatchObject({ value: null, reason: 'other-count-missing' })
  expect(output.inputs?.anc.value).toBe(4)
})

test('says when a value lies beyond its axis', async () => {
  const output = await json('--diameter', '14', '--nlr', '2', '--albumin', '40', '--dt', 'negative')
  expect(output.contributions.find(({ predictor }) => predictor === 'diameter')?.clampedTo).toBe(13)
  expect(output.problems).toMatchObject([{ code: 'outside-axis', input: 'diameter' }])
})

test('nothing given is not computable', async () => {
  expect(await json()).toMatchObject({
    exitCode: 2,
    kind: 'notComputable',
    riskClass: null,
    reasons: ['no-predictor-known'],
  })
})

test.each([
  [['--nlr', '3', '--anc', '4'], 'nlr-and-counts'],
  [['--dt', 'rising'], 'dt-value'],
  [['--albumn', '3'], 'unknown-option'],
  [['36'], 'unexpected-argument'],
])('%j is wrong use', async (args, code) => {
  expect(await json(...args)).toMatchObject({
    exitCode: 64,
    kind: 'failed',
    problems: [{ code }],
    inputs: null,
  })
})

test.each([
  [['--albumin', '360'], 'implausible', 'albumin'],
  [['--albumin', '600umol/L'], 'molar-albumin', 'albumin'],
  [['--diameter', '8.4kg'], 'unit-not-accepted', 'diameter'],
  [['--alc', '<0.1'], 'comparator', 'alc'],
  [['--nlr', '3,1'], 'not-a-number', 'nlr'],
])('%j is bad input', async (args, code, input) => {
  expect(await json(...args)).toMatchObject({ exitCode: 65, kind: 'failed', problems: [{ code, input }] })
})

test('names every fault, not only the first, on standard error as well', async () => {
  const { stderr, stdout } = await score('--albumin', '360', '--diameter', 'big')
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(2)
})

const site = { name: 'X', smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 't' }] } }

test("takes the site's unit aliases and its model file, found beside the site file", async () => {
  file('ours.json', { ...tipm, version: '1.0.0-ours', intercept: { value: 3, source: 'site' } })
  const path = file('site.json', {
    ...site,
    model: 'ours.json',
    reading: { units: { count: { 'Tsd/µl': '10*3/uL' } } },
  })
  const output = await json('--site', path, '--anc', '4.1 Tsd/µl', '--alc', '1.3Tsd/µl')
  expect(output.inputs?.nlr.value).toBeCloseTo(4.1 / 1.3, 9)
  expect(output.model?.version).toBe('1.0.0-ours')
  const overridden = await json('--site', path, '--model', file('tipm.json', tipm), '--nlr', '3')
  expect(overridden.model?.version).toBe('1.0.0')
})

test('faults of site and model files come with file, line and key', async () => {
  const path = file('faulty.json', { ...site, reading: { sameDrawMinutes: '60' } })
  expect(await json('--site', path)).toMatchObject({
    exitCode: 65,
    problems: [{ code: 'site-file-invalid', file: path, line: 1, path: 'reading.sameDrawMinutes' }],
  })
  const model = file('model.json', { ...tipm, cutoff: { ...tipm.cutoff, points: -1 } })
  expect(await json('--model', model)).toMatchObject({
    exitCode: 65,
    problems: [{ code: 'model-file-invalid', path: 'cutoff.points' }],
  })
  expect(await json('--site', join(folder, 'none.json'))).toMatchObject({
    exitCode: 65,
    problems: [{ code: 'file-unreadable', message: 'no such file' }],
  })
  expect(await json('--site', file('lost.json', { ...site, model: 'data:,x' }))).toMatchObject({
    exitCode: 65,
    problems: [{ code: 'model-file-unreachable' }],
  })
})

test('the report says class, points, inputs, limits and model in words', async () => {
  const { stdout, stderr } = await score('--nlr', '4', '--albumin', '3.8g/dL', '--diameter', '14')
  expect(stderr).toBe('')
  expect(stdout).toContain('Investigational: validate locally before use.')
  expect(stdout).toMatch(/Result: High risk of progression/)
  expect(stdout).toMatch(/Points: 182 to 244 of 296 points; cut-off 160/)
  expect(stdout).toContain('The class cannot change with week 6: high risk at every value still open')
  expect(stdout).toContain('from 3.8g/dL')
  expect(stdout).toContain('beyond the studied range; counted as 13 cm')
  expect(stdout).toContain('The source contradicts itself on the sign of dT.')
  expect(stdout).toContain('Model: tipm 1.0.0; reconstructed; tipm ')
})
