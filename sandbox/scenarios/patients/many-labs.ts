import type { DrawValues } from '../builders/labs.ts'
import { scenario } from '../scenario.ts'

const DRAWS_BEFORE = 55
const DRAWS_AFTER = 15

/** NLR 5.80 / 1.45 = 4.0 -> 34.89; 3 of 9 stiffer -> 62.52; (50 - 34.5) x 4 = 62; (8.0 - 4) x 10.959 = 43.836. Sum 203.246; with values of any other page it would be low. */
export const manyLabs = scenario({
  id: 'many-labs',
  title: 'More than 400 laboratory values',
  story:
    'Drawn every five days for most of a year, then every three days; the baseline is on neither the first nor the last page.',
  expects: '203.2 points, high',
  truth: { nlr: 4, albumin: 34.5, diameter: 8, dT: 'negative' },
  expected: { kind: 'complete', points: 203.246, riskClass: 'high' },
  name: 'Maximiliane Alexandra Theodora von Hohenstein-Wittgenstein zu Berleburg',
  family: 'von Hohenstein-Wittgenstein zu Berleburg',
  patient: { id: 'pt-1019', mrn: '40025008', gender: 'female', birthDate: '1971-10-10' },
  ...{ start: -46, weightKg: 72 },
  liver: { bilirubin: 18.8, alt: 48, ast: 61, ggt: 121, afp: 655, platelets: 146 },
  course(chart) {
    chart.carcinoma(-27, { background: 'Autoimmune hepatitis' })
    for (let nth = DRAWS_BEFORE; nth > 0; nth -= 1) chart.sample(-2 - 5 * nth, earlier(nth))
    chart.draw(-2, {
      wbc: 7.8,
      anc: 5.8,
      alc: 1.45,
      neutrophilPercent: 74.4,
      lymphocytePercent: 18.6,
      albumin: 34.5,
    })
    const tumour = chart.lesion('V')
    chart.sizes(-10, 'mm', [[tumour, 80, 73]])
    chart.swe(-5, tumour, [30.9, 32.5, 29.8, 33.4, 28.9, 20.6, 19.9, 21.3, 20.8, 11.7, 10.9, 9.8])
    chart.therapy()
    for (let nth = 1; nth < DRAWS_AFTER; nth += 1) chart.sample(3 * nth, later(nth))
    chart.swe(42, tumour, [28.2, 33.3, 27.9, 31.6, 29.7, 19.1, 20.7, 19.4, 18.8, 11.5, 11.0, 9.7])
  },
})

/** A quiet year: NLR below 2, albumin above 40, waving a little. */
function earlier(nth: number): DrawValues {
  const wave = (nth % 7) / 10
  return {
    wbc: round(5.1 + wave),
    anc: round(2.9 + wave / 2),
    alc: round(1.9 + wave / 4),
    neutrophilPercent: round(57 + wave),
    lymphocytePercent: round(35 + wave),
    albumin: round(41 + wave),
    platelets: 150 + (nth % 5),
  }
}

/** Under treatment: neutrophils fall, albumin recovers. */
function later(nth: number): DrawValues {
  return {
    wbc: 4.9,
    anc: round(2.6 + (nth % 4) / 20),
    alc: 1.6,
    neutrophilPercent: 53,
    lymphocytePercent: round(32.6 + (nth % 3) / 10),
    albumin: round(40 + (nth % 5) / 10),
    platelets: 128 + (nth % 6),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
