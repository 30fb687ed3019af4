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
  siteObservation,
  statement,
  tumourSize,
} from '../support/chart-builders.ts'
import {
  ALB,
  albumin,
  base,
  both,
  type ChartCase,
  counts,
  DAY42,
  DAY46,
  DIA,
  FRAME,
  HCC,
  HL7,
  INFINITY,
  MAY10,
  MAY20,
  MAY28,
  NLR,
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

/** More charts of the kinds of docs/reading-cases.md, each with the answer that was worked out by hand from docs/reading-rules.md. */
const OFF = (code: string) => ({
  interpretation: [{ coding: [{ system: `${HL7}/v3-ObservationInterpretation`, code }] }],
})
const ecog = (id: string, at: string, more: object) => ({
  ...without(lab(id, '89247-1', 0, '', at), 'valueQuantity'),
  ...more,
})
const panel = (id: string, code: string, members: readonly object[], at = MAY28) => ({
  ...without(lab(id, code, 0, '', at), 'valueQuantity'),
  hasMember: members,
})
const NCIT = 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl'
const HOUSE = { system: 'urn:lab', code: 'ALB' }
const names = (a: string, b: string, at: string) => [given('len', a, at), given('cam', b, at)]

const CASES: Readonly<Record<string, ChartCase>> = {
  // 1 choose first
  'neutrophils above the scale, newest': {
    chart: [
      ...WHOLE,
      lab('anc-new', '751-8', 20, '10*9/L', MAY28, OFF('>')),
      lab('alc-new', '731-0', 1, '10*9/L', MAY28),
    ],
    nlr: [20, INFINITY],
    doubts: ['anc-new: comparator'],
    answer: 'undecided 118.7..181.3',
  },
  'a size as a Range, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(size('new', 0, MAY28), 'valueQuantity'),
        valueRange: { low: quantity(9, 'cm'), high: quantity(11, 'cm') },
      },
    ],
    diameter: [9, 11],
  },
  'a size as a Range, of the one lesion': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      lesion('A'),
      size('old', 8, MAY20, about('A')),
      {
        ...without(size('new', 0, MAY28, about('A')), 'valueQuantity'),
        valueRange: { low: quantity(9, 'cm'), high: quantity(11, 'cm') },
      },
    ],
    diameter: [9, 11],
    doubts: ['new: value-range'],
    answer: 'undecided 94.8..179.2',
  },
  'albumin preliminary and below 25, newest': {
    chart: [
      ...WHOLE,
      albumin('new', 0, MAY28, {
        status: 'preliminary',
        valueQuantity: { ...quantity(25, 'g/L'), comparator: '<' },
      }),
    ],
    albumin: [0, 40],
    doubts: ['new: preliminary'],
  },
  'bounds alone decide: below 25 g/L and above 12 cm': {
    chart: [
      ...FRAME,
      albumin('alb', 0, MAY20, { valueQuantity: { ...quantity(25, 'g/L'), comparator: '<' } }),
      size('dia', 0, MAY20, { valueQuantity: { ...quantity(12, 'cm'), comparator: '>' } }),
    ],
    answer: 'high 187.7..296.0',
  },
  "R5's comparator ad": {
    chart: [
      ...WHOLE,
      albumin('new', 0, MAY28, { valueQuantity: { ...quantity(25, 'g/L'), comparator: 'ad' as never } }),
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: comparator'],
  },
  'a size of "> 15 cm" in words, newest': {
    chart: [...WHOLE, { ...without(size('new', 0, MAY28), 'valueQuantity'), valueString: '>15 cm' }],
    diameter: 'newest-not-usable',
    doubts: ['new: not-numeric'],
  },
  'albumin as a Ratio, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(albumin('new', 0, MAY28), 'valueQuantity'),
        valueRatio: { numerator: quantity(28, 'g'), denominator: quantity(1, 'L') },
      },
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: not-numeric'],
  },
  'albumin as sampled data, newest': {
    chart: [
      ...WHOLE,
      {
        ...without(albumin('new', 0, MAY28), 'valueQuantity'),
        valueSampledData: { origin: quantity(28, 'g/L'), period: 1, dimensions: 1 },
      },
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: not-numeric'],
  },
  'one moment in two time zones': {
    chart: [
      ...WHOLE,
      albumin('a', 30, '2026-05-28T08:00:00Z'),
      albumin('b', 42, '2026-05-28T16:00:00+08:00'),
    ],
    albumin: [30, 42],
    doubts: ['a: contradictory-duplicate', 'b: contradictory-duplicate'],
  },
  'a day beside a clock time of it': {
    chart: [...WHOLE, albumin('a', 30, '2026-05-28'), albumin('b', 42, MAY28)],
    albumin: [30, 42],
    doubts: ['a: contradictory-duplicate', 'b: contradictory-duplicate'],
  },
  'two lymphocyte percentages of one tube': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anp', '770-8', 60, '%', MAY20),
      lab('alp1', '736-9', 30, '%', MAY20),
      lab('alp2', '737-7', 15, '%', MAY20),
    ],
    nlr: [2, 4],
    answer: 'undecided 83.8..181.3',
  },
  'lymphocyte percentage 0': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anp', '770-8', 95, '%', MAY28),
      lab('alp', '736-9', 0, '%', MAY28),
      ...counts(4, 2, MAY10),
    ],
    nlr: [950, INFINITY],
    doubts: ['alp: no-lymphocytes'],
    answer: 'undecided 118.7..181.3',
  },
  'exactly three of other digits': {
    chart: [
      ...WHOLE.slice(0, 2),
      lab('anc', '751-8', 6.9, '10*9/L', MAY20),
      lab('alc', '731-0', 2.3, '10*9/L', MAY20),
      ...ALB,
      ...DIA,
    ],
    nlr: 3,
    answer: 'low 83.8..146.4',
  },
  'a tail of four thousandths above three': {
    chart: [
      ...WHOLE.slice(0, 2),
      lab('anc', '751-8', 6.01, '10*9/L', MAY20),
      lab('alc', '731-0', 2, '10*9/L', MAY20),
      ...ALB,
      ...DIA,
    ],
    answer: 'undecided 118.7..181.3',
  },
  'two days, one report': {
    chart: [
      ...FRAME,
      lab('anc', '751-8', 7, '10*9/L', '2026-05-20'),
      lab('alc', '731-0', 1, '10*9/L', '2026-05-21'),
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: text('CBC').code,
        subject: SUBJECT,
        result: [{ reference: 'Observation/anc' }, { reference: 'Observation/alc' }],
      },
    ],
    nlr: 'different-draws',
  },
  // panels whose members did not come
  'a blood count whose members did not come': {
    chart: [
      ...WHOLE,
      panel('cbc', '57021-8', [{ reference: 'Observation/x1' }, { reference: 'Observation/x2' }]),
    ],
    nlr: 'newest-not-usable',
    doubts: ['x1: not-delivered', 'x2: not-delivered'],
  },
  'a plain blood count whose haemoglobin did not come': {
    chart: [...WHOLE, panel('cbc', '58410-2', [{ reference: 'Observation/hb', display: 'Haemoglobin' }])],
    nlr: 2,
    answer: 'low 83.8..146.4',
  },
  'a blood count of which haemoglobin alone did not come': {
    chart: [
      ...WHOLE,
      ...counts(6, 3, MAY28, '-new'),
      panel('cbc', '57021-8', [
        { reference: 'Observation/anc-new' },
        { reference: 'Observation/alc-new' },
        { reference: 'Observation/hb' },
      ]),
    ],
    nlr: 2,
    doubts: [],
  },
  'a panel of size whose dimension came by itself': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      panel('ts', '21889-1', [{ reference: 'Observation/long' }], MAY20),
      lab('long', '33728-7', 8.4, 'cm', MAY20),
    ],
    diameter: 8.4,
    doubts: [],
  },
  'a panel of size whose dimension did not come': {
    chart: [...WHOLE, panel('ts', '21889-1', [{ reference: 'Observation/long' }])],
    diameter: 'newest-not-usable',
    doubts: ['long: not-delivered'],
  },
  // specimens
  'a specimen that did not come': {
    chart: [...WHOLE, albumin('new', 12, MAY28, { specimen: { reference: 'Specimen/s9' } })],
    albumin: 12,
    passed: [],
  },
  'a specimen that did not come, and its name': {
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { specimen: { reference: 'Specimen/s9', display: 'Pleural fluid' } }),
    ],
    albumin: [12, 40],
    doubts: ['new: other-specimen'],
  },
  'a code of the house, of a specimen that did not come': {
    site: { albumin: [HOUSE] },
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { code: { coding: [HOUSE] }, specimen: { reference: 'Specimen/s9' } }),
    ],
    albumin: [12, 40],
    doubts: ['new: specimen-unknown'],
    passed: ['s9: not-delivered'],
  },
  'a code of the house, of a specimen without a kind': {
    site: { albumin: [HOUSE] },
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { code: { coding: [HOUSE] }, specimen: { reference: 'Specimen/s9' } }),
      { resourceType: 'Specimen', id: 's9' },
    ],
    albumin: [12, 40],
    doubts: ['new: specimen-unknown'],
    passed: [],
  },
  'a code of the house, of serum': {
    site: { albumin: [HOUSE] },
    chart: [
      ...WHOLE,
      albumin('new', 32, MAY28, { code: { coding: [HOUSE] }, specimen: { reference: 'Specimen/s9' } }),
      { resourceType: 'Specimen', id: 's9', type: { text: '血清' } },
    ],
    albumin: 32,
    doubts: [],
  },
  'a code of the house, of ascites': {
    site: { albumin: [HOUSE] },
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { code: { coding: [HOUSE] }, specimen: { reference: 'Specimen/s9' } }),
      { resourceType: 'Specimen', id: 's9', type: { coding: [{ display: 'Peritoneal fluid' }] } },
    ],
    albumin: 40,
    doubts: [],
    passed: ['new: other-specimen'],
  },
  'a code of the house without a specimen': {
    site: { albumin: [HOUSE] },
    chart: [...WHOLE, albumin('new', 32, MAY28, { code: { coding: [HOUSE] } })],
    albumin: 32,
  },
  // 2 index date
  "R5's administrations by their own names": {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        resourceType: 'MedicationAdministration',
        id: drug.slice(0, 3),
        status: 'completed',
        medication: { concept: { text: drug } },
        subject: SUBJECT,
        occurenceDateTime: '2026-05-22T10:00:00Z',
      })),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['Cam: malformed', 'Len: malformed'],
  },
  "R5's administrations with the r that R5 gained": {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        resourceType: 'MedicationAdministration',
        id: drug.slice(0, 3),
        status: 'completed',
        medication: { concept: { text: drug } },
        subject: SUBJECT,
        occurrenceDateTime: '2026-05-22T10:00:00Z',
      })),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['Cam: malformed', 'Len: malformed'],
  },
  "R5's statements, recorded": {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({
        resourceType: 'MedicationStatement',
        id: drug.slice(0, 3),
        status: 'recorded',
        medication: { concept: { text: drug } },
        subject: SUBJECT,
        effectiveDateTime: '2026-05-22',
      })),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  'a year alone': {
    chart: [...WHOLE, statement('len', 'Lenvatinib', '2026'), statement('cam', 'Camrelizumab', '2026')],
    index: 'between 2026-01-01..2026-06-01',
    drugDoubts: ['cam: date-imprecise', 'len: date-imprecise'],
  },
  'a renewal of an order that did not come, the partner earlier': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', { priorPrescription: { reference: 'MedicationRequest/l0' } }),
      given('cam', 'Camrelizumab', '2026-03-01T09:00:00Z'),
    ],
    index: 'between 2026-03-01..2026-06-01',
    drugDoubts: ['l0: not-delivered'],
  },
  'a renewal of an order that did not come, the partner of its day': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', { priorPrescription: { reference: 'MedicationRequest/l0' } }),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'both given, one of them under a reference by identifier': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      {
        ...without(given('cam', '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        medicationReference: { identifier: { system: 'https://ehr.example/drugs', value: '77' } },
      },
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: drug-not-told'],
  },
  'both in one Medication that came, by ingredient': {
    chart: [
      ...WHOLE,
      {
        ...without(given('x', '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        medicationReference: { reference: 'Medication/m' },
      },
      {
        resourceType: 'Medication',
        id: 'm',
        ingredient: [
          { itemCodeableConcept: { text: 'camrelizumab' } },
          { itemCodeableConcept: { text: 'lenvatinib mesilate' } },
        ],
      },
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'drugs by the OIDs of ATC and UNII': {
    chart: [
      ...WHOLE,
      ...(
        [
          ['len', '2.16.840.1.113883.6.73', 'L01EX08'],
          ['cam', '2.16.840.1.113883.4.9', '73096E137E'],
        ] as const
      ).map(([id, oid, code]) => ({
        ...given(id, '', '2026-05-22T10:00:00Z'),
        medicationCodeableConcept: { coding: [{ system: `urn:oid:${oid}`, code }] },
      })),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a supply that was declined, and one that was stopped': {
    chart: [
      ...WHOLE,
      dispense('len', 'Lenvatinib', '2026-05-22', { status: 'declined' }),
      dispense('cam', 'Camrelizumab', '2026-05-22', { status: 'stopped' }),
      dispense('len2', 'Lenvatinib', '2026-05-23'),
    ],
    index: 'between 2026-05-23..2026-06-01',
    drugDoubts: ['cam: status-unknown'],
  },
  'a second course three months and more after the first': {
    chart: [
      ...WHOLE,
      ...names('Lenvatinib', 'Camrelizumab', '2025-10-01T09:00:00Z'),
      given('cam2', 'Camrelizumab', '2025-11-12T09:00:00Z'),
      given('len3', 'Lenvatinib', '2026-05-25T09:00:00Z'),
      given('cam3', 'Camrelizumab', '2026-05-25T09:00:00Z'),
    ],
    index: 'known 2026-05-25..2026-05-25',
    earlier: '2025-10-01..2025-11-12',
    criteria: { noPriorTherapy: 'notMet' },
  },
  'the same course with a dose every three weeks': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-02-01T09:00:00Z', {
        effectiveDateTime: undefined as never,
        effectivePeriod: { start: '2026-02-01', end: '2026-05-30' },
      }),
      ...['02-01', '02-22', '03-15', '04-05', '04-26', '05-17'].map((md) =>
        given(`cam${md}`, 'Camrelizumab', `2026-${md}T09:00:00Z`),
      ),
    ],
    index: 'known 2026-02-01..2026-02-01',
    earlier: '',
  },
  'the status of an order in capitals': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) =>
        order(drug.slice(0, 3), drug, '2026-05-22', { status: 'ACTIVE' as never }),
      ),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  'dispensed by prescriptions that did not come': {
    chart: [
      ...WHOLE,
      dispense('len', 'Lenvatinib', '2026-05-22', {
        authorizingPrescription: [{ reference: 'MedicationRequest/x' }],
      }),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  ...Object.fromEntries(
    (
      [
        ['Ondansetron before camrelizumab infusion', 'Lenvatinib'],
        ['Dexamethasone (premedication for camrelizumab)', 'Lenvatinib'],
        ['Urea cream for lenvatinib hand-foot syndrome', 'Camrelizumab'],
        ['Lenvatinib-induced hypertension: amlodipine 5 mg', 'Camrelizumab'],
        ['尿素软膏(仑伐替尼相关手足综合征)', '卡瑞利珠单抗'],
        ['地塞米松 卡瑞利珠单抗预处理', '仑伐替尼'],
        ['Lenvatinib declined by patient', 'Camrelizumab'],
        ['Lenvatinib (patient refused)', 'Camrelizumab'],
        ['Lenvatinib - never started', 'Camrelizumab'],
        ['Lenvatinib: not taking', 'Camrelizumab'],
        ['No lenvatinib', 'Camrelizumab'],
        ['Camrelizumab cancelled', 'Lenvatinib'],
        ['拒绝仑伐替尼', '卡瑞利珠单抗'],
        ['仑伐替尼未服用', '卡瑞利珠单抗'],
        ['未服用仑伐替尼', '卡瑞利珠单抗'],
        ['暂不使用仑伐替尼', '卡瑞利珠单抗'],
        ['曾服仑伐替尼', '卡瑞利珠单抗'],
      ] as const
    ).map(([mention, other]) => [
      `a drug that is only mentioned: ${mention}`,
      {
        chart: [
          ...WHOLE,
          given('m', mention, '2026-05-21T09:00:00Z'),
          given('o', other, '2026-05-21T09:00:00Z'),
        ],
        index: 'not-begun 2026-06-01..2026-06-01',
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        [
          'Lenvatinib capsules, take after meals',
          'Camrelizumab 200 mg iv every 3 weeks, no food restriction',
        ],
        ['Lenvatinib 8 mg (do not crush)', 'Camrelizumab (SHR-1210) in 0.9 % NaCl without DEHP'],
        ['甲磺酸仑伐替尼胶囊 4mg 餐后服用', '注射用卡瑞利珠单抗 200mg 禁止静脉推注'],
        ['Lenvatinib + camrelizumab', 'Ondansetron'],
        ['仑伐替尼联合卡瑞利珠单抗', '生理盐水'],
        ['Lenvatinib, first line after diagnosis', 'Camrelizumab, prior authorisation given'],
        ['Lenvatinib, failure of sorafenib', 'Camrelizumab, allergies checked'],
        ['Lenvatinib; stopped sorafenib', 'Camrelizumab 200 mg, hold if ALT > 200'],
        ['仑伐替尼，已停用索拉非尼', 'Camrelizumab infusion, before discharge'],
      ] as const
    ).map(([one, other]) => [
      `drugs that are meant: ${one}; ${other}`,
      {
        chart: [...WHOLE, given('m', one, '2026-05-21T09:00:00Z'), given('o', other, '2026-05-21T09:00:00Z')],
        index: 'known 2026-05-21..2026-05-21',
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['卡瑞利珠单抗 暂停', '仑伐替尼'],
        ['考虑仑伐替尼', '卡瑞利珠单抗'],
        ['Consider lenvatinib', 'Camrelizumab'],
        ['Lenvatinib, planned for 12 weeks', 'Camrelizumab'],
        ['Camrelizumab (on hold)', 'Lenvatinib'],
        ['Sorafenib or lenvatinib', 'Camrelizumab'],
      ] as const
    ).map(([open, other]) => [
      `a drug that may be given: ${open}`,
      {
        chart: [
          ...WHOLE,
          given('m', open, '2026-05-21T09:00:00Z'),
          given('o', other, '2026-05-21T09:00:00Z'),
        ],
        index: 'between 2026-05-21..2026-06-01',
        drugDoubts: ['m: drug-not-told'],
      },
    ]),
  ),
  'a drug that may be given, without its partner': {
    chart: [...WHOLE, order('m', 'Consider lenvatinib', '2026-05-21')],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'one of two drugs': {
    chart: [
      ...WHOLE,
      given('m', 'Sorafenib or lenvatinib', '2026-05-21T09:00:00Z'),
      given('o', 'Camrelizumab', '2026-05-21T09:00:00Z'),
    ],
    index: 'between 2026-05-21..2026-06-01',
    drugDoubts: ['m: drug-not-told'],
  },
  'one of two drugs, in Chinese': {
    chart: [
      ...WHOLE,
      given('m', '卡瑞利珠单抗或信迪利单抗', '2026-05-21T09:00:00Z'),
      given('o', '仑伐替尼', '2026-05-21T09:00:00Z'),
    ],
    index: 'between 2026-05-21..2026-06-01',
    drugDoubts: ['m: drug-not-told'],
  },
  'a page of statements that is missing': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [...WHOLE, ...both('2026-05-22T10:00:00Z')]
        .map((resource) => ({ resource }) as object)
        .concat({
          resource: {
            resourceType: 'Bundle',
            type: 'searchset',
            total: 0,
            link: [
              { relation: 'self', url: 'https://ehr.example/fhir/MedicationStatement?patient=p1' },
              { relation: 'next', url: 'https://ehr.example/fhir?page=2' },
            ],
            entry: [],
          },
        }),
    },
    index: 'unknown ..2026-06-01',
    earlier: '',
  },
  // 3 whose
  ...Object.fromEntries(
    (
      [
        'https://EHR.example:443/fhir/Patient/p1',
        'http://ehr.example:80/fhir/Patient/p1',
        'https://ehr.example/fhir//Patient/p1',
        'https://ehr.example/fhir/Patient/p1/_history/4',
      ] as const
    ).map((reference) => [
      `the same server as ${reference}`,
      {
        chart: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { fullUrl: 'https://ehr.example/fhir/Patient/p1', resource: PATIENT },
            {
              fullUrl: 'https://ehr.example/fhir/Observation/alb',
              resource: albumin('alb', 40, MAY20, { subject: { reference } }),
            },
          ],
        },
        albumin: 40,
        doubts: [],
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        'https://ehr.example:8443/fhir/Patient/p1',
        'https://ehr.example/fhir/r4/Patient/p1',
        'https://ehr.example.org/fhir/Patient/p1',
      ] as const
    ).map((reference) => [
      `another server: ${reference}`,
      {
        chart: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { fullUrl: 'https://ehr.example/fhir/Patient/p1', resource: PATIENT },
            {
              fullUrl: 'https://ehr.example/fhir/Observation/alb',
              resource: albumin('alb', 40, MAY20, { subject: { reference } }),
            },
          ],
        },
        albumin: 'not-found',
        passed: ['alb: wrong-subject'],
      },
    ]),
  ),
  'a focus on a fetus by type and identifier': {
    chart: [
      ...WHOLE,
      albumin('new', 20, MAY28, {
        focus: [{ type: 'Patient', identifier: { system: 'urn:mrn', value: '9' } }],
      }),
    ],
    albumin: [20, 40],
    doubts: ['new: subject-unknown'],
  },
  'a focus on a group': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { focus: [{ reference: 'Group/g' }] })],
    albumin: 40,
    passed: ['new: wrong-subject'],
  },
  'a group as subject': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { subject: { reference: 'Group/g' } })],
    albumin: 40,
    passed: ['new: wrong-subject'],
  },
  "HCC of another patient's": {
    chart: [PATIENT, { ...HCC, subject: { reference: 'Patient/p2' } }, ...NLR],
    criteria: { hcc: 'unknown' },
  },
  'a drug given to somebody by identifier alone': {
    chart: [
      ...WHOLE,
      ...both('2026-05-22T10:00:00Z').map((item) => ({ ...item, subject: { identifier: { value: '9' } } })),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: subject-unknown', 'len: subject-unknown'],
  },
  'resources without id and one fullUrl for all': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: PATIENT }, ...NLR, ...ALB].map((item) =>
        'resource' in item
          ? item
          : { fullUrl: 'https://ehr.example/fhir/Observation/null', resource: without(item, 'id') },
      ),
    },
    nlr: 2,
    albumin: 40,
  },
  // lesions
  "R5's bodyStructure on a lesion of the liver, by R5's place": {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('dia', 8, MAY20, { bodyStructure: { reference: 'BodyStructure/A' } } as never),
      {
        resourceType: 'BodyStructure',
        id: 'A',
        patient: SUBJECT,
        includedStructure: [{ structure: { text: 'Liver segment VI' } }],
      },
    ],
    diameter: 8,
    doubts: [],
    answer: 'low 83.8..146.4',
  },
  'two segments, each measured on its own day': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('a', 9, MAY10, { bodySite: text('Segment VI').code }),
      size('b', 4, MAY20, { bodySite: text('S8').code }),
    ],
    diameter: 9,
    doubts: [],
  },
  'a segment by code and by words is one': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('a', 9, MAY10, { bodySite: snomed('277961009') }),
      size('b', 7, MAY20, { bodySite: text('肝S7段').code }),
    ],
    diameter: 7,
    passed: ['a: earlier-exam'],
  },
  'a lymph node at the hilum of the liver, in Chinese': {
    chart: [...WHOLE, size('new', 12, MAY28, { bodySite: text('肝门淋巴结').code })],
    diameter: 8,
    passed: ['new: other-lesion'],
  },
  'the adrenal gland, in Chinese, and the colon at the liver': {
    chart: [
      ...WHOLE,
      size('new', 12, MAY28, { bodySite: text('右侧肾上腺').code }),
      size('newer', 11, MAY28, { bodySite: text('Hepatic flexure of colon').code }),
    ],
    diameter: 8,
    passed: ['new: other-lesion', 'newer: other-lesion'],
  },
  'a lesion whose BodyStructure is another patient’s': {
    chart: [
      ...WHOLE,
      size('new', 12, MAY28, about('X')),
      { ...lesion('X'), patient: { reference: 'Patient/p2' } },
    ],
    diameter: [8, 12],
    doubts: ['new: place-unknown'],
  },
  'a lesion whose BodyStructure is malformed': {
    chart: [...WHOLE, size('new', 12, MAY28, about('X')), { ...lesion('X'), location: 'liver' }],
    diameter: [8, 12],
    doubts: ['new: place-unknown'],
  },
  'other dimensions alone': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      tumourSize(
        'dia',
        [
          ['33729-5', 6],
          ['33729-5', 7.5],
        ],
        'cm',
        MAY20,
      ),
    ],
    diameter: 7.5,
  },
  'millimetres called centimetres by the printed unit': {
    chart: [
      ...WHOLE,
      size('new', 0, MAY28, {
        valueQuantity: { value: 84, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'mm' },
      }),
    ],
    diameter: 'newest-not-usable',
    doubts: ['new: unit-contradictory'],
  },
  'a tracking UID at one end alone': {
    chart: [
      ...STARTED,
      tracked('A', '2.25.1'),
      lesion('B'),
      { ...base, ...about('A') },
      exam('e1', allSites(10), DAY42, about('B')),
    ],
    deltaT: 'lesion-not-known',
  },
  'a follow-up whose members came apart, one in doubt': {
    chart: [
      ...STARTED,
      base,
      ...(['A', 'B', 'C', 'D', 'E'] as const).map((site, index) =>
        siteObservation(`s${site}`, site, 30, DAY42, index === 0 ? { status: 'preliminary' } : {}),
      ),
    ],
    deltaT: 'sites-do-not-decide',
  },
  'stiffness of the spleen': {
    chart: [
      ...STARTED,
      base,
      exam('e1', allSites(10), DAY42),
      exam('e2', allSites(40), DAY42, { bodySite: text('Spleen').code }),
    ],
    deltaT: 'negative',
    passed: ['e2: other-lesion'],
  },
  // for whom
  'ECOG by the day of a period': {
    chart: [
      ...WHOLE,
      ecog('e', '', {
        effectiveDateTime: undefined,
        effectivePeriod: { start: '2026-05-20', end: '2026-05-20' },
        valueInteger: 2,
      }),
    ],
    criteria: { performance: 'notMet' },
  },
  'ECOG as an instant': {
    chart: [
      ...WHOLE,
      ecog('e', '', { effectiveDateTime: undefined, effectiveInstant: MAY20, valueInteger: 1 }),
    ],
    criteria: { performance: 'met' },
  },
  'ECOG 1 and 3 at one moment': {
    chart: [...WHOLE, ecog('a', MAY20, { valueInteger: 1 }), ecog('b', MAY20, { valueInteger: 3 })],
    criteria: { performance: 'unknown' },
  },
  'ECOG 0 and 1 at one moment': {
    chart: [...WHOLE, ecog('a', MAY20, { valueInteger: 1 }), ecog('b', MAY20, { valueInteger: 0 })],
    criteria: { performance: 'met' },
  },
  'ECOG 3 preliminary, newest': {
    chart: [
      ...WHOLE,
      ecog('a', MAY10, { valueInteger: 1 }),
      ecog('b', MAY20, { valueInteger: 3, status: 'preliminary' }),
    ],
    criteria: { performance: 'unknown' },
  },
  'ECOG in words that do not say one, newest': {
    chart: [...WHOLE, ecog('a', MAY10, { valueInteger: 1 }), ecog('b', MAY20, { valueString: '2-3' })],
    criteria: { performance: 'unknown' },
  },
  'ECOG withdrawn, newest': {
    chart: [
      ...WHOLE,
      ecog('a', MAY10, { valueInteger: 1 }),
      ecog('b', MAY20, { valueInteger: 3, status: 'entered-in-error' }),
    ],
    criteria: { performance: 'met' },
  },
  "ECOG of another patient's": {
    chart: [...WHOLE, ecog('b', MAY20, { valueInteger: 3, subject: { reference: 'Patient/p2' } })],
    criteria: { performance: 'unknown' },
  },
  'BCLC B and C at one moment': {
    chart: [
      ...WHOLE,
      ...['B', 'C'].map((letter) => ({
        ...without(lab(`s${letter}`, '', 0, '', MAY20), 'valueQuantity'),
        code: { coding: [{ system: NCIT, code: 'C115132' }] },
        valueCodeableConcept: { text: `BCLC Stage ${letter}` },
      })),
    ],
    criteria: { stage: 'unknown' },
  },
  'BCLC of a period to come': {
    chart: [
      ...WHOLE,
      {
        ...without(without(lab('s', '', 0, '', MAY20), 'valueQuantity'), 'effectiveDateTime'),
        effectivePeriod: { start: '2026-07-01' },
        code: { coding: [{ system: NCIT, code: 'C115132' }] },
        valueCodeableConcept: { text: 'BCLC Stage C' },
      },
    ],
    criteria: { stage: 'unknown' },
  },
  'BCLC C preliminary, newer than B': {
    chart: [
      ...WHOLE,
      ...(['B', 'C'] as const).map((letter) => ({
        ...without(lab(`s${letter}`, '', 0, '', letter === 'B' ? MAY10 : MAY20), 'valueQuantity'),
        status: letter === 'B' ? 'final' : 'preliminary',
        code: { coding: [{ system: NCIT, code: 'C115132' }] },
        valueString: `BCLC stage ${letter}`,
      })),
    ],
    criteria: { stage: 'unknown' },
  },
  'a diagnosis of a period to come': {
    chart: [PATIENT, { ...HCC, onsetPeriod: { start: '2026-07-01' } }, ...NLR],
    criteria: { hcc: 'unknown' },
  },
  'a diagnosis noted in a month to come': {
    chart: [PATIENT, { ...HCC, recordedDate: '2026-08' }, ...NLR],
    criteria: { hcc: 'unknown' },
  },
  'a cancer that ended, without a clinical status': {
    chart: [
      ...FRAME,
      {
        ...without(condition('br', { text: 'Breast cancer' }), 'clinicalStatus'),
        abatementDateTime: '2015-01-01',
      },
      ...NLR,
    ],
    criteria: { noOtherMalignancy: 'unknown' },
  },
  ...Object.fromEntries(
    (
      [
        'NSCLC, adenocarcinoma of lung',
        '非小细胞肺癌',
        'Pancreatic ductal adenocarcinoma',
        '食管鳞状细胞癌',
        'Gastric adenocarcinoma',
        'Multiple myeloma',
        '膀胱尿路上皮癌',
        'Carcinoma of prostate (Gleason 7)',
        'Oesophageal cancer',
        '胆囊癌',
      ] as const
    ).map((words) => [
      `another cancer alone: ${words}`,
      { chart: [PATIENT, condition('c', { text: words }), ...NLR], answer: 'outOfScope' },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['Hepatoma', 'met'],
        ['Malignant hepatoma', 'met'],
        ['Embryonal hepatoma', 'unknown'],
        ['肝细胞肝癌(HCC)', 'met'],
        ['原發性肝細胞癌', 'met'],
        ['HCC, s/p RFA', 'met'],
        ['Hepatocellular carcinoma - not excluded', 'unknown'],
        ['非肝细胞癌', 'unknown'],
        ['考虑肝细胞癌', 'unknown'],
        ['Hx of HCC', 'unknown'],
        ['HCC?', 'unknown'],
        ['Father had HCC', 'unknown'],
        ['肝细胞癌高危', 'unknown'],
        ['Combined HCC-CCA', 'unknown'],
      ] as const
    ).map(([words, hcc]) => [
      `diagnosis: ${words}`,
      { chart: [PATIENT, condition('c', { text: words }), ...NLR], criteria: { hcc } },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['http://hl7.org/fhir/sid/icd-10-am', 'C22.0', 'met'],
        ['urn:oid:2.16.840.1.113883.6.90', 'C22.0', 'met'],
        ['http://hl7.org/fhir/sid/icd-10-ca', 'C220', 'met'],
        ['urn:oid:2.16.840.1.113883.6.43.1', '8172/3', 'met'],
        ['urn:oid:2.16.840.1.113883.6.96', '109841003', 'met'],
        ['urn:oid:2.16.840.1.113883.6.96', '312104005', 'notMet'],
        ['urn:oid:2.16.840.1.113883.6.90', 'C64.1', 'notMet'],
        ['http://id.who.int/icd/release/11/mms', '2C12.10', 'notMet'],
        ['http://hl7.org/fhir/sid/icd-10', 'C78.7', 'unknown'],
        ['http://hl7.org/fhir/sid/icd-10-cm', 'K74.60', 'unknown'],
      ] as const
    ).map(([system, code, hcc]) => [
      `diagnosis: ${code} of ${system}`,
      { chart: [PATIENT, condition('c', { coding: [{ system, code }] }), ...NLR], criteria: { hcc } },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['cTACE', 'notMet'],
        ['TACE declined by patient', 'unknown'],
        ['TACE: not done', 'unknown'],
        ['TACE cancelled', 'unknown'],
        ['TACE (planned)', 'unknown'],
        ['拒绝介入栓塞TACE', 'unknown'],
        ['TACE未行', 'unknown'],
        ['肝动脉灌注化疗(FOLFOX)', 'notMet'],
        ['Cryoablation of liver lesion', 'notMet'],
        ['海扶刀治疗', 'notMet'],
        ['高强度聚焦超声', 'notMet'],
        ['质子治疗', 'notMet'],
        ['Proton beam therapy of liver', 'notMet'],
        ['Selective internal radiation therapy', 'notMet'],
        ['立体定向放疗', 'notMet'],
        ['微波消融', 'notMet'],
        ['Liver biopsy', 'unknown'],
        ['PEI', 'notMet'],
        ['TACE consent discussed', 'unknown'],
      ] as const
    ).map(([words, noPriorTherapy]) => [
      `procedure: ${words}`,
      { chart: [...WHOLE, procedure('p', words)], criteria: { noPriorTherapy } },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['Stivarga 40 mg', 'notMet'],
        ['信迪利单抗注射液', 'notMet'],
        ['Atezolizumab', 'notMet'],
        ['Sorafenib - never started', 'unknown'],
        ['Sorafenib declined', 'unknown'],
        ['No sorafenib', 'unknown'],
        ['索拉非尼(未服用)', 'unknown'],
        ['拒绝索拉非尼', 'unknown'],
        ['Aspirin', 'unknown'],
        ['Loperamide for sorafenib diarrhoea', 'notMet'],
      ] as const
    ).map(([drug, noPriorTherapy]) => [
      `drug before: ${drug}`,
      {
        chart: [...WHOLE, statement('s', drug, '2026-01-10', { status: 'completed' })],
        criteria: { noPriorTherapy },
      },
    ]),
  ),
  "TACE by R5's date, after the start": {
    chart: [
      ...STARTED,
      { ...without(procedure('p', 'TACE'), 'performedDateTime'), occurrenceDateTime: '2026-04-01' },
    ],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'TACE of a period after the start, and one before': {
    chart: [
      ...STARTED,
      {
        ...without(procedure('p', 'TACE'), 'performedDateTime'),
        performedPeriod: { start: '2026-02-01', end: '2026-02-02' },
      },
    ],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'a procedure that is malformed': {
    chart: [...WHOLE, { ...procedure('p', 'TACE'), status: 3 }],
    criteria: { noPriorTherapy: 'unknown' },
  },
  // as of
  'an administration at noon of the day, and one an hour later': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-06-01T11:00:00Z'),
      given('cam', 'Camrelizumab', '2026-06-01T13:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'deceased in a month': { chart: [{ ...PATIENT, deceasedDateTime: '2026-05' }, ...NLR], deceased: 'yes' },
  'deceased in words': { chart: [{ ...PATIENT, deceasedDateTime: 'last week' }, ...NLR], deceased: 'yes' },
  // unmapped
  'lymphocytes of the house beside neutrophils of LOINC': {
    chart: [
      ...FRAME,
      lab('anc', '751-8', 4, '10*9/L', MAY20),
      {
        ...lab('alc', '', 2, '10*9/L', MAY20),
        code: { coding: [{ system: 'urn:lab', code: 'LY#', display: 'Lymphocytes abs.' }] },
      },
    ],
    nlr: 'not-found',
    unmapped: ['LY# x1'],
  },
  'only words': {
    chart: [...FRAME, { ...lab('alb', '', 30, 'g/L', MAY20), code: { text: '血清白蛋白' } }],
    albumin: 'not-found',
    unmapped: ['血清白蛋白 x1'],
  },
  // more of all
  'a month of which other records narrow the end': {
    chart: [
      ...WHOLE,
      given('cam', 'Camrelizumab', '2026-01-05T09:00:00Z'),
      statement('len', 'Lenvatinib', '2026-01', { status: 'completed' }),
      dispense('len2', 'Lenvatinib', '2026-01-20'),
    ],
    index: 'between 2026-01-05..2026-01-20',
    drugDoubts: ['len: date-imprecise'],
  },
  'statements that ended, of a period': {
    chart: [
      ...WHOLE,
      ...['Lenvatinib', 'Camrelizumab'].map((drug) =>
        statement(drug.slice(0, 3), drug, '', {
          status: 'stopped',
          effectiveDateTime: undefined as never,
          effectivePeriod: { start: '2026-05-22', end: '2026-05-30' },
        }),
      ),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'an administration until a day, since when is not told': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      given('cam', 'Camrelizumab', '', {
        effectiveDateTime: undefined as never,
        effectivePeriod: { end: '2026-05-25' },
      }),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: date-missing'],
  },
  'an order written in the evening of another zone': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22T23:30:00-05:00'),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'known 2026-05-23..2026-05-23',
  },
  'an order of a Medication that did not come, before both': {
    chart: [
      ...WHOLE,
      {
        ...without(order('x', '', '2026-05-12'), 'medicationCodeableConcept'),
        medicationReference: { reference: 'Medication/9' },
      },
      ...both('2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-12..2026-05-22',
    drugDoubts: ['x: drug-not-told'],
  },
  'a contained Medication that is not there': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      {
        ...without(given('cam', '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        medicationReference: { reference: '#m' },
      },
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: drug-not-told'],
  },
  'a regimen that its note tells, in Chinese': {
    chart: [
      ...WHOLE,
      order('r', '化疗方案', '2026-05-22', { note: [{ text: '仑伐替尼 8mg qd + 卡瑞利珠单抗 200mg q3w' }] }),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['r: drug-not-told'],
  },
  'a solution whose note names what is in it': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      given('r', 'Sodium chloride 0.9 % 100 mL', '2026-05-22T10:00:00Z', {
        note: [{ text: 'with camrelizumab 200 mg' }],
      }),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['r: drug-not-told'],
  },
  'a subject on the server of its resource': {
    chart: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: 'https://a.example/fhir/Patient/p1', resource: PATIENT },
        { fullUrl: 'https://b.example/fhir/Observation/alb', resource: albumin('alb', 40) },
      ],
    },
    albumin: 'not-found',
    passed: ['alb: wrong-subject'],
  },
  'a date with strokes, and one in Chinese': {
    chart: [...WHOLE, albumin('a', 20, '2026/05/28'), albumin('b', 21, '2026年5月28日')],
    albumin: [20, 40],
    doubts: ['a: date-invalid', 'b: date-invalid'],
  },
  'a date of last year with strokes': {
    chart: [...WHOLE, albumin('a', 20, '2025/05/28')],
    albumin: 40,
    passed: ['a: date-invalid'],
  },
  'the thirtieth of February': {
    chart: [...WHOLE, albumin('a', 20, '2026-02-30')],
    albumin: [20, 40],
    doubts: ['a: date-invalid'],
  },
  'a size in a segment followed by one in the lobe': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('a', 9, MAY10, { bodySite: text('Segment VI').code }),
      size('b', 4, MAY20, { bodySite: text('Right hepatic lobe').code }),
    ],
    diameter: [4, 9],
  },
  'a lesion in doubt before an examination that names none': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      lesion('A'),
      size('a', 12, MAY10, { ...about('A'), status: 'preliminary' }),
      size('b', 4, MAY20),
    ],
    diameter: [4, 12],
    doubts: ['a: preliminary'],
  },
  'a smaller lesion in doubt after an examination that names none': {
    chart: [...WHOLE, lesion('A'), size('a', 3, MAY28, { ...about('A'), status: 'preliminary' })],
    diameter: [3, 8],
  },
  'an exam by the extension and one by the tracking UID are of one lesion': {
    chart: [
      ...STARTED,
      tracked('A', '2.25.7'),
      tracked('B', '2.25.7'),
      {
        ...base,
        extension: [
          {
            url: 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.bodyStructure',
            valueReference: { reference: 'BodyStructure/A' },
          },
        ],
      },
      exam('e1', allSites(10), DAY42, about('B')),
    ],
    deltaT: 'negative',
  },
  'two exams of one moment that contradict': {
    chart: [...STARTED, base, exam('e1', allSites(10), DAY42), exam('e2', allSites(40), DAY42)],
    deltaT: 'newest-not-usable',
    doubts: ['e0: contradictory-duplicate', 'e1: contradictory-duplicate', 'e2: contradictory-duplicate'],
  },
  'a follow-up that cannot be read beside a whole one': {
    chart: [
      ...STARTED,
      base,
      exam('e1', allSites(10), DAY42),
      { ...exam('e2', allSites(40), DAY46), component: 'A 40' },
    ],
    deltaT: 'newest-not-usable',
    doubts: ['e2: malformed'],
  },
  'an exam that cannot be read, a year before': {
    chart: [
      ...STARTED,
      base,
      exam('e1', allSites(10), DAY42),
      { ...exam('e2', allSites(40), '2025-03-01T09:00:00Z'), component: 'A 40' },
    ],
    deltaT: 'negative',
    doubts: [],
    passed: ['e2: malformed'],
  },
  'no exam before the start, of another lesion one after it': {
    chart: [
      ...STARTED,
      lesion('A'),
      lesion('B'),
      size('a', 9, '2026-03-01', about('A')),
      exam('e1', allSites(10), DAY42, about('B')),
    ],
    deltaT: 'no-baseline-exam',
  },
  'an exam of another lesion before the start': {
    chart: [
      ...STARTED,
      lesion('A'),
      lesion('B'),
      size('a', 9, '2026-03-01', about('A')),
      { ...base, ...about('B') },
    ],
    deltaT: 'lesion-not-known',
  },
  'an exam of the lesion long before the start': {
    chart: [...STARTED, exam('e1', allSites(10), '2025-03-01T09:00:00Z'), exam('e2', allSites(10), DAY42)],
    deltaT: 'no-baseline-exam',
    passed: ['e1: too-old'],
  },
  'a panel of stiffness whose code nobody knows': {
    chart: [
      ...STARTED,
      base,
      { ...exam('e1', allSites(10), DAY42), status: 'unknown' },
      exam('e2', allSites(10), DAY46),
    ],
    deltaT: 'negative',
    doubts: ['e1: status-unknown'],
  },
  'a report whose results did not come': {
    chart: [
      ...WHOLE,
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '57021-8' }] },
        subject: SUBJECT,
        effectiveDateTime: MAY28,
        result: [{ reference: 'Observation/x' }],
      },
    ],
    nlr: 'newest-not-usable',
    doubts: ['x: not-delivered'],
    passed: ['anc: newer-used'],
  },
  "another patient's report whose results did not come": {
    chart: [
      ...WHOLE,
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '57021-8' }] },
        subject: { reference: 'Patient/p2' },
        effectiveDateTime: MAY28,
        result: [{ reference: 'Observation/x' }],
      },
    ],
    nlr: 2,
    doubts: [],
  },
  'a report that names albumin, which did not come': {
    chart: [
      ...WHOLE,
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: text('Liver panel').code,
        subject: SUBJECT,
        effectiveDateTime: MAY28,
        result: [
          { reference: 'Observation/x', display: 'Albumin' },
          { reference: 'Observation/y', display: 'ALT' },
        ],
      },
    ],
    albumin: 'newest-not-usable',
    doubts: ['x: not-delivered'],
    nlr: 2,
  },
  'a report of urine that names albumin, which did not come': {
    chart: [
      ...WHOLE,
      {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        code: text('Urine protein').code,
        subject: SUBJECT,
        effectiveDateTime: MAY28,
        result: [{ reference: 'Observation/x', display: 'Albumin' }],
      },
    ],
    albumin: 40,
  },
  'an earlier blood count whose members did not come': {
    chart: [...WHOLE, panel('cbc', '57021-8', [{ reference: 'Observation/x1' }], MAY10)],
    nlr: 2,
    passed: ['x1: not-delivered'],
  },
  'a blood count to come, and one withdrawn': {
    chart: [
      ...WHOLE,
      panel('a', '57021-8', [{ reference: 'Observation/x1' }], '2026-07-01'),
      { ...panel('b', '57021-8', [{ reference: 'Observation/x2' }]), status: 'entered-in-error' },
    ],
    nlr: 2,
    doubts: [],
  },
  'a drug given by an array of times': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      { ...given('cam', 'Camrelizumab', ''), effectiveDateTime: ['2026-05-22'] },
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
}

