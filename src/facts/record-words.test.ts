import { expect, test } from 'vitest'
import { chartOf, examOn, known, signed } from '../../test/support/chart-inputs.ts'
import { readContext } from '../../test/support/read-context.ts'
import { assessChart } from '../fhir/assess-chart.ts'
import type { Candidate, ChartInputs } from '../fhir/chart-inputs.ts'
import { written } from '../text/written.ts'
import { recordWords } from './record-words.ts'

const read = await readContext()

/** 34.9 points of the NLR, 56 of albumin, 54.8 of the diameter and 62.5 of dT: 208.2. */
const whole: Partial<ChartInputs> = {
  nlr: known(4, '1', '4'),
  albumin: known(36, 'g/L', '3.6 g/dL'),
  diameter: known(9, 'cm', '9 cm'),
  deltaT: signed('negative'),
}

async function wordsOf(parts: Partial<ChartInputs>) {
  const chart = chartOf({ ...whole, ...parts })
  const assessment = assessChart(read.model, chart)
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') return expect.fail(assessment.kind)
  return recordWords(chart, assessment, { read, appVersion: '7.8.9', phrases: written.en })
}

const { time } = known(0, '', '').evidence
const candidate = (reason: Candidate['reason'], original: string): Candidate => ({
  ...{ reference: 'Observation/2', versionId: undefined, name: 'ALB', original, time, status: 'final' },
  ...{ reason, converted: undefined },
})

test('the rationale begins with the model and its status and ends with the warning that it is investigational', async () => {
  const { result, rationale } = await wordsOf({})
  expect(result).toBe('High risk of progression')
  expect(rationale).toMatch(/^Target Immunotherapy Predict Model \(TIPM\) \d+\.\d+\.\d+ \(reconstructed\)\. /)
  expect(rationale).toMatch(/ Investigational: validate locally before use\.$/)
})

test('the rationale tells class, points, probability, inputs, start and the sense of dT, each as one sentence with plain spaces', async () => {
  const { rationale } = await wordsOf({})
  expect(rationale).toContain('. Result: High risk of progression')
  expect(rationale).toContain('. Points: 208 of 296 points; cut-off 160. ')
  expect(rationale).toContain('. Albumin: 36 g/L, 5 Oct 2026; 2 days before start')
  expect(rationale).toContain(
    '. Start of therapy (index date): 7 Oct 2026; first administration of both drugs. ',
  )
  expect(rationale).toMatch(/stiffer after therapy is dT ≥ 0 and favourable/)
  expect(rationale).not.toMatch(/\u00a0|\.\.|\n/)
})

test('the rationale tells what could not be used or read, and leaves the reader to the screen for the rest', async () => {
  const deltaT = signed('negative')
  const { rationale } = await wordsOf({
    albumin: known(36, 'g/L', '3.6 g/dL', {
      doubts: [candidate('preliminary', '28 g/L')],
      passedOver: [candidate('newer-used', '31 g/L')],
    }),
    anc: known(4.2, '10*9/L', '4.2'),
    alc: known(1.05, '10*9/L', '1.05'),
    deltaT: { ...deltaT, exams: { ...deltaT.exams, baseline: examOn('2026-10-05') } },
    failures: [{ topic: 'orders', code: 'http', status: 500, diagnostics: undefined }],
    unmapped: [{ system: undefined, code: 'C1', name: 'N1', count: 2 }],
    criteria: [{ id: 'hcc', state: 'unknown', evidence: [] }],
  })
  expect(rationale).toContain('Albumin: 28 g/L of 5 Oct 2026: preliminary, not final.')
  expect(rationale).toContain('Drug orders: ')
  expect(rationale).toContain('2 results under 1 code')
  expect(rationale).toContain(
    'Whether it is hepatocellular carcinoma is not known; 1 criterion unknown; could',
  )
  // Passed over, the counts behind the ratio, the examinations' days, the study's counts, shares of the points, the patient.
  for (const left of [
    '31 g/L',
    '4.2',
    '1.05',
    'aseline',
    'carcinoma: ',
    'In the study',
    'of 100',
    'Ann',
    '1967',
  ]) {
    expect(rationale).not.toContain(left)
  }
})

test('an undecided score is told without what would decide it, and a death before all else', async () => {
  const { result, rationale } = await wordsOf({
    ...{ nlr: known(2, '1', '2'), deltaT: signed(undefined) },
    patient: { ...chartOf({}).patient, deceased: { date: '2026-11-20' } },
  })
  expect(result).toBe('Risk of progression undecided')
  expect(rationale).not.toContain('decides')
  expect(rationale).toMatch(
    /\(reconstructed\)\. The chart records that the patient died on 20 Nov 2026\. Result: /,
  )
})

test('of the limits the sense of dT alone stands in the rationale', async () => {
  const { rationale } = await wordsOf({})
  expect(rationale).not.toContain('patients')
  expect(rationale).not.toContain('SHA-256')
})

test('the notes keep the versions that were read, what was entered by hand, every criterion and what wrote it', async () => {
  const entered = known(9, 'cm', '9 cm')
  const [source] = entered.evidence.sources
  if (source === undefined) expect.fail()
  const byHand = { ...source, reference: undefined, versionId: undefined }
  const { notes } = await wordsOf({
    diameter: { ...entered, evidence: { ...entered.evidence, sources: [byHand] } },
    deltaT: signed(undefined),
    criteria: [
      { id: 'hcc', state: 'met', evidence: [] },
      { id: 'stage', state: 'unknown', evidence: [] },
    ],
  })
  expect(notes).toEqual([
    'Inputs as read: NLR Observation/1/_history/1; Albumin Observation/1/_history/1; Tumour diameter 9 cm (entered by hand).',
    'Is the patient like those studied? 1 criterion unknown. Hepatocellular carcinoma: yes. Advanced stage (BCLC C) without curative option: unknown.',
    expect.stringMatching(/^Written by TIPM on FHIR 7\.8\.9, model tipm \d+\.\d+\.\d+, hash [0-9a-f]{64}\.$/),
  ])
})
