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
  changed,
  counts,
  DAY42,
  DAY46,
  DIA,
  EARLY,
  FRAME,
  HCC,
  HL7,
  INFINITY,
  MAY1,
  MAY10,
  MAY20,
  MAY28,
  medians,
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
  'a specimen that did not come, of a code of the house': {
    chart: [
      ...WHOLE,
      albumin('new', 12, MAY28, { specimen: { reference: 'Specimen/s9', display: 'Pleural fluid' } }),
    ],
    albumin: [12, 40],
    doubts: ['new: other-specimen'],
  },
  // 2 index date
  "R5's administrations by their own names": {
    chart: [...WHOLE, ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({ resourceType: 'MedicationAdministration', id: drug.slice(0, 3), status: 'completed', medication: { concept: { text: drug } }, subject: SUBJECT, occurenceDateTime: '2026-05-22T10:00:00Z' }))],
    index: 'between 2026-05-22..2026-06-01', drugDoubts: ['Cam: malformed', 'Len: malformed'],
  },
  "R5's administrations with the r that R5 gained": {
    chart: [...WHOLE, ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({ resourceType: 'MedicationAdministration', id: drug.slice(0, 3), status: 'completed', medication: { concept: { text: drug } }, subject: SUBJECT, occurrenceDateTime: '2026-05-22T10:00:00Z' }))],
    index: 'between 2026-05-22..2026-06-01', drugDoubts: ['Cam: malformed', 'Len: malformed'],
  },
  "R5's statements, recorded": {
    chart: [...WHOLE, ...['Lenvatinib', 'Camrelizumab'].map((drug) => ({ resourceType: 'MedicationStatement', id: drug.slice(0, 3), status: 'recorded', medication: { concept: { text: drug } }, subject: SUBJECT, effectiveDateTime: '2026-05-22' }))],
    index: 'between 2026-05-22..2026-06-01',
  },
  'a year alone': {
    chart: [...WHOLE, statement('len', 'Lenvatinib', '2026'), statement('cam', 'Camrelizumab', '2026')],
    index: 'between 2026-01-01..2026-06-01', drugDoubts: ['cam: date-imprecise', 'len: date-imprecise'],
  },
  'a renewal of an order that did not come, the partner earlier': {
    chart: [...WHOLE, order('len', 'Lenvatinib', '2026-05-22', { priorPrescription: { reference: 'MedicationRequest/l0' } }), given('cam', 'Camrelizumab', '2026-03-01T09:00:00Z')],
    index: 'between 2026-03-01..2026-06-01', drugDoubts: ['l0: not-delivered'],
  },
  'a renewal of an order that did not come, the partner of its day': {
    chart: [...WHOLE, order('len', 'Lenvatinib', '2026-05-22', { priorPrescription: { reference: 'MedicationRequest/l0' } }), given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z')],
    index: 'known 2026-05-22..2026-05-22',
  },
  'both given, one of them under a reference by identifier': {
    chart: [...WHOLE, given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'), { ...without(given('cam', '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'), medicationReference: { identifier: { system: 'https://ehr.example/drugs', value: '77' } } }],
    index: 'between 2026-05-22..2026-06-01', drugDoubts: ['cam: drug-not-told'],
  },
  'both in one Medication that came, by ingredient': {
    chart: [...WHOLE, { ...without(given('x', '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'), medicationReference: { reference: 'Medication/m' } }, { resourceType: 'Medication', id: 'm', ingredient: [{ itemCodeableConcept: { text: 'camrelizumab' } }, { itemCodeableConcept: { text: 'lenvatinib mesilate' } }] }],
    index: 'known 2026-05-22..2026-05-22',
  },
  'drugs by the OIDs of ATC and UNII': {
    chart: [...WHOLE, ...([['len', '2.16.840.1.113883.6.73', 'L01EX08'], ['cam', '2.16.840.1.113883.4.9', '73096E137E']] as const).map(([id, oid, code]) => ({ ...given(id, '', '2026-05-22T10:00:00Z'), medicationCodeableConcept: { coding: [{ system: `urn:oid:${oid}`, code }] } }))],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a supply that was declined, and one that was stopped': {
    chart: [...WHOLE, dispense('len', 'Lenvatinib', '2026-05-22', { status: 'declined' }), dispense('cam', 'Camrelizumab', '2026-05-22', { status: 'stopped' }), dispense('len2', 'Lenvatinib', '2026-05-23')],
    index: 'between 2026-05-23..2026-06-01', drugDoubts: ['cam: status-unknown'],
  },
  'a second course three months and more after the first': {
    chart: [...WHOLE, ...names('Lenvatinib', 'Camrelizumab', '2025-10-01T09:00:00Z'), given('cam2', 'Camrelizumab', '2025-11-12T09:00:00Z'), given('len3', 'Lenvatinib', '2026-05-25T09:00:00Z'), given('cam3', 'Camrelizumab', '2026-05-25T09:00:00Z')],
    index: 'known 2026-05-25..2026-05-25', earlier: '2025-10-01..2025-11-12', criteria: { noPriorTherapy: 'notMet' },
  },
  'the same course with a dose every three weeks': {
    chart: [...WHOLE, given('len', 'Lenvatinib', '2026-02-01T09:00:00Z', { effectiveDateTime: undefined as never, effectivePeriod: { start: '2026-02-01', end: '2026-05-30' } }), ...['02-01', '02-22', '03-15', '04-05', '04-26', '05-17'].map((md) => given(`cam${md}`, 'Camrelizumab', `2026-${md}T09:00:00Z`))],
    index: 'known 2026-02-01..2026-02-01', earlier: '',
  },
  'the status of an order in capitals': {
    chart: [...WHOLE, ...['Lenvatinib', 'Camrelizumab'].map((drug) => order(drug.slice(0, 3), drug, '2026-05-22', { status: 'ACTIVE' as never }))],
    index: 'between 2026-05-22..2026-06-01',
  },
  'dispensed by prescriptions that did not come': {
    chart: [...WHOLE, dispense('len', 'Lenvatinib', '2026-05-22', { authorizingPrescription: [{ reference: 'MedicationRequest/x' }] }), given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z')],
    index: 'known 2026-05-22..2026-05-22',
  },
  ...Object.fromEntries(
    ([
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
      ['卡瑞利珠单抗 暂停', '仑伐替尼'],
      ['曾服仑伐替尼', '卡瑞利珠单抗'],
      ['考虑仑伐替尼', '卡瑞利珠单抗'],
      ['Consider lenvatinib', 'Camrelizumab'],
    ] as const).map(([mention, other]) => [
      `a drug that is only mentioned: ${mention}`,
      { chart: [...WHOLE, given('m', mention, '2026-05-21T09:00:00Z'), given('o', other, '2026-05-21T09:00:00Z')], index: 'not-begun 2026-06-01..2026-06-01' },
    ]),
  ),
  ...Object.fromEntries(
    ([
      ['Lenvatinib capsules, take after meals', 'Camrelizumab 200 mg iv every 3 weeks, no food restriction'],
      ['Lenvatinib 8 mg (do not crush)', 'Camrelizumab (SHR-1210) in 0.9 % NaCl without DEHP'],
      ['甲磺酸仑伐替尼胶囊 4mg 餐后服用', '注射用卡瑞利珠单抗 200mg 禁止静脉推注'],
      ['Lenvatinib + camrelizumab', 'Ondansetron'],
      ['仑伐替尼联合卡瑞利珠单抗', '生理盐水'],
      ['Lenvatinib, first line after diagnosis', 'Camrelizumab, prior authorisation given'],
    ] as const).map(([one, other]) => [
      `drugs that are meant: ${one}; ${other}`,
      { chart: [...WHOLE, given('m', one, '2026-05-21T09:00:00Z'), given('o', other, '2026-05-21T09:00:00Z')], index: 'known 2026-05-21..2026-05-21' },
    ]),
  ),
  'one of two drugs': {
    chart: [...WHOLE, given('m', 'Sorafenib or lenvatinib', '2026-05-21T09:00:00Z'), given('o', 'Camrelizumab', '2026-05-21T09:00:00Z')],
    index: 'between 2026-05-21..2026-06-01', drugDoubts: ['m: drug-not-told'],
  },
  'one of two drugs, in Chinese': {
    chart: [...WHOLE, given('m', '卡瑞利珠单抗或信迪利单抗', '2026-05-21T09:00:00Z'), given('o', '仑伐替尼', '2026-05-21T09:00:00Z')],
    index: 'between 2026-05-21..2026-06-01', drugDoubts: ['m: drug-not-told'],
  },
  'a page of statements that is missing': {
    chart: { resourceType: 'Bundle', type: 'collection', entry: [...WHOLE, ...both('2026-05-22T10:00:00Z')].map((resource) => ({ resource }) as object).concat({ resource: { resourceType: 'Bundle', type: 'searchset', total: 0, link: [{ relation: 'self', url: 'https://ehr.example/fhir/MedicationStatement?patient=p1' }, { relation: 'next', url: 'https://ehr.example/fhir?page=2' }], entry: [] } }) },
    index: 'unknown ..2026-06-01',
  },
  // 3 whose
  ...Object.fromEntries(
    (['https://EHR.example:443/fhir/Patient/p1', 'http://ehr.example:80/fhir/Patient/p1', 'https://ehr.example/fhir//Patient/p1', 'https://ehr.example/fhir/Patient/p1/_history/4'] as const).map((reference) => [
      `the same server as ${reference}`,
      { chart: { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'https://ehr.example/fhir/Patient/p1', resource: PATIENT }, { fullUrl: 'https://ehr.example/fhir/Observation/alb', resource: albumin('alb', 40, MAY20, { subject: { reference } }) }] }, albumin: 40, doubts: [] },
    ]),
  ),
  ...Object.fromEntries(
    (['https://ehr.example:8443/fhir/Patient/p1', 'https://ehr.example/fhir/r4/Patient/p1', 'https://ehr.example.org/fhir/Patient/p1'] as const).map((reference) => [
      `another server: ${reference}`,
      { chart: { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: 'https://ehr.example/fhir/Patient/p1', resource: PATIENT }, { fullUrl: 'https://ehr.example/fhir/Observation/alb', resource: albumin('alb', 40, MAY20, { subject: { reference } }) }] }, albumin: 'not-found', passed: ['alb: wrong-subject'] },
    ]),
  ),
  'a focus on a fetus by type and identifier': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { focus: [{ type: 'Patient', identifier: { system: 'urn:mrn', value: '9' } }] })],
    albumin: [20, 40], doubts: ['new: subject-unknown'],
  },
  'a focus on a group': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { focus: [{ reference: 'Group/g' }] })], albumin: 40, passed: ['new: wrong-subject'],
  },
  'a group as subject': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { subject: { reference: 'Group/g' } })], albumin: 40, passed: ['new: wrong-subject'],
  },
  "HCC of another patient's": {
    chart: [PATIENT, { ...HCC, subject: { reference: 'Patient/p2' } }, ...NLR], criteria: { hcc: 'unknown' },
  },
  'a drug given to somebody by identifier alone': {
    chart: [...WHOLE, ...both('2026-05-22T10:00:00Z').map((item) => ({ ...item, subject: { identifier: { value: '9' } } }))],
    index: 'between 2026-05-22..2026-06-01', drugDoubts: ['cam: subject-unknown', 'len: subject-unknown'],
  },
  'resources without id and one fullUrl for all': {
    chart: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: PATIENT }, ...NLR, ...ALB].map((item) => 'resource' in item ? item : { fullUrl: 'https://ehr.example/fhir/Observation/null', resource: without(item, 'id') }) },
    nlr: 2, albumin: 40,
  },
}

test.each(Object.entries(CASES))('reads %s', async (_, source) => {
  const { chart: _chart, ...expected } = source
  expect(await seenOf(source)).toEqual(expected)
})
void [
  allSites,
  condition,
  dispense,
  exam,
  order,
  resultOf,
  siteObservation,
  statement,
  tumourSize,
  base,
  both,
  changed,
  DAY42,
  DAY46,
  EARLY,
  HCC,
  MAY1,
  medians,
  PATIENT,
  procedure,
  readCase,
  snomed,
  STARTED,
  tracked,
  ecog,
  names,
]
