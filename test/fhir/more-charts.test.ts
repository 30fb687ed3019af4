import { expect, test } from 'vitest'
import {
  about,
  allSites,
  condition,
  dispense,
  exam,
  administration as given,
  lab,
  lesion,
  order,
  quantity,
  resultOf,
  SUBJECT,
  statement,
} from '../support/chart-builders.ts'
import {
  ALB,
  albumin,
  base,
  both,
  type ChartCase,
  changed,
  counts,
  DAY42,
  DAY46,
  DIA,
  FRAME,
  HCC,
  HL7,
  INFINITY,
  LATE,
  MAY1,
  MAY10,
  MAY20,
  MAY28,
  medians,
  NLR,
  nhi,
  PATIENT,
  procedure,
  readCase,
  STARTED,
  seenOf,
  size,
  snomed,
  text,
  tracked,
  WHOLE,
  without,
} from '../support/chart-cases.ts'

/** Charts of the kinds of docs/reading-cases.md, each with the answer that was worked out by hand from docs/reading-rules.md. */
const CASES: Readonly<Record<string, ChartCase>> = {
  // The newest cannot be used.
  'albumin below the scale of the analyser, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 25, MAY28, {
        interpretation: [{ coding: [{ system: `${HL7}/v3-ObservationInterpretation`, code: '<' }] }],
      }),
    ],
    albumin: [0, 25],
    doubts: ['new: comparator'],
    // 100, 43.84, dT: 143.8 to 206.4.
    answer: 'undecided 143.8..206.4',
  },
  'albumin of ascites under the code of serum': {
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { specimen: { reference: 'Specimen/s' } }),
      { resourceType: 'Specimen', id: 's', type: { text: 'Ascitic fluid' } },
    ],
    albumin: [12, 40],
    doubts: ['new: other-specimen'],
    answer: 'undecided 83.8..206.4',
  },
  'albumin of ascites in a container of its own': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      albumin('new', 12, MAY28, {
        specimen: { reference: '#s' },
        contained: [{ resourceType: 'Specimen', id: 's', type: { text: '腹水' } }],
      }),
    ],
    albumin: 'none-usable',
    doubts: ['new: other-specimen'],
  },
  'a longest dimension that another one exceeds': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      {
        ...without(size('new', 0), 'valueQuantity'),
        component: [
          ['33728-7', 6.1],
          ['33729-5', 8.1],
        ].map(([code, value]) => ({
          code: { coding: [{ system: 'http://loinc.org', code }] },
          valueQuantity: quantity(Number(value), 'cm'),
        })),
      },
    ],
    diameter: [6.1, 8.1],
    doubts: ['new: contradictory-duplicate'],
    passed: ['new: smaller-lesion'],
    // 40 + 23.01 to 44.93, dT.
    answer: 'low 63.0..147.5',
  },
  'a size of its own beside another in a component': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      lesion('A'),
      {
        ...size('new', 12, MAY20, about('A')),
        component: [
          {
            code: { coding: [{ system: 'http://loinc.org', code: '33728-7' }] },
            valueQuantity: quantity(8, 'cm'),
          },
        ],
      },
    ],
    diameter: [8, 12],
    doubts: ['new: contradictory-duplicate'],
    // 40 + 43.84 to 87.67, dT.
    answer: 'undecided 83.8..190.2',
  },
  'a baseline of more than 75 kPa at five sites, softer at week 6': {
    chart: [
      ...STARTED,
      changed(
        exam('e0', medians([75, 75, 75, 75, 75, 20, 20, 20, 20]), '2026-03-08T09:00:00Z'),
        (value, index) => (index < 5 ? { ...value, comparator: '>' } : { ...value }),
      ),
      exam('e1', medians([60, 60, 60, 60, 60, 20, 20, 20, 20]), DAY42),
    ],
    deltaT: 'negative',
    answer: 'low 146.4..146.4',
  },
  'a follow-up by the speed of the wave': {
    chart: [...STARTED, base, changed(exam('e1', allSites(2.5), DAY42), () => ({ ...quantity(2.5, 'm/s') }))],
    deltaT: 'sites-do-not-decide',
    answer: 'low 83.8..146.4',
  },
  'a final albumin beside a preliminary one of its moment': {
    chart: [...WHOLE, albumin('pre', 30, MAY20, { status: 'preliminary' })],
    albumin: [30, 40],
    answer: 'undecided 83.8..186.4',
  },
  'one albumin in two units': {
    chart: [...WHOLE, lab('conventional', '1751-7', 4, 'g/dL', MAY20)],
    albumin: 40,
    answer: 'low 83.8..146.4',
  },
  'neutrophils as a Range of percentages': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      {
        ...without(lab('anp', '770-8', 0, '%', MAY20), 'valueQuantity'),
        valueRange: { low: quantity(71, '%'), high: quantity(80, '%') },
      },
      lab('alp', '736-9', 20, '%', MAY20),
    ],
    nlr: [3.55, 4],
    answer: 'undecided 118.7..181.3',
  },
  'brands of both drugs in Chinese': {
    chart: [
      ...WHOLE,
      given('len', '樂衛瑪膠囊', '2026-05-21T09:00:00Z'),
      given('cam', '注射用卡瑞利珠单抗(艾瑞卡)', '2026-05-22T10:00:00Z'),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'taken until a day, since when is not told': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) =>
        statement(drug, drug, '', {
          status: 'completed',
          effectiveDateTime: undefined as never,
          effectivePeriod: { end: '2026-04-01' },
        }),
      ),
    ],
    index: 'unknown ..2026-06-01',
  },
  'a death of after the day': {
    chart: [{ ...PATIENT, deceasedDateTime: '2026-07-01' }, ...NLR],
    deceased: 'no',
  },
  'albumin at least 45, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 0, MAY28, { valueQuantity: { ...quantity(45, 'g/L'), comparator: '>=' } }),
    ],
    albumin: [45, INFINITY],
    doubts: ['new: comparator'],
    passed: ['alb: newer-used'],
    // 0 to 20 for albumin, 43.84, dT.
    answer: 'low 43.8..126.4',
  },
  'albumin a Range, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(albumin('new', 0, MAY28), 'valueQuantity'),
        valueRange: { low: quantity(30, 'g/L'), high: quantity(34, 'g/L') },
      },
    ],
    albumin: [30, 34],
    doubts: ['new: value-range'],
    answer: 'undecided 107.8..186.4',
  },
  'albumin a Range open above': {
    chart: [
      ...WHOLE,
      { ...without(albumin('new', 0, MAY28), 'valueQuantity'), valueRange: { low: quantity(48, 'g/L') } },
    ],
    albumin: [48, INFINITY],
    doubts: ['new: value-range'],
  },
  'lymphocytes preliminary, newest': {
    chart: [
      ...WHOLE,
      lab('anc-new', '751-8', 6, '10*9/L', MAY28),
      lab('alc-new', '731-0', 1, '10*9/L', MAY28, { status: 'preliminary' }),
    ],
    nlr: [2, 6],
    doubts: ['alc-new: preliminary'],
    answer: 'undecided 83.8..181.3',
  },
  'lymphocytes without unit, newest': {
    chart: [
      ...WHOLE,
      lab('anc-new', '751-8', 6, '10*9/L', MAY28),
      { ...lab('alc-new', '731-0', 1, '', MAY28), valueQuantity: { value: 1 } },
    ],
    nlr: 'newest-not-usable',
    doubts: ['alc-new: unit-missing'],
  },
  'diameter of status unknown, newest': {
    chart: [...WHOLE, size('new', 12, MAY28, { status: 'unknown' })],
    diameter: [8, 12],
    doubts: ['new: status-unknown'],
  },
  'albumin with a modifier extension, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, {
        modifierExtension: [{ url: 'https://ehr.example/meaning', valueCode: 'x' }],
      }),
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: modifier-extension'],
  },
  'albumin whose data are absent, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(albumin('new', 0, MAY28), 'valueQuantity'),
        dataAbsentReason: { coding: [{ system: `${HL7}/data-absent-reason`, code: 'error' }] },
      },
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: data-absent'],
  },
  'diameter less than 1 cm alone': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('dia', 0, MAY20, { valueQuantity: { ...quantity(1, 'cm'), comparator: '<' } }),
    ],
    diameter: [0, 1],
    doubts: ['dia: comparator'],
    answer: 'low 40.0..102.5',
  },
  'lymphocytes below 0.1': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 2, '10*9/L', MAY20),
      lab('alc', '731-0', 0, '', MAY20, { valueQuantity: { ...quantity(0.1, '10*9/L'), comparator: '<' } }),
    ],
    nlr: [20, INFINITY],
    doubts: ['alc: comparator'],
    // 34.89 + 40 + 43.84, and dT.
    answer: 'undecided 118.7..181.3',
  },
  'a follow-up of more than 75 kPa at five sites': {
    chart: [
      ...STARTED,
      base,
      changed(exam('e1', medians([75, 75, 75, 75, 75, 10, 10, 10, 10]), DAY42), (value, index) =>
        index < 5 ? { ...value, comparator: '>' } : { ...value },
      ),
    ],
    deltaT: 'nonnegative',
    answer: 'low 83.8..83.8',
  },
  'a follow-up of more than 15 kPa at nine sites does not say': {
    chart: [
      ...STARTED,
      base,
      changed(exam('e1', medians([15, 15, 15, 15, 15, 15, 15, 15, 15]), DAY42), (value) => ({
        ...value,
        comparator: '>',
      })),
    ],
    deltaT: 'sites-do-not-decide',
    answer: 'low 83.8..146.4',
  },
  'four sites without unit, five stiffer': {
    chart: [
      ...STARTED,
      base,
      changed(exam('e1', medians([25, 25, 25, 25, 25, 25, 25, 25, 25]), DAY42), (value, index) =>
        index < 4 ? { value: 25 } : { ...value },
      ),
    ],
    deltaT: 'nonnegative',
  },
  'five sites without unit, four stiffer': {
    chart: [
      ...STARTED,
      base,
      changed(exam('e1', medians([25, 25, 25, 25, 25, 25, 25, 25, 25]), DAY42), (value, index) =>
        index < 5 ? { value: 25 } : { ...value },
      ),
    ],
    deltaT: 'sites-do-not-decide',
  },

  // Two of one moment.
  'two dyes in one tube': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      lab('bcg', '61151-7', 34, 'g/L', MAY20),
      lab('bcp', '61152-5', 30, 'g/L', MAY20),
    ],
    albumin: [30, 34],
    doubts: ['bcg: contradictory-duplicate', 'bcp: contradictory-duplicate'],
  },
  'two albumins that add the same': {
    chart: [...FRAME, ...counts(4.2, 1.2), ...DIA, albumin('a1', 20), albumin('a2', 24)],
    albumin: [20, 24],
    doubts: ['a1: contradictory-duplicate', 'a2: contradictory-duplicate'],
    // 34.89 + 100 + 43.84.
    answer: 'high 178.7..241.3',
  },
  'two sizes of one lesion at one moment': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      lesion('A'),
      size('d1', 13.5, MAY20, about('A')),
      size('d2', 15, MAY20, about('A')),
    ],
    diameter: [13.5, 15],
    doubts: ['d1: contradictory-duplicate', 'd2: contradictory-duplicate'],
    // 40 + 98.63.
    answer: 'undecided 138.6..201.2',
  },

  // Zero.
  'no neutrophils': {
    chart: [...FRAME, ...ALB, ...DIA, ...counts(0, 1)],
    nlr: 'none-usable',
    doubts: ['anc: implausible'],
  },
  'neither neutrophils nor lymphocytes': {
    chart: [...FRAME, ...ALB, ...DIA, ...counts(0, 0)],
    nlr: 'none-usable',
    doubts: ['alc: no-lymphocytes', 'anc: implausible'],
    answer: 'undecided 83.8..181.3',
  },

  // Draws and the ratio.
  'a count that is only a limit, beside its percentages': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 0, '', MAY20, { valueQuantity: { ...quantity(0.9, '10*9/L'), comparator: '>' } }),
      lab('alc', '731-0', 0.4, '10*9/L', MAY20),
      lab('anp', '770-8', 10, '%', MAY20),
      lab('alp', '736-9', 4, '%', MAY20),
    ],
    nlr: [2.25, INFINITY],
    doubts: ['anc: comparator'],
    passed: ['anp: other-rule-used', 'alp: other-rule-used'],
  },
  'counts that say nothing, beside their percentages: these are not taken silently': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 0, '', MAY20, { valueQuantity: { ...quantity(0.9, '10*9/L'), comparator: '>' } }),
      { ...lab('alc', '731-0', 0.4, '', MAY20), valueQuantity: { value: 0.4 } },
      lab('anp', '770-8', 10, '%', MAY20),
      lab('alp', '736-9', 4, '%', MAY20),
    ],
    nlr: 'none-usable',
    doubts: ['alc: unit-missing', 'anc: comparator'],
    passed: ['anp: other-rule-used', 'alp: other-rule-used'],
    answer: 'undecided 83.8..181.3',
  },
  'one cumulative report of two draws': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      ...counts(4, 2, MAY10),
      lab('anc-new', '751-8', 7, '10*9/L', MAY20),
      lab('alc-new', '731-0', 1, '10*9/L', '2026-05-21T04:00:00Z'),
      {
        resourceType: 'DiagnosticReport',
        id: 'rep',
        status: 'final',
        code: { text: 'Cumulative blood count' },
        subject: SUBJECT,
        result: ['anc-new', 'alc-new'].map((id) => ({ reference: `Observation/${id}` })),
      },
    ],
    nlr: 2,
    passed: ['anc-new: no-partner-in-draw', 'alc-new: no-partner-in-draw'],
  },
  'two reports half an hour apart': {
    chart: [
      ...FRAME,
      lab('anc', '751-8', 4.2, '10*9/L', MAY20),
      lab('alc', '731-0', 1.2, '10*9/L', '2026-05-20T08:30:00Z'),
      ...['anc', 'alc'].map((id) => ({
        resourceType: 'DiagnosticReport',
        id: `rep-${id}`,
        status: 'final',
        code: { text: 'Blood count' },
        subject: SUBJECT,
        result: [{ reference: `Observation/${id}` }],
      })),
    ],
    nlr: 3.5,
  },
  'days alone, one specimen': {
    chart: [
      ...FRAME,
      ...counts(4.2, 1.2, '2026-05-20').map((item) => ({ ...item, specimen: { reference: 'Specimen/s77' } })),
      {
        resourceType: 'Specimen',
        id: 's77',
        subject: SUBJECT,
        collection: { collectedDateTime: '2026-05-20' },
      },
    ],
    nlr: 3.5,
  },
  'exactly three': {
    chart: [...FRAME, ...ALB, ...DIA, ...counts(0.3, 0.1)],
    nlr: 3,
    answer: 'low 83.8..146.4',
  },
  'a hair above three': {
    chart: [...FRAME, ...ALB, ...DIA, ...counts(4.2, 1.398)],
    answer: 'undecided 118.7..181.3',
  },

  // The start of therapy.
  'taken at home before the ward': {
    chart: [
      ...WHOLE,
      statement('len', 'Lenvatinib', '', {
        effectiveDateTime: undefined as never,
        effectivePeriod: { start: '2026-03-02' },
      }),
      given('cam', 'Camrelizumab', '2026-03-03T10:00:00Z'),
      given('len-ward', 'Lenvatinib', '2026-04-10T08:00:00Z'),
    ],
    index: 'known 2026-03-03..2026-03-03',
    nlr: 'only-after-index',
  },
  'a stopped order that is followed': {
    chart: [
      ...WHOLE,
      order('len-1', 'Lenvatinib 12 mg', '2026-04-10', { status: 'stopped' }),
      order('len-2', 'Lenvatinib 8 mg', '2026-04-14'),
      given('cam', 'Camrelizumab', '2026-04-11T10:00:00Z'),
    ],
    index: 'known 2026-04-11..2026-04-11',
    earlier: '',
  },
  'one drug stated without a day': {
    chart: [
      ...WHOLE,
      ...LATE,
      without(statement('len', 'Lenvatinib', ''), 'effectiveDateTime'),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['len: date-missing'],
    nlr: [2, 8],
    albumin: [28, 40],
  },
  'one drug of a month': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05'),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-05-31',
    drugDoubts: ['len: date-imprecise'],
    nlr: 2,
    answer: 'low 83.8..146.4',
  },
  'a clock time without zone': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00'),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-05-23',
    drugDoubts: ['len: date-invalid'],
    nlr: 2,
  },
  'dispensed, only prepared': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        ...without(dispense(drug.slice(0, 3).toLowerCase(), drug, ''), 'whenHandedOver'),
        whenPrepared: '2026-05-22T10:00:00Z',
      })),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a renewal after four months': {
    chart: [
      ...WHOLE,
      order('len-1', 'Lenvatinib', '2026-01-05', { status: 'completed' }),
      order('len-2', 'Lenvatinib', '2026-05-05', {
        priorPrescription: { reference: 'MedicationRequest/len-1' },
      }),
      order('cam-1', 'Camrelizumab', '2026-01-05', { status: 'completed' }),
      order('cam-2', 'Camrelizumab', '2026-05-05', {
        priorPrescription: { reference: 'MedicationRequest/cam-1' },
      }),
    ],
    index: 'known 2026-01-05..2026-01-05',
    earlier: '',
  },
  'three changes of dose': {
    chart: [
      ...WHOLE,
      order('len-1', 'Lenvatinib 12 mg', '2026-03-05', { status: 'stopped' }),
      order('len-2', 'Lenvatinib 8 mg', '2026-04-05', { status: 'completed' }),
      order('len-3', 'Lenvatinib 4 mg', '2026-05-05'),
      given('cam-1', 'Camrelizumab', '2026-03-05T10:00:00Z'),
      given('cam-2', 'Camrelizumab', '2026-05-05T10:00:00Z'),
    ],
    index: 'known 2026-03-05..2026-03-05',
    earlier: '',
  },
  'a second course, dispensed first and ordered then': {
    chart: [
      ...WHOLE,
      dispense('len-1', 'Lenvatinib', '2025-06-02'),
      dispense('cam-1', 'Camrelizumab', '2025-06-02'),
      dispense('len-2', 'Lenvatinib', '2025-07-14'),
      order('len-3', 'Lenvatinib', '2026-05-25'),
      order('cam-3', 'Camrelizumab', '2026-05-25'),
    ],
    index: 'known 2026-05-25..2026-05-25',
    earlier: '2025-06-02..2025-07-14',
    nlr: 2,
    criteria: { noPriorTherapy: 'notMet' },
  },
  'one drug after the other': {
    chart: [
      ...WHOLE,
      statement('len', 'Lenvatinib', '', {
        status: 'completed',
        effectiveDateTime: undefined as never,
        effectivePeriod: { start: '2025-09-10', end: '2025-12-01' },
      }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'orders in the form of R5': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        ...without(order(drug.slice(0, 3).toLowerCase(), drug, '2026-05-10'), 'medicationCodeableConcept'),
        medication: { concept: { text: drug } },
      })),
    ],
    index: 'between 2026-05-10..2026-06-01',
    drugDoubts: ['cam: malformed', 'len: malformed'],
  },
  'a Medication that was not delivered': {
    chart: [
      ...WHOLE,
      ...['m1', 'm2'].map((id) => ({
        ...without(given(id, '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        medicationReference: { reference: `Medication/${id}` },
      })),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['m1: drug-not-told', 'm2: drug-not-told'],
  },
  'a regimen in a note alone': {
    chart: [
      ...WHOLE,
      order('reg', 'Protocol 7', '2026-05-22', {
        note: [{ text: 'Lenvatinib 8 mg daily with camrelizumab 200 mg every three weeks' }],
      }),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['reg: drug-not-told'],
  },
  'switched from lenvatinib': {
    chart: [
      ...WHOLE,
      order('sor', 'Sorafenib, switched from lenvatinib', '2026-05-10'),
      given('cam', 'Camrelizumab', '2026-05-10T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'lenvatinib stopped, in Chinese': {
    chart: [
      ...WHOLE,
      order('len', '停用仑伐替尼', '2026-05-10'),
      given('cam', '注射用卡瑞利珠单抗', '2026-05-10T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  placebos: {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib placebo', '2026-05-10T10:00:00Z'),
      given('cam', 'Camrelizumab placebo', '2026-05-10T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'one order of both': {
    chart: [...WHOLE, order('pair', 'Lenvatinib 8 mg + Camrelizumab 200 mg', '2026-05-22')],
    index: 'known 2026-05-22..2026-05-22',
  },
  'ordered after the day of the assessment': {
    chart: [...WHOLE, order('len', 'Lenvatinib', '2026-06-05'), order('cam', 'Camrelizumab', '2026-06-05')],
    index: 'not-begun 2026-06-01..2026-06-01',
    drugDoubts: [],
  },
  'not done, and intended': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-10T10:00:00Z', { status: 'not-done' }),
      statement('cam', 'Camrelizumab', '2026-05-10', { status: 'intended' }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
    drugDoubts: [],
  },
  'a drug record of nobody': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T10:00:00Z', { subject: { display: 'the patient' } }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['len: subject-unknown'],
  },
  'a search of orders that failed': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        ...WHOLE.map((resource) => ({ resource })),
        {
          resource: {
            resourceType: 'Bundle',
            type: 'searchset',
            link: [{ relation: 'self', url: 'https://ehr.example/fhir/MedicationRequest?patient=p1' }],
            entry: [
              {
                search: { mode: 'outcome' },
                resource: {
                  resourceType: 'OperationOutcome',
                  issue: [{ severity: 'error', code: 'timeout', diagnostics: 'too slow' }],
                },
              },
            ],
          },
        },
      ],
    },
    index: 'unknown ..2026-06-01',
  },
  'a page of orders that is missing': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        ...WHOLE.map((resource) => ({ resource })),
        {
          resource: {
            resourceType: 'Bundle',
            type: 'searchset',
            link: [
              { relation: 'self', url: 'https://ehr.example/fhir/MedicationRequest?patient=p1' },
              { relation: 'next', url: 'https://ehr.example/fhir/MedicationRequest?patient=p1&page=2' },
            ],
            entry: [{ resource: order('other', 'Metformin', '2026-05-01') }],
          },
        },
      ],
    },
    index: 'unknown ..2026-06-01',
  },

  // Lesions.
  'segments in words': {
    chart: [
      ...FRAME,
      size('d1', 12, MAY1, { bodySite: { text: 'S8' } }),
      size('d2', 3, MAY20, { bodySite: { text: 'Segment IVb' } }),
    ],
    diameter: 12,
    doubts: [],
  },
  'the right lobe in Chinese, a nodule of the lung': {
    chart: [
      ...FRAME,
      size('d1', 8.4, MAY1, { bodySite: { text: '肝右叶' } }),
      size('d2', 10, MAY20, { bodySite: { text: '右肺下叶结节' } }),
    ],
    diameter: 8.4,
    passed: ['d2: other-lesion'],
  },
  'one tracking identifier under two ids': {
    chart: [
      ...FRAME,
      tracked('b1', '1.2.3.4'),
      tracked('b2', '1.2.3.4'),
      size('d1', 12, MAY1, about('b1')),
      size('d2', 6, MAY20, about('b2')),
    ],
    diameter: 6,
  },
  'a later size that names no lesion': {
    chart: [...FRAME, lesion('A'), size('d1', 12, MAY1, about('A')), size('d2', 3, MAY20)],
    diameter: [3, 12],
  },
  'a later and larger size of a code without words': {
    chart: [...FRAME, size('d1', 8.4, MAY1), size('d2', 11, MAY20, { bodySite: snomed('123456789') })],
    diameter: [8.4, 11],
    doubts: ['d2: place-unknown'],
  },
  'a metastasis in the lung alone': {
    chart: [...FRAME, size('d1', 11, MAY20, { bodySite: { text: 'Lung metastasis' } })],
    diameter: 'none-usable',
    passed: ['d1: other-lesion'],
  },

  // Examinations.
  'examinations of two lesions': {
    chart: [
      ...STARTED,
      lesion('A'),
      lesion('B'),
      exam('e0', allSites(20), '2026-03-08T09:00:00Z', about('A')),
      exam('e1', allSites(25), DAY42, about('B')),
    ],
    deltaT: 'lesion-not-known',
  },
  'a baseline in part, nearer, and a whole one': {
    chart: [
      ...STARTED,
      exam('e-whole', allSites(20), '2026-03-02T09:00:00Z'),
      exam('e-part', medians([20, 20]), '2026-03-08T09:00:00Z'),
      exam('e1', allSites(25), DAY42),
    ],
    deltaT: 'nonnegative',
  },
  'a preliminary follow-up beside a final one of the other sign': {
    chart: [
      ...STARTED,
      base,
      exam('e1', allSites(25), DAY42, { status: 'preliminary' }),
      exam('e2', allSites(15), DAY46),
    ],
    doubts: ['e1: preliminary'],
    answer: 'low 83.8..146.4',
  },
  'members that were not delivered': {
    chart: [
      ...STARTED,
      base,
      {
        ...exam('e1', medians([25, 25]), DAY42),
        hasMember: [{ reference: 'Observation/site-C' }, { reference: 'Observation/site-D' }],
      },
    ],
    deltaT: 'newest-not-usable',
    doubts: ['site-C: not-delivered', 'site-D: not-delivered'],
  },

  // Subjects.
  'the same server by another scheme': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: 'http://ehr.example/fhir/Patient/p1', resource: PATIENT },
        {
          fullUrl: 'http://ehr.example/fhir/Observation/alb',
          resource: albumin('alb', 40, MAY20, {
            subject: { reference: 'https://ehr.example/fhir/Patient/p1' },
          }),
        },
      ],
    },
    albumin: 40,
    doubts: [],
  },
  'a contained subject': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, {
        contained: [{ resourceType: 'Patient', id: 'pat' }],
        subject: { reference: '#pat' },
      }),
    ],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'a subject by the identifier of nobody here': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, { subject: { identifier: { system: 'https://x.example/mrn', value: '9' } } }),
    ],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'a dangling urn': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, {
        subject: { reference: 'urn:uuid:0b7a1c34-2f0e-4a4b-9e55-111111111111' },
      }),
    ],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'a conditional subject': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { subject: { reference: 'Patient?identifier=mrn|9' } })],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'about the mother': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { focus: [{ reference: 'RelatedPerson/mother' }] })],
    albumin: 40,
    passed: ['new: wrong-subject'],
    doubts: [],
  },

  // Taiwan.
  'albumin by its NHI item': {
    chart: [
      ...FRAME,
      {
        ...without(albumin('alb', 0), 'valueQuantity'),
        code: { coding: [{ system: nhi, code: '09038C' }] },
        valueQuantity: { value: 3.5, unit: 'gm/dL' },
      },
    ],
    albumin: 35,
    doubts: [],
  },
  'a blood count in components with words for units': {
    chart: [
      ...FRAME,
      {
        ...without(lab('cbc', '58410-2', 0, '', MAY20), 'valueQuantity'),
        component: [
          ['6690-2', 6, '10^3/uL'],
          ['770-8', 70, '%'],
          ['736-9', 20, '%'],
        ].map(([code, value, unit]) => ({
          code: { coding: [{ system: 'http://loinc.org', code }] },
          valueQuantity: { value, unit },
        })),
      },
    ],
    nlr: 3.5,
    doubts: [],
  },

  // Malformed.
  'null where nobody reads': {
    chart: [
      ...FRAME,
      ...DIA,
      ...NLR.map((item) => ({ ...item, note: null, performer: [null], interpretation: null, issued: null })),
      albumin('alb', 40, MAY20, {
        category: null,
        bodySite: null,
        specimen: null,
        component: null,
        focus: null,
      }),
    ],
    nlr: 2,
    albumin: 40,
    doubts: [],
  },
  'a coding that is no array': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, { code: { coding: { system: 'http://loinc.org', code: '1751-7' } } }),
    ],
    // A list of one, as converters from XML write it.
    albumin: 20,
    passed: ['alb: newer-used'],
  },
  'a quantity that is an array': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { valueQuantity: [quantity(20, 'g/L')] })],
    albumin: 'newest-not-usable',
    doubts: ['new: malformed'],
  },
  'a quantity that is null': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { valueQuantity: null })],
    albumin: 'newest-not-usable',
    doubts: ['new: data-absent'],
  },
  'a panel without status, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(without(lab('cbc', '58410-2', 0, '', MAY28), 'valueQuantity'), 'status'),
        component: counts(8, 1).map(({ code, valueQuantity }) => ({ code, valueQuantity })),
      },
    ],
    nlr: 'newest-not-usable',
    doubts: ['cbc: malformed'],
  },
  'a panel of one component that is no array': {
    chart: [
      ...FRAME,
      lab('alc', '731-0', 1, '10*9/L', MAY20),
      {
        ...without(lab('cbc', '58410-2', 0, '', MAY20), 'valueQuantity'),
        component: {
          code: { coding: { system: 'http://loinc.org', code: '751-8' } },
          valueQuantity: quantity(8, '10*9/L'),
        },
      },
    ],
    nlr: 8,
  },
  'null among components and entries': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        null,
        { resource: null },
        ...FRAME.map((resource) => ({ resource })),
        {
          resource: {
            ...without(lab('cbc', '58410-2', 0, '', MAY20), 'valueQuantity'),
            component: [
              null,
              ...counts(4.2, 1.2).map(({ code, valueQuantity }) => ({ code, valueQuantity })),
              { code: null, valueQuantity: quantity(1, '%') },
            ],
          },
        },
      ],
    },
    nlr: 3.5,
  },
  'an administration whose time is an array': {
    chart: [
      ...WHOLE,
      ...both('2026-05-22T10:00:00Z').map((item) => ({
        ...item,
        effectiveDateTime: [item.effectiveDateTime],
      })),
    ],
    index: 'unknown ..2026-06-01',
    drugDoubts: ['cam: malformed', 'len: malformed'],
  },
  'a diagnosis with null beside it': {
    chart: [
      { ...PATIENT, name: null, identifier: [null] },
      { ...HCC, stage: null, onsetDateTime: null, evidence: [null] },
      ...NLR,
    ],
    criteria: { hcc: 'met' },
  },

  // For whom.
  'HCC in ICD-O': {
    chart: [PATIENT, condition('c', { coding: [{ system: `${HL7}/icd-o-3`, code: '8170/3' }] }), ...NLR],
    criteria: { hcc: 'met', noOtherMalignancy: 'unknown' },
  },
  'HCC in ICD-11': {
    chart: [
      PATIENT,
      condition('c', { coding: [{ system: 'http://id.who.int/icd/release/11/mms', code: '2C12.02' }] }),
      ...NLR,
    ],
    criteria: { hcc: 'met' },
  },
  'HCC by its Chinese name': {
    chart: [PATIENT, condition('c', { text: '原发性肝细胞癌(右叶)' }), ...NLR],
    criteria: { hcc: 'met' },
  },
  'cholangiocarcinoma by its Chinese name': {
    chart: [PATIENT, condition('c', { text: '肝内胆管细胞癌' }), ...NLR, ...ALB, ...DIA],
    answer: 'outOfScope',
  },
  'liver cancer of no kind': {
    chart: [
      PATIENT,
      condition('c', { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C22.9' }] }),
      ...NLR,
      ...ALB,
      ...DIA,
    ],
    criteria: { hcc: 'unknown' },
    answer: 'low 83.8..146.4',
  },
  'a cancer that has resolved': {
    chart: [
      ...FRAME,
      condition(
        'br',
        { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C50.9' }] },
        { clinicalStatus: { coding: [{ system: `${HL7}/condition-clinical`, code: 'resolved' }] } },
      ),
      ...NLR,
    ],
    criteria: { hcc: 'met', noOtherMalignancy: 'unknown' },
  },
  'a cancer of the family': {
    chart: [...FRAME, condition('fh', { text: 'Family history of breast cancer' }), ...NLR],
    criteria: { hcc: 'met', noOtherMalignancy: 'unknown' },
  },
  'a cancer that was refuted': {
    chart: [
      ...FRAME,
      condition(
        'br',
        { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'C50.9' }] },
        { verificationStatus: { coding: [{ system: `${HL7}/condition-ver-status`, code: 'refuted' }] } },
      ),
      ...NLR,
    ],
    criteria: { hcc: 'met', noOtherMalignancy: 'unknown' },
  },
  'HCC that was refuted': {
    chart: [
      PATIENT,
      {
        ...HCC,
        verificationStatus: { coding: [{ system: `${HL7}/condition-ver-status`, code: 'refuted' }] },
      },
      ...NLR,
    ],
    criteria: { hcc: 'unknown' },
  },
  'a diagnosis of after the day': {
    chart: [PATIENT, { ...HCC, recordedDate: '2026-09-01' }, ...NLR],
    criteria: { hcc: 'unknown' },
  },
  'TACE by its Chinese name': {
    chart: [...WHOLE, procedure('p', '经导管肝动脉化疗栓塞术')],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'TACE denied in Chinese, and not done': {
    chart: [...WHOLE, procedure('p', '无TACE治疗史'), procedure('q', 'TACE', { status: 'not-done' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'sorafenib by its Chinese name': {
    chart: [...WHOLE, statement('s', '甲苯磺酸索拉非尼片', '2026-01-10')],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'infusion chemotherapy and SBRT': {
    chart: [...WHOLE, procedure('p', '肝动脉灌注化疗(HAIC)'), procedure('q', 'SBRT to segment VIII')],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'TACE after the start': {
    chart: [...STARTED, procedure('p', 'TACE', { performedDateTime: '2026-05-02' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'ECOG 2 as an answer': {
    chart: [
      ...WHOLE,
      {
        ...without(lab('ecog', '89247-1', 0, '', MAY20), 'valueQuantity'),
        valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA9624-3' }] },
      },
    ],
    criteria: { performance: 'notMet' },
  },

  // After the day, deceased, unmapped.
  'results of after the day': {
    chart: [
      ...WHOLE,
      albumin('new', 20, '2026-06-02T08:00:00Z'),
      ...counts(9, 1, '2026-06-01T13:00:00Z', '-new'),
    ],
    albumin: 40,
    nlr: 2,
    doubts: [],
    passed: ['new: after-today', 'anc-new: after-today'],
    answer: 'low 83.8..146.4',
  },
  'deceased, without a day': { chart: [{ ...PATIENT, deceasedBoolean: true }, ...NLR], deceased: 'yes' },
  'not deceased': { chart: [{ ...PATIENT, deceasedBoolean: false }, ...NLR], deceased: 'no' },
  'results under codes of the house': {
    chart: [
      ...FRAME,
      ...['1', '2'].map((id) => ({
        ...lab(`x${id}`, '', 36, 'g/L', MAY20),
        code: { coding: [{ system: 'https://lab.example/codes', code: 'ALBU' }], text: 'Albumin' },
      })),
      { ...lab('y', '', 4, '10*9/L', MAY20), ...text('Neutrophils abs') },
    ],
    albumin: 'not-found',
    unmapped: ['ALBU x2', 'Neutrophils abs x1'],
  },
  // More of the start.
  'an order for a day to come': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) =>
        order(drug, drug, '2026-05-30', {
          dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-06-10' } } } }],
        }),
      ),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'proposed, planned and forbidden': {
    chart: [
      ...WHOLE,
      order('p', 'Lenvatinib', '2026-05-20', { intent: 'proposal' }),
      order('q', 'Camrelizumab', '2026-05-20', { intent: 'plan' }),
      order('r', 'Camrelizumab', '2026-05-20', { doNotPerform: true }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a supply in preparation': {
    chart: [
      ...WHOLE,
      dispense('len', 'Lenvatinib', '2026-05-22', { status: 'preparation' }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['len: status-unknown'],
  },
  'a contained medication': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        ...without(given(drug, '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: drug } }],
        medicationReference: { reference: '#m' },
      })),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a drug or its placebo': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T10:00:00Z'),
      given('cam', 'Camrelizumab or placebo', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: drug-not-told'],
  },
  'a code of the house without words': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T10:00:00Z'),
      given('x', '', '2026-05-22T10:00:00Z', {
        medicationCodeableConcept: { coding: [{ system: 'https://pharmacy.example/drugs', code: '4711' }] },
      }),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['x: drug-not-told'],
  },
  'another drug beside one of the pair': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T10:00:00Z'),
      given('x', 'Entecavir 0.5 mg', '2026-05-22T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
    drugDoubts: [],
  },
  'one of the pair two years before': {
    chart: [
      ...WHOLE,
      given('cam', 'Camrelizumab', '2024-03-01T10:00:00Z'),
      order('len', 'Lenvatinib', '2026-05-25'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
    criteria: { noPriorTherapy: 'notMet' },
  },
  'stated as taken since a day to come': {
    chart: [
      ...WHOLE,
      statement('len', 'Lenvatinib', '2026-06-20'),
      statement('cam', 'Camrelizumab', '2026-06-20'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
    drugDoubts: [],
  },
  'a drug record whose status is null': {
    chart: [...WHOLE, ...both('2026-05-22T10:00:00Z').map((item) => ({ ...item, status: null }))],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: malformed', 'len: malformed'],
  },
  'a drug in a list of one concept': {
    chart: [
      ...WHOLE,
      ...both('2026-05-22T10:00:00Z').map((item) => ({
        ...item,
        medicationCodeableConcept: { coding: { display: item.medicationCodeableConcept?.text } },
      })),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },

  // More of the results.
  'a value as text, newest': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { valueQuantity: { value: '20', unit: 'g/L' } })],
    albumin: 'newest-not-usable',
    doubts: ['new: malformed'],
  },
  'a string with a number, newest': {
    chart: [...WHOLE, { ...without(albumin('new', 20, MAY28), 'valueQuantity'), valueString: '20 g/L' }],
    albumin: 'newest-not-usable',
    doubts: ['new: not-numeric'],
  },
  'code and printed unit contradict, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 0, MAY28, {
        valueQuantity: { value: 35, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/dL' },
      }),
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: unit-contradictory'],
  },
  'grams per decilitre called per litre, newest': {
    chart: [...WHOLE, albumin('new', 3.6, MAY28)],
    albumin: 'newest-not-usable',
    doubts: ['new: implausible'],
  },
  'a registered result, newest': {
    chart: [...WHOLE, { ...without(albumin('new', 0, MAY28), 'valueQuantity'), status: 'registered' }],
    albumin: 'newest-not-usable',
    doubts: ['new: registered'],
  },
  'entered in error and cancelled, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, { status: 'entered-in-error' }),
      albumin('newer', 21, MAY28, { status: 'cancelled' }),
    ],
    albumin: 40,
    doubts: [],
    passed: ['new: entered-in-error', 'newer: cancelled'],
  },
  'a month alone beside a day': {
    chart: [...WHOLE, albumin('new', 20, '2026-05')],
    albumin: [20, 40],
    doubts: ['new: date-imprecise'],
  },
  'no date at all': {
    chart: [...WHOLE, without(albumin('new', 20), 'effectiveDateTime')],
    albumin: [20, 40],
    doubts: ['new: date-missing'],
  },
  'two dimensions in words': {
    chart: [
      ...FRAME,
      { ...without(size('new', 0, MAY28), 'valueQuantity'), valueString: '8.4 x 6.1 cm' },
      ...DIA,
    ],
    doubts: ['new: not-numeric'],
  },
  'a status in capitals': {
    chart: [...FRAME, albumin('alb', 40, MAY20, { status: 'FINAL' })],
    albumin: 'none-usable',
    doubts: ['alb: status-unknown'],
  },
  'a percentage in a count': {
    chart: [...FRAME, lab('anc', '751-8', 70, '%', MAY20), lab('alc', '731-0', 1.2, '10*9/L', MAY20)],
    nlr: 'none-usable',
    doubts: ['anc: unit-not-accepted'],
  },
  'too old, and the newest of the time': {
    chart: [...FRAME, albumin('alb', 40, '2026-02-01T08:00:00Z')],
    albumin: 'too-old',
    passed: ['alb: too-old'],
  },

  // More of the subject.
  'a subject with its version': {
    chart: [...FRAME, albumin('alb', 40, MAY20, { subject: { reference: 'Patient/p1/_history/3' } })],
    albumin: 40,
    doubts: [],
  },
  'no subject': {
    chart: [...WHOLE, without(albumin('new', 20, MAY28), 'subject')],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'another patient of the file': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { subject: { reference: 'Patient/p2' } })],
    albumin: 40,
    doubts: [],
    passed: ['new: wrong-subject'],
  },
  'a record that was merged into this one': {
    chart: [
      { ...PATIENT, link: [{ type: 'replaces', other: { reference: 'Patient/p0' } }] },
      HCC,
      ...ALB,
      albumin('new', 20, MAY28, { subject: { reference: 'Patient/p0' } }),
    ],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'a focus that is no array': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { focus: { reference: 'Patient/donor' } })],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },

  // More of the diagnosis.
  ...Object.fromEntries(
    (
      [
        ['No evidence of HCC', 'unknown'],
        ['Suspected hepatocellular carcinoma', 'unknown'],
        ['Rule out HCC', 'unknown'],
        ['疑似肝细胞癌', 'unknown'],
        ['肝细胞癌待排', 'unknown'],
        ['HCC screening', 'unknown'],
        ['肝癌', 'unknown'],
        ['Family history of hepatocellular carcinoma', 'unknown'],
        ['肝細胞癌', 'met'],
        ['Hepatocellular Carcinoma, BCLC C', 'met'],
        ['原发性肝癌(肝细胞型)', 'met'],
        ['Hepatocellular adenoma', 'unknown'],
      ] as const
    ).map(([words, hcc]) => [
      `diagnosis: ${words}`,
      { chart: [PATIENT, condition('c', { text: words }), ...NLR], criteria: { hcc } },
    ]),
  ),
  ...Object.fromEntries(
    [
      'Metastatic renal cell carcinoma',
      'Colon cancer with liver metastases',
      '胆管癌',
      '结肠癌肝转移',
      '甲状腺癌',
    ].map((words) => [
      `another cancer alone: ${words}`,
      { chart: [PATIENT, condition('c', { text: words }), ...NLR], answer: 'outOfScope' },
    ]),
  ),
  'a provisional diagnosis': {
    chart: [
      PATIENT,
      {
        ...HCC,
        verificationStatus: { coding: [{ system: `${HL7}/condition-ver-status`, code: 'provisional' }] },
      },
      ...NLR,
    ],
    criteria: { hcc: 'unknown' },
  },
  'HCC beside breast cancer': {
    chart: [...FRAME, condition('br', { text: '乳腺癌' }), ...NLR],
    criteria: { hcc: 'met', noOtherMalignancy: 'notMet' },
  },

  // More of therapies before.
  ...Object.fromEntries(
    (
      [
        ['TACE ×3', 'notMet'],
        ['肝动脉化疗栓塞(TACE)术后', 'notMet'],
        ['经皮肝穿刺无水酒精注射术', 'notMet'],
        ['射频消融术', 'notMet'],
        ['Y-90 radioembolization', 'notMet'],
        ['DEB-TACE right lobe', 'notMet'],
        ['Planned TACE', 'unknown'],
        ['未行TACE', 'unknown'],
        ['拟行TACE', 'unknown'],
        ['No prior TACE', 'unknown'],
        ['Appendectomy', 'unknown'],
      ] as const
    ).map(([words, noPriorTherapy]) => [
      `procedure: ${words}`,
      { chart: [...WHOLE, procedure('p', words)], criteria: { noPriorTherapy } },
    ]),
  ),

  // Searches.
  'fewer results than the search counts': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        ...WHOLE.map((resource) => ({ resource })),
        {
          resource: {
            resourceType: 'Bundle',
            type: 'searchset',
            total: 9,
            link: [{ relation: 'self', url: 'https://ehr.example/fhir/Observation?patient=p1&code=1751-7' }],
            entry: [{ resource: albumin('one', 41, MAY10) }],
          },
        },
      ],
    },
    albumin: 'read-failed',
  },
  'an answer within a batch that was refused': {
    chart: {
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [
        ...WHOLE.map((resource) => ({ resource, response: { status: '200' } })),
        { response: { status: '403 Forbidden' } },
      ],
    },
    albumin: 'read-failed',
    index: 'unknown ..2026-06-01',
  },
  'a warning that is for information': {
    chart: [
      ...WHOLE,
      { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] },
    ],
    albumin: 40,
    answer: 'low 83.8..146.4',
  },
}

