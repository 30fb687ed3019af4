import { scenario } from '../scenario.ts'

const WITHDRAWN = {
  status: 'entered-in-error',
  note: 'Sample of another patient; result withdrawn.',
} as const

/** What laboratories write otherwise, and what is not to be taken. */
export const LABORATORY = [
  /** NLR 6.1 / 1.6 = 3.81 -> 34.89; 6 of 9 stiffer -> 0; 3.4 g/dL = 34 g/L -> 64; (8.4 - 4) x 10.959 = 48.2196. Sum 147.1096: low, but high with 3.4 read as g/L. */
  scenario({
    ...{ id: 'us-units', title: 'US units' },
    story: 'K/uL, x10E3/uL, g/dL and cm; orders point to a contained Medication.',
    truth: { nlr: 3.8125, albumin: 34, diameter: 8.4, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 147.1096, riskClass: 'low' },
    ...{ name: "Seán O'Brien-Nguyễn", family: "O'Brien-Nguyễn", start: -50, weightKg: 88 },
    patient: {
      id: 'pt-1006',
      mrn: 'E-5520-918',
      gender: 'male',
      birthDate: '1963-10-05',
      units: 'us',
      offsetHours: -5,
    },
    liver: { bilirubin: 22.2, alt: 55, ast: 71, ggt: 148, afp: 388, platelets: 131 },
    course(chart) {
      chart.carcinoma(-28, { coding: 'icd', background: 'Chronic hepatitis C, cured; cirrhosis' })
      chart.surveillance({ wbc: 6.2, anc: 3.9, alc: 1.7, albumin: 3.9 })
      chart.draw(-1, { wbc: 8.3, anc: 6.1, alc: 1.6, albumin: 3.4 })
      chart.tumour('VI', -13, 'cm', [8.4], 'plain')
      chart.swe(-6, [33.0, 34.6, 31.8, 35.9, 30.7, 22.0, 21.3, 23.4, 22.2, 13.5, 12.4, 11.1])
      chart.therapy('contained')
      chart.draw(22, { wbc: 6.9, anc: 4.3, alc: 1.7, albumin: 3.5 }, 0.95)
      chart.swe(41, [35.2, 36.1, 33.9, 34.8, 32.6, 23.7, 20.4, 24.9, 21.8, 13.9, 12.3, 11.4])
    },
  }),
  /** NLR 4.20 / 1.10 = 3.82 -> 34.89; 2 of 9 stiffer -> 62.52; (50 - 36.2) x 4 = 55.2; (8.8 - 4) x 10.959 = 52.6032. Sum 205.2132. */
  scenario({
    ...{ id: 'china-units', title: 'Chinese laboratory' },
    story: '10^9/L, g/L and mm without UCUM codes; Chinese texts; drugs by name only.',
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
    ...{ start: -49, weightKg: 66, elastography: 'shots' },
    liver: { bilirubin: 21.3, alt: 58, ast: 66, ggt: 152, afp: 1210, platelets: 109 },
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
      chart.tumour('VII', -8, 'mm', [88], 'plain')
      chart.swe(-2, [30.6, 32.2, 29.9, 34.1, 28.8, 20.5, 19.7, 21.6, 20.9, 12.7, 11.5, 10.4])
      chart.therapy('text')
      chart.draw(20, { wbc: 5.2, anc: 3.5, alc: 1.2, albumin: 35.4 }, 1.05)
      chart.swe(42, [27.3, 29.8, 30.7, 31.0, 25.5, 18.9, 20.3, 19.1, 18.6, 12.2, 11.9, 10.1])
    },
  }),
  /** NLR 72 % / 18 % = 4.0 -> 34.89; 5 of 9 stiffer -> 0; (50 - 39.5) x 4 = 42; (6.6 - 4) x 10.959 = 28.4934. Sum 105.3834. */
  scenario({
    ...{ id: 'percent-only', title: 'Percent differential only' },
    story: 'The analyser reports percentages; stiffness comes as twelve Observations an exam.',
    truth: { nlr: 4, albumin: 39.5, diameter: 6.6, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 105.3834, riskClass: 'low' },
    ...{ name: 'Amara Diallo', family: 'Diallo', start: -48, weightKg: 62, elastography: 'separate' },
    patient: { id: 'pt-1008', mrn: '40020411', gender: 'female', birthDate: '1980-02-26' },
    liver: { bilirubin: 15.4, alt: 41, ast: 44, ggt: 97, afp: 205, platelets: 163 },
    course(chart) {
      chart.carcinoma(-22, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5, neutrophilPercent: 58, lymphocytePercent: 31, albumin: 41 })
      chart.draw(-2, { wbc: 6.3, neutrophilPercent: 72, lymphocytePercent: 18, albumin: 39.5 })
      chart.tumour('IV', -10, 'mm', [66, 60])
      chart.swe(-5, [26.1, 27.7, 25.4, 28.6, 24.9, 18.0, 17.1, 18.9, 18.2, 9.8, 9.0, 8.1])
      chart.therapy()
      chart.swe(42, [28.4, 29.9, 24.8, 30.2, 23.6, 19.7, 18.5, 18.1, 17.4, 9.9, 8.8, 8.3])
    },
  }),
  /** NLR unknown -> 0 or 34.89; 3 of 9 stiffer -> 62.52; (50 - 37) x 4 = 52; (7.0 - 4) x 10.959 = 32.877. 147.397 to 182.287. */
  scenario({
    ...{ id: 'separate-draws', title: 'Neutrophils and lymphocytes from different draws' },
    story:
      'Hours and days lie between the counts before treatment; the first common draw is after its start.',
    expects: '147.4 to 182.3 points, undecided: NLR would decide',
    truth: { nlr: null, albumin: 37, diameter: 7, dT: 'negative' },
    expected: { kind: 'bounded', pointsLow: 147.397, pointsHigh: 182.287, riskClass: 'undecided' },
    ...{ name: 'Kenji Watanabe', family: 'Watanabe', start: -48, weightKg: 70, elastography: 'shots' },
    patient: { id: 'pt-1009', mrn: '40020788', gender: 'male', birthDate: '1965-07-11' },
    liver: { bilirubin: 17.9, alt: 52, ast: 63, ggt: 118, afp: 730, platelets: 137 },
    course(chart) {
      chart.carcinoma(-19, { background: 'Chronic hepatitis B' })
      chart.surveillance({ wbc: 5.7, anc: 3.6, alc: 1.6, albumin: 40 })
      chart.sample(-6, { anc: 5.3 }, '07:00')
      chart.draw(-4, { anc: 5.5, albumin: 37 }, 1, '07:10')
      chart.sample(-4, { alc: 1.3 }, '16:40')
      chart.sample(-2, { alc: 1.4 }, '08:30')
      chart.tumour('V', -9, 'mm', [70, 58])
      chart.swe(-3, [29.9, 31.3, 28.2, 32.7, 27.5, 20.8, 19.9, 21.4, 20.2, 11.6, 10.7, 9.9])
      chart.therapy()
      chart.draw(21, { wbc: 5.6, anc: 3.2, alc: 1.7, albumin: 36 }, 1.1)
      chart.swe(43, [27.0, 32.4, 26.5, 29.9, 25.1, 21.6, 20.7, 19.8, 18.9, 11.2, 10.9, 9.7])
    },
  }),
  /** NLR 5.20 / 1.30 = 4.0 -> 34.89; 3 of 9 stiffer -> 62.52; albumin unknown -> 0 to 100; (8.5 - 4) x 10.959 = 49.3155. 146.7255 to 246.7255. */
  scenario({
    ...{ id: 'stale-albumin', title: 'Stale albumin' },
    story: 'The only albumin was drawn 120 days before treatment.',
    expects: '146.7 to 246.7 points, undecided: albumin would decide',
    truth: { nlr: 4, albumin: null, diameter: 8.5, dT: 'negative' },
    expected: { kind: 'bounded', pointsLow: 146.7255, pointsHigh: 246.7255, riskClass: 'undecided' },
    ...{ name: 'Liu Yang', family: 'Liu', start: -46, weightKg: 54 },
    patient: { id: 'pt-1010', mrn: '40021035', gender: 'female', birthDate: '1973-09-14' },
    liver: { bilirubin: 20.1, alt: 49, ast: 60, ggt: 126, afp: 940, platelets: 124 },
    course(chart) {
      chart.carcinoma(-17, { background: 'Chronic hepatitis B' })
      chart.draw(-205, { wbc: 5.4, anc: 3, alc: 1.7 }, 0.7)
      chart.draw(-120, { wbc: 5.9, anc: 3.5, alc: 1.6, albumin: 38 }, 0.8)
      chart.draw(-3, { wbc: 7.2, anc: 5.2, alc: 1.3 })
      chart.tumour('VIII', -8, 'mm', [85, 77])
      chart.swe(-2, [34.5, 36.8, 33.1, 37.2, 32.0, 23.6, 22.8, 24.1, 23.0, 13.2, 12.6, 11.3])
      chart.therapy()
      chart.swe(41, [31.9, 34.2, 34.0, 35.1, 29.8, 24.4, 21.5, 24.7, 21.1, 13.0, 12.9, 11.2])
    },
  }),
  /** NLR 3.40 / 1.60 = 2.13 -> 0; 6 of 9 stiffer -> 0; (50 - 41) x 4 = 36; (5.8 - 4) x 10.959 = 19.7262. Sum 55.7262. */
  scenario({
    ...{ id: 'entered-in-error', title: 'Newest values withdrawn' },
    story:
      'The newest albumin and neutrophils are entered in error; the right ones lie behind, before them one that is preliminary and one "<15".',
    truth: { nlr: 2.125, albumin: 41, diameter: 5.8, dT: 'nonnegative' },
    expected: { kind: 'complete', points: 55.7262, riskClass: 'low' },
    ...{ name: 'Fatima Al-Zahrani', family: 'Al-Zahrani', start: -51, weightKg: 67, elastography: 'shots' },
    patient: { id: 'pt-1011', mrn: '40021590', gender: 'female', birthDate: '1968-11-23' },
    liver: { bilirubin: 14.6, alt: 38, ast: 42, ggt: 88, afp: 92.5, platelets: 171 },
    course(chart) {
      chart.carcinoma(-26, { background: 'Chronic hepatitis C, cured' })
      chart.surveillance({ wbc: 5.6, anc: 3.2, alc: 1.8, albumin: 42 })
      chart.draw(-9, { wbc: 5.7, anc: 3.4, alc: 1.6, albumin: 41 })
      chart.sample(-13, { albumin: { value: 15, comparator: '<' } }, '13:25')
      chart.sample(-12, { albumin: { value: 29, status: 'preliminary' } }, '07:40')
      chart.sample(-2, {
        wbc: { value: 21.4, ...WITHDRAWN },
        anc: { value: 19, ...WITHDRAWN },
        alc: 1.1,
        albumin: { value: 21, ...WITHDRAWN },
      })
      chart.tumour('III', -11, 'mm', [58, 49])
      chart.swe(-4, [23.8, 25.2, 24.4, 26.7, 22.9, 16.6, 15.9, 17.3, 16.8, 8.8, 8.1, 7.0])
      chart.therapy()
      chart.draw(21, { wbc: 5.1, anc: 3, alc: 1.6, albumin: 40 }, 0.95)
      chart.swe(44, [26.5, 27.9, 25.8, 25.6, 25.3, 18.2, 15.1, 18.8, 16.2, 8.9, 8.3, 7.1])
    },
  }),
]