test.each(Object.entries(CASES))('reads %s', async (_, source) => {
  const { chart: _chart, site: _site, ...expected } = source
  expect(await seenOf(source)).toEqual(expected)
})

test('a count whose partner says nothing is named once, without a value that could be taken as the ratio', async () => {
  const unitless = { ...lab('alc-new', '731-0', 1, '', MAY28), valueQuantity: { value: 1 } }
  const { chart } = await readCase([...WHOLE, lab('anc-new', '751-8', 6, '10*9/L', MAY28), unitless])
  const named = [...chart.nlr.doubts, ...chart.nlr.passedOver].map(({ reference, reason, converted }) => [
    reference,
    reason,
    converted?.unit,
  ])
  expect(named).toEqual([
    ['Observation/alc-new', 'unit-missing', undefined],
    ['Observation/anc-new', 'no-partner-in-draw', undefined],
    ['Observation/anc', 'newer-used', '10*9/L'],
    ['Observation/alc', 'newer-used', '10*9/L'],
  ])
})

/** What is printed, each a spelling of 4.2 x 10^9/L, 35 g/L or 8.4 cm. */
const UNITS: readonly [code: string, value: number, units: readonly string[]][] = [
  [
    '751-8',
    4.2,
    [
      '10∧9/L',
      '×10ˆ9/L',
      '10＾9/L',
      '10⌃9/L',
      '10E+09/L',
      '10x9/L',
      '10×9/L',
      '×10⁹个/L',
      '10^9个/升',
      '10*9/升',
      'x 10⁹ cells/L',
      '10^9 cells/litre',
      'K/μL',
      'k/µl',
      'thousand/mm3',
      'thou/mm³',
      '10³/mm³',
      '×10^3/µL',
      '10e3/ul',
      '10*3/cmm',
      'G/l',
      'GIGA/L',
      'Mrd/L',
      '10^9/L.',
      '10\u00a09/L',
      '10^9/公升',
    ],
  ],
  [
    '751-8',
    4200,
    [
      'cells/mm^3',
      '/cu mm',
      '/cu.mm',
      'per cu mm',
      'per mm3',
      'Zellen/µl',
      '/µl',
      'cells/mcL',
      '个/mm3',
      '/mm³',
      '/ul',
      'cells/cumm',
    ],
  ],
  [
    '1751-7',
    3.5,
    [
      'g/dl',
      'gm/100ml',
      'g/100 mL',
      'gm%',
      'gr/dl',
      'g / dL',
      'g per dL',
      'grams per deciliter',
      'GM/DL',
      'g/dL.',
      '克/分升',
      'g·dL-1',
      'g dL-1',
    ],
  ],
  [
    '1751-7',
    35,
    ['G/L', 'g/公升', 'g·L-1', 'g.L-1', 'g L-1', 'g/升', '克／升', 'mg/mL', 'gm/L', 'GRAM/L', 'g/litre'],
  ],
  ['21889-1', 8.4, ['CM', 'cm.', 'ｃｍ', 'Centimetres', '㎝']],
  ['21889-1', 84, ['MM', 'mm.', '公厘', '毫米', 'millimeter']],
]
const RIGHT: Readonly<Record<string, number>> = { '751-8': 4.2, '1751-7': 35, '21889-1': 8.4 }

