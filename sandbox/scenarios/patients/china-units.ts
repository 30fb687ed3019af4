import { scenario } from '../scenario.ts'

/** NLR 4.20 / 1.10 = 3.82 -> 34.89; 2 of 9 stiffer -> 62.52; (50 - 36.2) x 4 = 55.2; (8.8 - 4) x 10.959 = 52.6032. Sum 205.2132. */
export const chinaUnits = scenario({
  id: 'china-units',
  title: 'Chinese laboratory',
  story: '10^9/L, g/L and mm without UCUM codes; Chinese texts; drugs by name only.',
  expects: '205.2 points, high',
  truth: { nlr: 3.8182, albumin: 36.2, diameter: 8.8, dT: 'negative' },
  expected: { kind: 'complete', points: 205.2132, riskClass: 'high' },
  name: '王建国 (Wang Jianguo)',
  patient: {
    id: 'pt-1007',
    mrn: '0003918852',
    names: [
      { use: 'official', text: '王建国', family: '王', given: ['建国'] },
      { use: 'usual', text: 'Wang Jianguo', family: 'Wang', given: ['Jianguo'] },
    ],
    gender: 'male',
    birthDate: '1970-05-18',
    units: 'cn',
  },
  ...{ start: -49, weightKg: 66 },
  liver: { bilirubin: 21.3, alt: 58, ast: 66, ggt: 152, afp: 1210, platelets: 109 },
  elastography: 'shots',
  course(chart) {
    chart.carcinoma(-20, { background: '慢性乙型病毒性肝炎', text: '原发性肝细胞癌' })
    chart.surveillance({ wbc: 5.5, anc: 3.1, alc: 1.5, albumin: 40.1 })
    chart.draw(-3, {
      wbc: 5.9,
      anc: 4.2,
      alc: 1.1,
      neutrophilPercent: 71.2,
      lymphocytePercent: 18.6,
      albumin: 36.2,
    })
    const tumour = chart.lesion('VII')
    chart.sizes(-8, 'mm', [[tumour, 88]], 'plain')
    chart.swe(-2, tumour, [30.6, 32.2, 29.9, 34.1, 28.8, 20.5, 19.7, 21.6, 20.9, 12.7, 11.5, 10.4])
    chart.therapy('text')
    chart.draw(20, { wbc: 5.2, anc: 3.5, alc: 1.2, albumin: 35.4 }, 1.05)
    chart.swe(42, tumour, [27.3, 29.8, 30.7, 31.0, 25.5, 18.9, 20.3, 19.1, 18.6, 12.2, 11.9, 10.1])
  },
})