/** Counts in many spellings; each is 4.2 x 10^9/L. */
const COUNT_UNITS: readonly [number, string][] = [
  [4.2, 'THOUS/MCL'],
  [4.2, 'K/cumm'],
  [4.2, 'k/cmm'],
  [4.2, '103/uL'],
  [4.2, '10(3)/uL'],
  [4.2, 'x10(3)/mcL'],
  [4.2, 'x10(9)/L'],
  [4.2, '10^3/cmm'],
  [4.2, 'TH/uL'],
  [4.2, '千/μL'],
  [4.2, 'Tsd/µl'],
  [4.2, 'billion/L'],
  [4.2, '×10³／μＬ'],
  [42, 'x10^2/uL'],
  [42, '×10²/μL'],
  [42, '百/μL'],
  [4200, '／μＬ'],
  [4200, '個/μL'],
  [4200, '个/微升'],
  [4200, '/cmm'],
  [4200, 'cell/mm3'],
  [4200, 'cells per microliter'],
  [4200, '#/uL'],
  [0.42, '万/μL'],
]
const ALBUMIN_UNITS: readonly [number, string][] = [
  [3.5, 'gms/dL'],
  [3.5, 'gm/dl'],
  [3.5, 'G/DL'],
  [3.5, 'g%'],
  [3.5, 'ｇ／ｄＬ'],
  [35, '克/升'],
  [35, 'g/l'],
  [3500, 'mg/dL'],
]
const LENGTH_UNITS: readonly [number, string][] = [
  [8.4, '公分'],
  [8.4, '厘米'],
  [8.4, 'cms'],
  [8.4, 'centimeters'],
  [84, '毫米'],
  [84, '㎜'],
  [84, 'millimetres'],
  [84, 'ｍｍ'],
]

test.each(Object.entries(CASES))('reads %s', async (_, source) => {
  const { chart: _chart, ...expected } = source
  expect(await seenOf(source)).toEqual(expected)
})

test.each(COUNT_UNITS)('reads %s %s as 4.2 x 10^9/L', async (value, unit) => {
  const { chart } = await readCase([
    PATIENT,
    lab('anc', '751-8', 0, '', MAY20, { valueQuantity: { value, unit } }),
  ])
  expect(resultOf(chart.anc)).toBeCloseTo(4.2, 6)
})

test.each(ALBUMIN_UNITS)('reads %s %s as 35 g/L', async (value, unit) => {
  const { chart } = await readCase([PATIENT, albumin('alb', 0, MAY20, { valueQuantity: { value, unit } })])
  expect(resultOf(chart.albumin)).toBe(35)
})

test.each(LENGTH_UNITS)('reads %s %s as 8.4 cm', async (value, unit) => {
  const { chart } = await readCase([PATIENT, size('dia', 0, MAY20, { valueQuantity: { value, unit } })])
  expect(resultOf(chart.diameter)).toBe(8.4)
})
