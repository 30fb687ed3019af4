import { expect, test } from 'vitest'
import { chartOf, known, ranged } from '../../../test/support/chart-inputs.ts'
import { written } from '../../text/written.ts'
import type { Source } from '../chart-inputs.ts'
import { chartReferences } from './input-sources.ts'

const source = (reference: string | undefined, name: string, versionId?: string): Source => ({
  ...{ reference, versionId, name, original: '', time: undefined, status: 'final' },
})
/** A reading that rests on these. */
const restingOn = (...sources: readonly Source[]) => {
  const reading = known(3, '1', '')
  return { ...reading, evidence: { ...reading.evidence, sources } }
}
const referencesOf = (...of: Parameters<typeof chartOf>) =>
  chartReferences(chartOf(...of), written.en).map(({ reference, display }) => [reference, display])

test('counts are named as what they are, a ratio of the laboratory and all else as the input', () => {
  const counts = restingOn(source('Observation/n', 'ANC', '2'), source('Observation/l', ''))
  const albumin = ranged({ low: 30, high: 42 }, 'g/L', '')
  const twins = [source('Observation/a', 'ALB', '1'), source('Observation/b', 'ALB', '7')]
  expect(
    referencesOf({ nlr: counts, albumin: { ...albumin, evidence: { ...albumin.evidence, sources: twins } } }),
  ).toEqual([
    ['Observation/n/_history/2', 'ANC'],
    ['Observation/l', 'Blood count'],
    ['Observation/a/_history/1', 'Albumin'],
    ['Observation/b/_history/7', 'Albumin'],
  ])
  expect(referencesOf({ nlr: restingOn(source('Observation/r', 'N/L')) })).toEqual([['Observation/r', 'NLR']])
})

test('what is contained has no version of its own, and what was entered is nowhere in the chart', () => {
  expect(
    referencesOf({
      diameter: restingOn(source('DiagnosticReport/x#c1', 'size', '3'), source(undefined, '')),
    }),
  ).toEqual([['DiagnosticReport/x#c1', 'Tumour diameter']])
})
