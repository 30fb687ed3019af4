import { scenario } from '../scenario.ts'

/** NLR 4.06 / 1.40 = 2.9 -> 0; 4 of 9 stiffer -> 62.52; (50 - 40.5) x 4 = 38; (9.2 - 4) x 10.959 = 56.9868. Sum 157.5068: low; 186.0 with the later 118 mm. */
export const severalLesions = scenario({
  id: 'several-lesions',
  title: 'Several lesions',
  story:
    'Three lesions before treatment, the largest in the middle of the list; a later, larger one must be passed over.',
  expects: '157.5 points, low, close to the cut-off',
  truth: { nlr: 2.9, albumin: 40.5, diameter: 9.2, dT: 'negative' },
  expected: { kind: 'complete', points: 157.5068, riskClass: 'low' },
  ...{ name: 'Nikolaos Papadopoulos', family: 'Papadopoulos' },
  patient: { id: 'pt-1012', mrn: '40022164', gender: 'male', birthDate: '1960-04-28' },
  ...{ start: -55, weightKg: 78 },
  liver: { bilirubin: 18.3, alt: 45, ast: 57, ggt: 139, afp: 1535, platelets: 129 },
  course(chart) {
    chart.carcinoma(-33, { background: 'Alcohol-related cirrhosis' })
    chart.surveillance({ wbc: 6, anc: 3.7, alc: 1.6, albumin: 42 })
    chart.draw(-2, { wbc: 6.2, anc: 4.06, alc: 1.4, albumin: 40.5 })
    const small = chart.lesion('VIII')
    const largest = chart.lesion('IV')
    const third = chart.lesion('VI')
    chart.sizes(-70, 'mm', [[largest, 85, 74]])
    chart.sizes(-12, 'mm', [
      [small, 41, 36],
      [largest, 92, 80],
      [third, 63, 52],
    ])
    chart.swe(-4, largest, [35.7, 37.4, 34.9, 38.8, 33.6, 24.2, 23.1, 25.0, 24.6, 14.0, 12.9, 12.2])
    chart.therapy()
    chart.swe(42, largest, [36.6, 35.8, 36.1, 37.0, 31.4, 25.3, 22.4, 25.9, 23.3, 14.4, 13.1, 12.0])
    chart.sizes(45, 'mm', [
      [small, 44, 37],
      [largest, 118, 101],
      [third, 66, 57],
    ])
  },
})