test.each(UNITS.flatMap(([code, value, units]) => units.map((unit) => [value, unit, code] as const)))(
  'reads %s %s',
  async (value, unit, code) => {
    const { chart } = await readCase([
      PATIENT,
      lab('x', code, 0, '', MAY20, { valueQuantity: { value, unit } }),
    ])
    const reading = { '751-8': chart.anc, '1751-7': chart.albumin }[code] ?? chart.diameter
    expect(resultOf(reading)).toBe(RIGHT[code])
  },
)

test('an assessment of after the day is not read; the clocks of one day may differ', async () => {
  const stored = (id: string, occurrenceDateTime: string) => ({
    resourceType: 'RiskAssessment',
    id,
    status: 'final',
    subject: SUBJECT,
    method: {
      coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'tipm-assessment' }],
    },
    occurrenceDateTime,
  })
  const { chart } = await readCase([
    PATIENT,
    stored('before', MAY20),
    stored('today', '2026-06-01T12:05:00Z'),
    stored('later', '2026-06-02T08:00:00Z'),
  ])
  expect(chart.earlier.map(({ reference }) => reference)).toEqual([
    'RiskAssessment/today',
    'RiskAssessment/before',
  ])
})

test('a value off the scale is printed with its sign', async () => {
  const { chart } = await readCase([PATIENT, albumin('alb', 25, MAY20, OFF('<'))])
  expect(chart.albumin.doubts.map(({ original }) => original)).toEqual(['<25 g/L'])
})
