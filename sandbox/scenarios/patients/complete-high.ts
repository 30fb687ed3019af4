import { scenario } from '../scenario.ts'

/** NLR 5.60 / 1.40 = 4.0 -> 34.89; 4 of 9 stiffer, one tie -> 62.52; (50 - 34) x 4 = 64; (9.6 - 4) x 10.959 = 61.3704. Sum 222.7804. */
export const completeHigh = scenario({
  id: 'complete-high',
  title: 'Complete, high',
  story: 'Seven weeks into treatment; both elastography exams with five shots a site, one site unchanged.',
  expects: '222.8 points, high',
  truth: { nlr: 4, albumin: 34, diameter: 9.6, dT: 'negative' },
  expected: { kind: 'complete', points: 222.7804, riskClass: 'high' },
  ...{ name: 'Chen Guohua', family: 'Chen' },
  patient: { id: 'pt-1001', mrn: '40017731', gender: 'male', birthDate: '1967-03-09' },
  ...{ start: -47, weightKg: 64 },
  liver: { bilirubin: 24.6, alt: 61, ast: 88, ggt: 174, afp: 2140, platelets: 118 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-24, { background: 'Chronic hepatitis B' })
    chart.surveillance({ wbc: 6.4, anc: 4.1, alc: 1.6, albumin: 39 })
    chart.draw(-20, { wbc: 7.4, anc: 5.2, alc: 1.4, albumin: 35 }, 0.95)
    chart.draw(-2, { wbc: 7.6, anc: 5.6, alc: 1.4, albumin: 34 })
    const tumour = chart.lesion('VIII')
    chart.sizes(-9, 'mm', [[tumour, 96, 81]])
    chart.swe(-4, tumour, [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6])
    chart.therapy()
    chart.draw(20, { wbc: 6.8, anc: 4.6, alc: 1.5, albumin: 33 }, 1.05)
    chart.sizes(28, 'mm', [[tumour, 104, 88]])
    chart.draw(41, { wbc: 6.1, anc: 4.2, alc: 1.3, albumin: 32 }, 1.1)
    chart.swe(42, tumour, [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5])
  },
})
