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
  DIA,
  FRAME,
  HCC,
  HL7,
  INFINITY,
  type Json,
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
  WHOLE,
  without,
} from '../support/chart-cases.ts'

/** Charts as vendors, bridges and registries are known to write them, each with the answer worked out by hand from docs/reading-rules.md. */
const DAY = '2026-03-10'
const range = (low: fhir4.Quantity, high: fhir4.Quantity) => ({ valueRange: { low, high } })
const valueless = (resource: object) => without(resource, 'valueQuantity')
const pairOf = (make: (id: string, drug: string) => Json) =>
  (
    [
      ['len', 'Lenvatinib'],
      ['cam', 'Camrelizumab'],
    ] as const
  ).map(([id, drug]) => make(id, drug))
const planned = (...bounds: readonly Json[]) => ({
  dosageInstruction: bounds.map((repeat) => ({ timing: { repeat } })),
})
const other = (resourceType: string, id: string, more: Json) => ({
  resourceType,
  id,
  status: 'active',
  subject: { reference: 'Patient/p1' },
  ...more,
})
const NCIT = 'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl'
const stage = (id: string, words: string, at = MAY20) => ({
  ...valueless(lab(id, '', 0, '', at)),
  code: { coding: [{ system: NCIT, code: 'C115132' }] },
  valueCodeableConcept: { text: words },
})
const ecog = (id: string, more: Json, at = MAY20) => ({
  ...valueless(lab(id, '89247-1', 0, '', at)),
  ...more,
})
const place = (id: string, value: number, words: string, at = MAY20) =>
  size(id, value, at, { bodySite: { text: words } })
const icd = (code: string, words?: string) => ({
  coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }],
  ...(words === undefined ? {} : { text: words }),
})
const weight = (id: string, value: number, unit: string, at: string, more: Json = {}) => ({
  ...lab(id, '29463-7', value, unit, at),
  ...more,
})
const daily = (milligrams: number, more: Json = {}) => ({
  dosageInstruction: [
    {
      timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
      doseAndRate: [{ doseQuantity: quantity(milligrams, 'mg') }],
    },
  ],
  ...more,
})

const CASES: Readonly<Record<string, ChartCase>> = {
  // 1 choose first, judge then
  'lymphocytes in cells per microlitre whose unit lost its K are no zero': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 4.2, '10*9/L', MAY20),
      lab('alc', '731-0', 0.4, '/uL', MAY20),
    ],
    nlr: 'none-usable',
    doubts: ['alc: implausible'],
  },
  'albumin as a Range of g/dL called g/L': {
    chart: [
      ...WHOLE,
      { ...valueless(albumin('new', 0, MAY28)), ...range(quantity(3.5, 'g/L'), quantity(3.7, 'g/L')) },
    ],
    albumin: 'newest-not-usable',
  },
  'albumin below 3 mg/dL': {
    chart: [
      ...WHOLE,
      albumin('new', 0, MAY28, { valueQuantity: { ...quantity(3, 'mg/dL'), comparator: '<' } }),
    ],
    albumin: 'newest-not-usable',
  },
  'a size above 40 cm': {
    chart: [...WHOLE, size('new', 0, MAY20, { valueQuantity: { ...quantity(40, 'cm'), comparator: '>' } })],
    diameter: [8, INFINITY],
  },
  'albumin with a Range open above, newest': {
    chart: [...WHOLE, { ...valueless(albumin('new', 0, MAY28)), valueRange: { low: quantity(3.5, 'g/dL') } }],
    albumin: [35, INFINITY],
    doubts: ['new: value-range'],
  },
  'albumin at a Timing of events': {
    chart: [
      ...WHOLE,
      without(albumin('new', 28, MAY28, { effectiveTiming: { event: [MAY28] } }), 'effectiveDateTime'),
    ],
    albumin: [28, 40],
    doubts: ['new: date-missing'],
  },
  'off the scale in the words of the interpretation': {
    chart: [...WHOLE, albumin('new', 20, MAY28, { interpretation: [{ text: '<' }] })],
    albumin: [0, 20],
    doubts: ['new: comparator'],
    answer: 'undecided 143.8..206.4',
  },
  'a comparator that R5 gained': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28, { valueQuantity: { ...quantity(28, 'g/L'), comparator: 'ad' as never } }),
    ],
    albumin: 'newest-not-usable',
    doubts: ['new: comparator'],
  },
  'albumin in a metabolic panel of components, one of them without a value': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      {
        ...valueless(lab('cmp', '24323-8', 0, '', MAY20)),
        component: [
          {
            code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }] },
            valueQuantity: quantity(3.6, 'g/dL'),
          },
          {
            code: { coding: [{ system: 'http://loinc.org', code: '1975-2' }] },
            dataAbsentReason: { coding: [{ system: `${HL7}/data-absent-reason`, code: 'unsatisfactory' }] },
          },
        ],
      },
    ],
    albumin: 36,
  },
  'albumin whose name says ascites under the code of serum': {
    chart: [
      ...WHOLE,
      albumin('new', 9, MAY28, {
        code: { coding: [{ system: 'http://loinc.org', code: '1751-7' }], text: 'Albumin, ascites' },
      }),
    ],
    albumin: [9, 40],
    doubts: ['new: other-specimen'],
  },
  'albumin under the code of serum, called 腹水白蛋白': {
    chart: [
      ...WHOLE,
      albumin('new', 9, MAY28, {
        code: { coding: [{ system: 'http://loinc.org', code: '1751-7', display: '腹水白蛋白' }] },
      }),
    ],
    albumin: [9, 40],
    doubts: ['new: other-specimen'],
  },
  'a code of the house for two fluids, told apart by the name': {
    chart: [
      ...WHOLE,
      {
        ...albumin('new', 9, MAY28),
        code: { coding: [{ system: 'urn:lab', code: 'ALB' }], text: 'ALB 胸水' },
      },
    ],
    site: { albumin: [{ system: 'urn:lab', code: 'ALB' }] },
    albumin: 40,
    passed: ['new: other-specimen'],
  },
  'a specimen of another patient': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28, { specimen: { reference: 'Specimen/s' } }),
      { resourceType: 'Specimen', id: 's', subject: { reference: 'Patient/donor' }, type: { text: 'serum' } },
    ],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'issued at a clock without a zone beside one with: neither is the last': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      albumin('a', 30, MAY20, { issued: '2026-05-20T10:00:00' }),
      albumin('b', 38, MAY20, { issued: '2026-05-20T10:30:00Z' }),
    ],
    albumin: [30, 38],
  },
  'a correction as a second resource, issued later': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      albumin('a', 30, MAY20, { issued: '2026-05-20T10:00:00Z' }),
      albumin('b', 38, MAY20, { status: 'corrected', issued: '2026-05-20T18:30:00+08:00' }),
    ],
    albumin: 38,
    passed: ['a: newer-used'],
  },
  'a correction without a time of issue leaves both': {
    chart: [...FRAME, ...NLR, ...DIA, albumin('a', 30), albumin('b', 38, MAY20, { status: 'corrected' })],
    albumin: [30, 38],
    doubts: ['a: contradictory-duplicate', 'b: contradictory-duplicate'],
  },
  'a final result beside a later preliminary one of its moment': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      albumin('a', 30, MAY20, { issued: '2026-05-20T10:00:00Z' }),
      albumin('b', 38, MAY20, { status: 'preliminary', issued: '2026-05-20T11:00:00Z' }),
    ],
    albumin: [30, 38],
  },
  'neutrophils as a Range, lymphocytes as a count': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      {
        ...valueless(lab('anc', '751-8', 0, '', MAY20)),
        ...range(quantity(4, '10*9/L'), quantity(5, '10*9/L')),
      },
      lab('alc', '731-0', 1, '10*9/L', MAY20),
    ],
    nlr: [4, 5],
    answer: 'undecided 118.7..181.3',
  },
  'a leukocyte count in doubt does not touch counts beside it': {
    chart: [...WHOLE, lab('wbc', '6690-2', 6, 'furlong', MAY20)],
    nlr: 2,
  },

  // elastography
  'a follow-up whose sites are Ranges': {
    chart: [
      ...STARTED,
      base,
      {
        ...exam('e1', allSites(0), DAY42),
        component: (exam('e1', allSites(0), DAY42).component ?? []).map((item) => ({
          ...without(item, 'valueQuantity'),
          ...range(quantity(22, 'kPa'), quantity(26, 'kPa')),
        })),
      },
    ],
    deltaT: 'nonnegative',
  },
  'a follow-up whose sites are text, beside an older one': {
    chart: [
      ...STARTED,
      base,
      exam('early', allSites(25), '2026-04-15T09:00:00Z'),
      {
        ...exam('e1', allSites(0), DAY42),
        component: (exam('e1', allSites(0), DAY42).component ?? []).map((item) => ({
          ...without(item, 'valueQuantity'),
          valueString: '18.2 kPa',
        })),
      },
    ],
    deltaT: 'sites-do-not-decide',
  },
  'a follow-up in kilopascals by their pascals': {
    chart: [...STARTED, base, changed(exam('e1', allSites(0), DAY42), () => quantity(25_000, 'Pa') as Json)],
    deltaT: 'nonnegative',
  },
  'a follow-up with both the speed and the kilopascals in words': {
    chart: [
      ...STARTED,
      base,
      changed(exam('e1', allSites(0), DAY42), () => ({
        value: 2.4,
        unit: 'm/s',
        system: 'http://unitsofmeasure.org',
        code: 'kPa',
      })),
    ],
    deltaT: 'sites-do-not-decide',
  },
  'four sites at the follow-up above a scale of which the baseline was short': {
    chart: [
      ...STARTED,
      exam('e0', medians([80, 80, 80, 80, 80, 20, 20, 20, 20]), '2026-03-08T09:00:00Z'),
      changed(exam('e1', allSites(0), DAY42), (_, index) =>
        index < 5 ? { ...quantity(75, 'kPa'), comparator: '>' } : (quantity(25, 'kPa') as Json),
      ),
    ],
    deltaT: 'sites-do-not-decide',
  },

  // 2 the index date
  'two dosages in turn, each with bounds': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-03-01', {
        status: 'completed',
        ...planned(
          { boundsPeriod: { start: DAY, end: '2026-03-24' } },
          { boundsPeriod: { start: '2026-03-25', end: '2026-05-31' } },
        ),
      }),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'two dosages, the later one named first': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-01', {
        ...planned(
          { boundsPeriod: { start: '2026-05-25' } },
          { boundsPeriod: { start: '2026-05-15', end: '2026-05-24' } },
        ),
      }),
      given('cam', 'Camrelizumab', '2026-05-15T09:00:00Z'),
    ],
    index: 'known 2026-05-15..2026-05-15',
  },
  'orders for the days of a Timing of events': {
    chart: [
      ...WHOLE,
      ...pairOf(
        (id, drug) =>
          order(id, drug, '2026-05-01', {
            dosageInstruction: [{ timing: { event: ['2026-05-22', '2026-06-12'] } }],
          }) as never,
      ),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a statement that was never started': {
    chart: [
      ...WHOLE,
      statement('len', 'Lenvatinib', '2026-05-22', {
        status: 'stopped',
        statusReason: [{ text: 'Patient never started' }],
      }),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  'statements of the release before R4, not taken': {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) => ({
        ...statement(id, drug, '2026-05-22', { status: 'completed' }),
        taken: 'n',
      })),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'administrations of the release before R4, not given': {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) => ({ ...given(id, drug, '2026-05-22T09:00:00Z'), notGiven: true })),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'statements under a modifier that denies them': {
    chart: [
      ...WHOLE,
      ...pairOf(
        (id, drug) =>
          statement(id, drug, '2026-05-22', {
            modifierExtension: [{ url: 'http://example.org/negationInd', valueBoolean: true }],
          }) as never,
      ),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['cam: modifier-extension', 'len: modifier-extension'],
  },
  'a dose of nothing': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z', { dosage: { dose: quantity(0, 'mg') } }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a supply of nothing': {
    chart: [
      ...WHOLE,
      dispense('len', 'Lenvatinib', '2026-05-22', { quantity: { value: 0, unit: 'capsule' } }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a renewal of an order known by its number alone': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', { priorPrescription: { identifier: { value: 'rx-7' } } }),
      given('cam', 'Camrelizumab', '2026-03-01T09:00:00Z'),
    ],
    index: 'between 2026-03-01..2026-06-01',
  },
  'a care plan that names both drugs': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', {
        intent: 'plan',
        period: { start: '2026-05-10' },
        activity: [
          { detail: { status: 'in-progress', productCodeableConcept: { text: 'Lenvatinib 8 mg' } } },
          { detail: { status: 'in-progress', productCodeableConcept: { text: 'Camrelizumab 200 mg' } } },
        ],
      }),
    ],
    index: 'between 2026-05-10..2026-06-01',
  },
  'a care plan that was revoked before it began': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', { status: 'draft', intent: 'proposal', title: 'Lenvatinib + camrelizumab' }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a protocol ordered as a service': {
    chart: [
      ...WHOLE,
      other('ServiceRequest', 'sr', {
        intent: 'order',
        authoredOn: '2026-05-10',
        code: { text: '仑伐替尼联合卡瑞利珠单抗方案' },
      }),
    ],
    index: 'between 2026-05-10..2026-06-01',
  },
  'a treatment charted as a procedure': {
    chart: [
      ...WHOLE,
      procedure('c1', 'Camrelizumab infusion, cycle 1 (with lenvatinib)', {
        performedDateTime: '2026-05-10',
      }),
    ],
    index: 'between 2026-05-10..2026-06-01',
  },
  'a group of orders that holds them within': {
    chart: [
      ...WHOLE,
      other('RequestGroup', 'rg', {
        intent: 'order',
        authoredOn: '2026-05-22',
        contained: pairOf((id, drug) => order(id, drug, '2026-05-22') as never),
        action: [{ resource: { reference: '#len' } }, { resource: { reference: '#cam' } }],
      }),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  "R5's name for a statement of the draft before it": {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) =>
        other('MedicationUsage', id, {
          medicationCodeableConcept: { text: drug },
          effectiveDateTime: '2026-05-22',
        }),
      ),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  "DSTU2's orders": {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) => ({
        ...without(other('MedicationOrder', id, {}), 'subject'),
        patient: { reference: 'Patient/p1' },
        dateWritten: '2026-05-22',
        medicationCodeableConcept: { text: drug },
      })),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  'another patient’s care plan': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', {
        subject: { reference: 'Patient/p2' },
        title: 'Lenvatinib + camrelizumab',
        period: { start: '2026-05-10' },
      }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'an ingredient that is a Medication of its own': {
    chart: [
      ...WHOLE,
      ...pairOf((id) => ({
        ...without(given(id, '', '2026-05-22T10:00:00Z'), 'medicationCodeableConcept'),
        medicationReference: { reference: `Medication/kit-${id}` },
      })),
      ...pairOf((id) => ({
        resourceType: 'Medication',
        id: `kit-${id}`,
        ingredient: [{ itemReference: { reference: `Medication/sub-${id}` } }],
      })),
      ...pairOf((id, drug) => ({ resourceType: 'Medication', id: `sub-${id}`, code: { text: drug } })),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'an order whose intent is in capitals': {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) => order(id, drug, '2026-05-22', { intent: 'PLAN' as never }) as never),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'an administration on the day before by the clock of its hospital': {
    chart: [...WHOLE, ...both('2026-05-22T00:30:00+08:00')],
    index: 'known 2026-05-22..2026-05-22',
  },
  'R5 statement of adherence: not taking': {
    chart: [
      ...WHOLE,
      ...pairOf((id, drug) =>
        other('MedicationStatement', id, {
          status: 'recorded',
          medication: { concept: { text: drug } },
          effectiveDateTime: '2026-05-22',
          adherence: { code: { coding: [{ code: 'not-taking' }] } },
        }),
      ),
    ],
    index: 'between 2026-05-22..2026-06-01',
  },
  'only one drug, ended as R5 ends it': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', { status: 'ended' as never }),
      order('cam', 'Camrelizumab', '2026-05-22'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['len: status-unknown'],
  },
  ...Object.fromEntries(
    (
      [
        'Amlodipine 5 mg - hypertension on lenvatinib',
        'Levothyroxine (hypothyroidism, lenvatinib)',
        'Loperamide 2 mg PRN lenvatinib diarrhoea',
        'Hydrocortisone cream 1% - RCCEP with camrelizumab',
        'Thalidomide for camrelizumab RCCEP',
        '左甲状腺素钠片（仑伐替尼致甲减）',
        '氨氯地平片 用于仑伐替尼后高血压',
        '泼尼松 卡瑞利珠单抗免疫性肺炎',
      ] as const
    ).map((words) => {
      const isLen = /lenva|仑伐/i.test(words)
      return [
        `another drug for what one of the pair did: ${words}`,
        {
          chart: [
            ...WHOLE,
            order('m', words, '2026-05-10'),
            given('o', isLen ? 'Camrelizumab' : 'Lenvatinib', '2026-05-21T09:00:00Z'),
          ],
          index: 'not-begun 2026-06-01..2026-06-01',
        },
      ]
    }),
  ),
  ...Object.fromEntries(
    (
      [
        ['LENVATINIB 12 MG/DAY (4 MG X 3) ORAL CAPSULE', 'camrelizumab 200 MG in NaCl 0.9 % 100 mL IVPB'],
        ['甲磺酸仑伐替尼胶囊(4mg*30粒)(乐卫玛)', '注射用卡瑞利珠单抗(艾瑞卡) 200mg'],
        ['lenvatinib (LENVIMA) capsule 8 mg (2 x 4 mg)', 'SHR‐1210 200 mg'],
        ['Lenvatinib mesilate, hold if SBP > 160', 'Camrelizumab, premedicate with chlorphenamine'],
      ] as const
    ).map(([one, two]) => [
      `both drugs as printed: ${one}`,
      {
        chart: [...WHOLE, given('l', one, '2026-05-21T09:00:00Z'), given('c', two, '2026-05-21T09:00:00Z')],
        index: 'known 2026-05-21..2026-05-21',
      },
    ]),
  ),

  // 3 whose
  'the code of a focus says donor': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28, {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/observation-focusCode',
            valueCodeableConcept: { text: 'Donor' },
          },
        ],
      }),
    ],
    albumin: 40,
    passed: ['new: wrong-subject'],
  },
  'the code of a focus without words': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28, {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/observation-focusCode',
            valueCodeableConcept: { coding: [{ system: 'urn:x', code: '7' }] },
          },
        ],
      }),
    ],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'a subject of a type in lower case': {
    chart: [...WHOLE, albumin('new', 28, MAY28, { subject: { reference: 'patient/p1' } })],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'an identifier without its system': {
    chart: [
      { ...PATIENT, identifier: [{ system: 'urn:mrn', value: '77' }] },
      HCC,
      ...NLR,
      ...ALB,
      ...DIA,
      albumin('new', 28, MAY28, { subject: { identifier: { value: '77' } } }),
    ],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'a focus on a newborn by display and type': {
    chart: [...WHOLE, albumin('new', 28, MAY28, { focus: [{ type: 'Patient', display: 'Baby of p1' }] })],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'a subject in the case of another id': {
    chart: [...WHOLE, albumin('new', 28, MAY28, { subject: { reference: 'Patient/P1' } })],
    albumin: 40,
    passed: ['new: wrong-subject'],
  },

  // lesions
  'the place is a component: finding site lung': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('liver', 6),
      size('lung', 9, MAY20, {
        component: [
          {
            code: {
              coding: [{ system: 'http://snomed.info/sct', code: '363698007', display: 'Finding Site' }],
            },
            valueCodeableConcept: { text: 'Lung' },
          },
        ],
      }),
    ],
    diameter: 6,
    passed: ['lung: other-lesion'],
  },
  'two measurements of one lesion by the tracking UID in a component': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      ...(
        [
          ['old', 9, MAY10],
          ['new', 7, MAY20],
        ] as const
      ).map(([id, value, at]) =>
        size(id, value, at, {
          component: [
            {
              code: { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '112040' }] },
              valueString: '1.2.840.99.7',
            },
          ],
        }),
      ),
    ],
    diameter: 7,
  },
  'a lesion by the tracking UID of the guide for structured reports': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      ...(
        [
          ['a', 9, MAY10],
          ['b', 7, MAY20],
        ] as const
      ).flatMap(([id, value, at]) => [
        {
          ...lesion(id),
          identifier: [
            {
              type: {
                coding: [
                  {
                    system: 'http://hl7.org/fhir/uv/dicom-sr/CodeSystem/dicom-identifier-type',
                    code: 'tracking-uid',
                  },
                ],
              },
              system: 'urn:dicom:uid',
              value: 'urn:oid:1.2.840.99.7',
            },
          ],
        },
        size(`s-${id}`, value, at, about(id)),
      ]),
    ],
    diameter: 7,
  },
  'a sum of diameters under the code of a size': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('dia', 6),
      size('sum', 14, MAY20, {
        code: {
          coding: [{ system: 'http://loinc.org', code: '21889-1' }],
          text: 'Sum of longest diameters of target lesions',
        },
      }),
    ],
    diameter: 6,
  },
  'a sum of diameters in Chinese': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('dia', 6),
      size('sum', 14, MAY20, {
        code: { coding: [{ system: 'http://loinc.org', code: '21889-1' }], text: '靶病灶直径总和' },
      }),
    ],
    diameter: 6,
  },
  'a volume under the code of a size': {
    chart: [...WHOLE, size('vol', 900, MAY28, { valueQuantity: quantity(900, 'mL') })],
    diameter: 'newest-not-usable',
  },
  'length and width in words, in the components of one size': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      {
        ...valueless(size('new', 0)),
        component: [
          { code: { text: 'Length' }, valueQuantity: quantity(9, 'cm') },
          { code: { text: 'Width' }, valueQuantity: quantity(6, 'cm') },
        ],
      },
    ],
    diameter: 'none-usable',
    doubts: ['new: data-absent'],
  },
  'a largest dimension in inches beside one in centimetres': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      lesion('A'),
      {
        ...tumourSize('new', [['33728-7', 3.5]], 'cm', MAY20, about('A')),
        component: [
          {
            code: { coding: [{ system: 'http://loinc.org', code: '33728-7' }] },
            valueQuantity: { value: 3.5, unit: 'in', system: 'http://unitsofmeasure.org', code: '[in_i]' },
          },
          {
            code: { coding: [{ system: 'http://loinc.org', code: '33729-5' }] },
            valueQuantity: quantity(60, 'mm'),
          },
        ],
      },
    ],
    diameter: 8.89,
  },
  ...Object.fromEntries(
    (
      [
        ['Segment V, adjacent to gallbladder', 'liver'],
        ['Seg. 6 abutting the right kidney', 'liver'],
        ['S7 near right adrenal', 'liver'],
        ['S4近胆囊', 'liver'],
        ['VIII段，邻近膈肌及肺底', 'liver'],
        ['Right lobe, exophytic, invading the stomach', 'liver'],
        ['肝右后叶下段', 'liver'],
        ['SVIII', 'liver'],
        ['左外叶', 'liver'],
        ['Segment 2/3', 'liver'],
        ['RLL, S6', 'elsewhere'],
        ['Mass adjacent to liver', 'doubt'],
        ['Lymph node near segment IV', 'elsewhere'],
        ['右肺下叶背段S6', 'elsewhere'],
        ['Portacaval space', 'doubt'],
        ['脾脏', 'elsewhere'],
        ['Peritoneal implant next to liver', 'elsewhere'],
        ['L2', 'doubt'],
        ['肾上腺(肝右叶旁)', 'elsewhere'],
      ] as const
    ).map(([words, where]) => [
      `a lesion at: ${words}`,
      {
        chart: [...FRAME, ...NLR, ...ALB, place('liver', 6, 'Liver', MAY20), place('x', 9, words, MAY20)],
        diameter: where === 'liver' ? 9 : where === 'elsewhere' ? 6 : ([6, 9] as const),
        ...(where === 'elsewhere' ? { passed: ['x: other-lesion'] } : {}),
        ...(where === 'doubt' ? { doubts: ['x: place-unknown'] } : {}),
      },
    ]),
  ),

  // scope
  ...Object.fromEntries(
    (
      [
        [{ text: 'Type 2 diabetes mellitus with hyperglycemia (HCC)' }, 'unknown'],
        [{ text: 'Morbid obesity (CMS/HCC)' }, 'unknown'],
        [{ text: 'Chronic hepatitis B with cirrhosis (CMS-HCC)' }, 'unknown'],
        [{ text: 'HCC 18 diabetes with complications' }, 'unknown'],
        [{ text: 'Malignant neoplasm of breast (HCC)' }, 'notMet'],
        [{ text: 'Hepatocellular carcinoma (HCC)' }, 'met'],
        [{ text: '肝癌（HCC）' }, 'met'],
        [icd('C22.0', 'Suspected hepatocellular carcinoma'), 'unknown'],
        [icd('C22.0', '排除肝细胞癌'), 'unknown'],
        [icd('C22.0', 'Hepatocellular carcinoma, ruled out'), 'unknown'],
        [icd('C22.0', 'Family history of hepatocellular carcinoma'), 'unknown'],
        [icd('C22.0', 'Combined hepatocellular-cholangiocarcinoma'), 'unknown'],
        [icd('C22.0', '混合型肝细胞-胆管细胞癌'), 'unknown'],
        [icd('C22.0', 'Liver cell carcinoma'), 'met'],
        [icd('C22.0', '肝细胞癌伴门静脉癌栓'), 'met'],
        [icd('C22.0', 'HCC without cirrhosis'), 'met'],
        [icd('C22.0', '肝恶性肿瘤'), 'met'],
        [icd('C22.0', 'HCC s/p TACE, no extrahepatic spread'), 'met'],
        [
          {
            coding: [
              { system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.0' },
              { system: `${HL7}/icd-o-3`, code: '8180/3' },
            ],
          },
          'unknown',
        ],
        [
          {
            coding: [
              { system: 'http://hl7.org/fhir/sid/icd-10', code: 'C22.0' },
              { system: `${HL7}/icd-o-3`, code: '8160/3' },
            ],
          },
          'unknown',
        ],
        [{ coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7110', code: 'C22.0' }] }, 'met'],
        [snomed('109841003'), 'met'],
        [icd('C22.7'), 'notMet'],
        [icd('C78.7', 'Secondary malignant neoplasm of liver'), 'unknown'],
        [icd('C50.9', 'Breast cancer, ruled out'), 'unknown'],
        [icd('C50.9', 'Family history of breast cancer'), 'unknown'],
      ] as const
    ).map(([code, hcc]) => [
      `a diagnosis as printed: ${JSON.stringify(code)}`,
      { chart: [PATIENT, condition('c', code as never), ...NLR, ...ALB, ...DIA], criteria: { hcc } },
    ]),
  ),
  'a diagnosis under a modifier': {
    chart: [
      PATIENT,
      { ...HCC, modifierExtension: [{ url: 'http://example.org/negated', valueBoolean: true }] },
      ...NLR,
      ...ALB,
      ...DIA,
    ],
    criteria: { hcc: 'unknown' },
  },

  // criteria
  ...Object.fromEntries(
    (
      [
        [{ valueInteger: 9 }, 'unknown'],
        [{ valueInteger: 80 }, 'unknown'],
        [{ valueQuantity: { value: 1.5, unit: '{score}' } }, 'unknown'],
        [{ valueQuantity: { value: 1, unit: '{score}' } }, 'met'],
        [{ valueString: '1 - Restricted in physically strenuous activity' }, 'met'],
        [{ valueString: '0-1' }, 'unknown'],
        [{ valueString: '1/2' }, 'unknown'],
        [{ valueString: 'ECOG 2 (ambulatory, unable to work)' }, 'notMet'],
        [{ valueCodeableConcept: { text: 'ECOG performance status - grade 1' } }, 'met'],
        [
          {
            valueCodeableConcept: {
              coding: [{ display: 'Eastern Cooperative Oncology Group performance status - grade 3' }],
            },
          },
          'notMet',
        ],
        [{ valueString: 'ECOG评分：1分' }, 'met'],
        [{ valueString: '体力状况评分1分' }, 'met'],
        [{ valueRange: { low: { value: 1 }, high: { value: 2 } } }, 'unknown'],
      ] as const
    ).map(([value, performance]) => [
      `ECOG as ${JSON.stringify(value)}`,
      { chart: [...WHOLE, ecog('ps', value)], criteria: { performance } },
    ]),
  ),
  'ECOG as a component of an assessment': {
    chart: [
      ...WHOLE,
      {
        ...valueless(lab('onc', '00000-0', 0, '', MAY20)),
        code: { text: 'Oncology assessment' },
        component: [{ code: { coding: [{ system: 'http://loinc.org', code: '89247-1' }] }, valueInteger: 3 }],
      },
    ],
    criteria: { performance: 'notMet' },
  },
  'ECOG 1 in an older Observation, 3 in a newer assessment': {
    chart: [
      ...WHOLE,
      ecog('ps', { valueInteger: 1 }, MAY10),
      {
        ...valueless(lab('onc', '00000-0', 0, '', MAY20)),
        code: { text: 'Oncology assessment' },
        component: [{ code: { text: 'ECOG' }, valueInteger: 3 }],
      },
    ],
    criteria: { performance: 'notMet' },
  },
  ...Object.fromEntries(
    (
      [
        ['BCLC-C', 'met'],
        ['BCLC C期', 'met'],
        ['C期', 'met'],
        ['巴塞罗那分期C期', 'met'],
        ['BCLC stage C (advanced)', 'met'],
        ['BCLC B2', 'notMet'],
        ['B/C', 'unknown'],
        ['B-C', 'unknown'],
        ['at least C', 'unknown'],
        ['not C', 'unknown'],
      ] as const
    ).map(([words, state]) => [
      `BCLC as "${words}"`,
      { chart: [...WHOLE, stage('bclc', words)], criteria: { stage: state } },
    ]),
  ),
  'TACE that was broken off': {
    chart: [...WHOLE, procedure('tace', 'TACE', { status: 'stopped' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'TACE after the start, known to its month': {
    chart: [...STARTED, procedure('tace', 'TACE', { performedDateTime: '2026-04' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'TACE between two starts that are possible': {
    chart: [
      ...WHOLE,
      statement('len', 'Lenvatinib', '2026-05'),
      statement('cam', 'Camrelizumab', '2026-05'),
      procedure('tace', 'TACE', { performedDateTime: '2026-05-15' }),
    ],
    criteria: { noPriorTherapy: 'unknown' },
  },
  ...Object.fromEntries(
    [
      '肝癌TACE术后',
      '肝癌射频消融术后',
      'Hepatocellular carcinoma, status post TACE',
      'History of radiofrequency ablation of liver',
    ].map((words) => [
      `prior therapy told by a diagnosis: ${words}`,
      { chart: [...WHOLE, condition('after', { text: words })], criteria: { noPriorTherapy: 'notMet' } },
    ]),
  ),
  'a newer weight without a unit': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('old', 62, 'kg', MAY1),
      weight('new', 58, 'kg', MAY10, { valueQuantity: { value: 58 } }),
    ],
    criteria: { dose: 'unknown' },
  },
  'a newer weight that is preliminary and says the same': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('old', 62, 'kg', MAY1),
      weight('new', 58, 'kg', MAY10, { status: 'preliminary' }),
    ],
    criteria: { dose: 'unknown' },
  },
  'two weights of one moment on both sides of 60 kg': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('a', 62, 'kg', MAY10),
      weight('b', 58, 'kg', MAY10),
    ],
    criteria: { dose: 'unknown' },
  },
  'a daily dose in two orders of one day': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(8) as never),
      order('len2', 'Lenvatinib', '2026-05-22', daily(4) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('w', 58, 'kg', MAY10),
    ],
    criteria: { dose: 'unknown' },
  },
  'a dose for the weight': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('w', 140, '[lb_av]', MAY10),
    ],
    criteria: { dose: 'met' },
  },

  // deceased
  'deceased, as a text': { chart: [{ ...PATIENT, deceasedBoolean: 'true' }, ...NLR], deceased: 'yes' },
  'deceased on a day that is withheld': {
    chart: [
      {
        ...PATIENT,
        _deceasedDateTime: {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
          ],
        },
      },
      ...NLR,
    ],
    deceased: 'yes',
  },
  'deceased in a month': { chart: [{ ...PATIENT, deceasedDateTime: '2026-05' }, ...NLR], deceased: 'yes' },

  // the whole chart
  'a count of matches that is a text': {
    chart: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: '12',
      link: [{ relation: 'self', url: 'https://ehr.example/fhir/Observation?patient=p1' }],
      entry: [...WHOLE].map((resource) => ({ resource })),
    },
    albumin: 'read-failed',
  },
  'an entry answered with an outcome beside its status of success': {
    chart: {
      resourceType: 'Bundle',
      type: 'batch-response',
      entry: [
        {
          resource: {
            resourceType: 'Bundle',
            type: 'collection',
            entry: [...WHOLE].map((resource) => ({ resource })),
          },
        },
        {
          response: {
            status: '200',
            outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] },
          },
        },
      ],
    },
    albumin: 'read-failed',
  },

  // what is said beside a code
  ...Object.fromEntries(
    (
      [
        ['Lenvatinib (patient refused)', 'between'],
        ['Lenvatinib - not taking', 'between'],
        ['Sorafenib 200 mg', 'between'],
        ['Lenvatinib 4 mg capsule', 'known'],
        ['capsule, hard', 'known'],
      ] as const
    ).map(([words, state]) => [
      `the code of lenvatinib, called: ${words}`,
      {
        chart: [
          ...WHOLE,
          {
            ...given('len', '', '2026-05-22T09:00:00Z'),
            medicationCodeableConcept: {
              coding: [{ system: 'http://www.whocc.no/atc', code: 'L01EX08' }],
              text: words,
            },
          },
          given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
        ],
        index: state === 'known' ? 'known 2026-05-22..2026-05-22' : 'between 2026-05-22..2026-06-01',
      },
    ]),
  ),
  'a systemic therapy by plan, its drugs not told': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', { title: 'Chemotherapy plan', period: { start: '2026-05-10' } }),
    ],
    index: 'between 2026-05-10..2026-06-01',
  },
  'a systemic therapy charted as a procedure, its drugs not told': {
    chart: [...WHOLE, procedure('chemo', '免疫治疗+靶向治疗', { performedDateTime: '2026-05-10' })],
    index: 'between 2026-05-10..2026-06-01',
  },
  'infusion chemotherapy of the liver is no record of the pair': {
    chart: [
      ...WHOLE,
      procedure('haic', 'Hepatic arterial infusion chemotherapy', { performedDateTime: '2026-05-10' }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
    criteria: { noPriorTherapy: 'notMet' },
  },
  'a reference to the patient with the number of another': {
    chart: [
      { ...PATIENT, identifier: [{ system: 'urn:mrn', value: '77' }] },
      HCC,
      ...NLR,
      ...ALB,
      ...DIA,
      albumin('new', 28, MAY28, {
        subject: { reference: 'Patient/p1', identifier: { system: 'urn:mrn', value: '78' } },
      }),
    ],
    albumin: [28, 40],
    doubts: ['new: subject-unknown'],
  },
  'a reference to the patient with a number of another kind': {
    chart: [
      { ...PATIENT, identifier: [{ system: 'urn:mrn', value: '77' }] },
      HCC,
      ...NLR,
      ...ALB,
      ...DIA,
      albumin('new', 28, MAY28, {
        subject: { reference: 'Patient/p1', identifier: { system: 'urn:insurance', value: '78' } },
      }),
    ],
    albumin: 28,
  },
  'a drug given to an unborn by the name of the extension': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28, {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/observation-focal-subject',
            valueCodeableConcept: { coding: [{ display: 'Fetus' }] },
          },
        ],
      }),
    ],
    albumin: 40,
    passed: ['new: wrong-subject'],
  },

  // lesions that are no tumour in the liver
  ...Object.fromEntries(
    (
      [
        ['Simple hepatic cyst, segment II', 6],
        ['肝囊肿', 6],
        ['肝血管瘤', 6],
        ['Hepatic hemangioma', 6],
        ['Ablation zone, segment VIII', 6],
        ['消融灶', 6],
        ['Liver abscess', 6],
        ['Cystic HCC in segment IV', 9],
        ['HCC beside a cyst', 9],
      ] as const
    ).map(([words, diameter]) => [
      `the larger lesion is called: ${words}`,
      {
        chart: [...FRAME, ...NLR, ...ALB, place('liver', 6, 'Liver'), place('x', 9, words)],
        diameter,
        ...(diameter === 6 ? { passed: ['x: other-lesion'] } : {}),
      },
    ]),
  ),
  'a haemangioma by the morphology of its BodyStructure': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      place('liver', 6, 'Liver'),
      { ...lesion('H'), morphology: { text: 'Cavernous haemangioma' } },
      size('x', 9, MAY20, about('H')),
    ],
    diameter: 6,
    passed: ['x: other-lesion'],
  },
  'a size taken by the pathologist, by its category': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('ct', 6, MAY10),
      size('path', 9, MAY20, { category: [{ coding: [{ system: `${HL7}/v2-0074`, code: 'PAT' }] }] }),
    ],
    diameter: 6,
    passed: ['path: other-lesion'],
  },
  'a size taken by the pathologist, by its name': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      size('ct', 6, MAY10),
      size('path', 9, MAY20, {
        code: { coding: [{ system: 'http://loinc.org', code: '21889-1' }], text: '病理标本肿瘤最大径' },
      }),
    ],
    diameter: 6,
    passed: ['path: other-lesion'],
  },
  'the segment of two lesions, one of them followed': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      place('a', 9, 'Segment VIII', MAY10),
      place('b', 4, 'Segment III', MAY10),
      place('a2', 7, 'S8', MAY20),
    ],
    diameter: 7,
  },
  'a lesion by its name in imaging, followed': {
    chart: [
      ...FRAME,
      ...NLR,
      ...ALB,
      ...(
        [
          ['a', 9, MAY10, 'Lesion 1'],
          ['b', 4, MAY10, 'Lesion 2'],
          ['c', 6, MAY20, 'lesion 1'],
        ] as const
      ).map(([id, value, at, name]) =>
        size(id, value, at, {
          component: [
            {
              code: { coding: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: '112039' }] },
              valueString: name,
            },
          ],
        }),
      ),
    ],
    diameter: 6,
  },

  // prior therapy of other statuses
  'sorafenib of a status nobody told': {
    chart: [...WHOLE, given('sor', 'Sorafenib', '2026-01-10T09:00:00Z', { status: 'unknown' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'sorafenib after the start': {
    chart: [...STARTED, order('sor', 'Sorafenib', '2026-05-20')],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'an undated TACE, therapy begun': {
    chart: [...STARTED, { ...without(procedure('tace', 'TACE'), 'performedDateTime') }],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'an undated TACE, therapy not begun': {
    chart: [...WHOLE, { ...without(procedure('tace', 'TACE'), 'performedDateTime') }],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'TACE in the year before': {
    chart: [...STARTED, procedure('tace', 'TACE', { performedDateTime: '2025' })],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'TACE on the day of the start': {
    chart: [...STARTED, procedure('tace', 'TACE', { performedDateTime: '2026-03-10' })],
    criteria: { noPriorTherapy: 'notMet' },
  },
  'TACE planned by a diagnosis': {
    chart: [...WHOLE, condition('plan', { text: 'HCC, planned TACE' })],
    criteria: { noPriorTherapy: 'unknown' },
  },
  'the weight in pounds by their short name': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('old', 58, 'kg', MAY1),
      weight('new', 0, '', MAY10, { valueQuantity: { value: 150, unit: 'lbs' } }),
    ],
    criteria: { dose: 'unknown' },
  },
  'a weight that somebody else has': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-05-22', daily(12) as never),
      order('cam', 'Camrelizumab', '2026-05-22'),
      weight('own', 62, 'kg', MAY1),
      weight('new', 58, 'kg', MAY10, { subject: { reference: 'Patient/p2' } }),
    ],
    criteria: { dose: 'met' },
  },
  'a weight after the start': {
    chart: [
      ...STARTED,
      order('len-o', 'Lenvatinib', '2026-03-10', daily(12) as never),
      weight('before', 62, 'kg', '2026-03-01'),
      weight('after', 58, 'kg', MAY10),
    ],
    criteria: { dose: 'met' },
  },

  // more of choosing first
  'two ranges of one moment': {
    chart: [
      ...FRAME,
      ...NLR,
      ...DIA,
      { ...valueless(albumin('a', 0)), ...range(quantity(35, 'g/L'), quantity(37, 'g/L')) },
      { ...valueless(albumin('b', 0)), ...range(quantity(36, 'g/L'), quantity(40, 'g/L')) },
    ],
    albumin: [35, 40],
  },
  'a Range upside down': {
    chart: [
      ...WHOLE,
      { ...valueless(albumin('new', 0, MAY28)), ...range(quantity(37, 'g/L'), quantity(35, 'g/L')) },
    ],
    albumin: 'newest-not-usable',
  },
  'a Range of two units': {
    chart: [
      ...WHOLE,
      { ...valueless(albumin('new', 0, MAY28)), ...range(quantity(3.5, 'g/dL'), quantity(37, 'g/L')) },
    ],
    albumin: [35, 37],
  },
  'percentages that exceed the whole': {
    chart: [...WHOLE, lab('np', '770-8', 80, '%', MAY28), lab('lp', '736-9', 30, '%', MAY28)],
    nlr: 'newest-not-usable',
  },
  'albumin by its molar code as an amount, newest': {
    chart: [...WHOLE, lab('new', '54347-0', 570, 'umol/L', MAY28)],
    albumin: 'newest-not-usable',
    doubts: ['new: molar-albumin'],
  },
  'a comparator on each count': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 0, '', MAY20, { valueQuantity: { ...quantity(0.5, '10*9/L'), comparator: '<' } }),
      lab('alc', '731-0', 0, '', MAY20, { valueQuantity: { ...quantity(0.2, '10*9/L'), comparator: '<' } }),
    ],
    nlr: 'none-usable',
  },
  'neutrophils below a limit, lymphocytes counted': {
    chart: [
      ...FRAME,
      ...ALB,
      ...DIA,
      lab('anc', '751-8', 0, '', MAY20, { valueQuantity: { ...quantity(2, '10*9/L'), comparator: '<=' } }),
      lab('alc', '731-0', 1, '10*9/L', MAY20),
    ],
    nlr: [0, 2],
    answer: 'low 83.8..146.4',
  },
  'a preliminary count beside its final twin of the same value': {
    chart: [...WHOLE, lab('anc2', '751-8', 4, '10*9/L', MAY20, { status: 'preliminary' })],
    nlr: 2,
  },
  'a panel that is preliminary, its components newer': {
    chart: [
      ...WHOLE,
      {
        ...valueless(lab('cbc', '58410-2', 0, '', MAY28)),
        status: 'preliminary',
        component: [
          {
            code: { coding: [{ system: 'http://loinc.org', code: '751-8' }] },
            valueQuantity: quantity(8, '10*9/L'),
          },
          {
            code: { coding: [{ system: 'http://loinc.org', code: '731-0' }] },
            valueQuantity: quantity(1, '10*9/L'),
          },
        ],
      },
    ],
    nlr: [2, 8],
    answer: 'undecided 83.8..181.3',
  },

  // codes that nobody mapped, beside results that are read
  ...Object.fromEntries(
    (
      [
        ['NEUT#', 'x10^9/L'],
        ['LYMPH#', 'x10^9/L'],
        ['LY%', '%'],
        ['Gran#', '10^9/L'],
        ['N/L ratio', ''],
        ['Long Axis', 'mm'],
        ['病灶长径', 'mm'],
        ['结节大小', 'cm'],
        ['Nodule size', 'cm'],
        ['血清白蛋白(ALB)', 'g/L'],
      ] as const
    ).map(([name, unit]) => [
      `a result that nobody mapped: ${name}`,
      {
        chart: [
          ...WHOLE,
          {
            ...lab('x', '', 5, '', MAY28),
            code: { coding: [{ system: 'urn:house', code: 'X1', display: name }] },
            valueQuantity: { value: 5, ...(unit === '' ? {} : { unit }) },
          },
        ],
        unmapped: ['X1 x1'],
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['Body length', 'cm'],
        ['MCHC', 'g/L'],
        ['Neurofilament light chain', 'ng/L'],
        ['Lysozyme', 'mg/L'],
        ['Spleen long axis', 'cm'],
      ] as const
    ).map(([name, unit]) => [
      `a result of something else: ${name}`,
      {
        chart: [
          ...WHOLE,
          {
            ...lab('x', '', 5, '', MAY28),
            code: { coding: [{ system: 'urn:house', code: 'X1', display: name }] },
            valueQuantity: { value: 5, unit },
          },
        ],
        unmapped: [],
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        [{ text: 'Hepatocholangiocarcinoma' }, 'unknown'],
        [{ text: '肝细胞-胆管细胞混合癌' }, 'unknown'],
        [{ text: '肝细胞癌伴胆管癌栓' }, 'met'],
        [icd('C22.0', 'Hepatocellular carcinoma with bile duct invasion'), 'met'],
        [icd('C22.0', '双表型肝细胞癌'), 'met'],
        [{ text: '肝内胆管癌' }, 'notMet'],
        [{ text: 'Concern for HCC' }, 'unknown'],
        [{ text: 'LI-RADS 5 observation' }, 'unknown'],
        [{ text: 'Personal history of hepatocellular carcinoma' }, 'unknown'],
        [{ text: '肝细胞癌术后' }, 'met'],
        [{ text: '肝占位，肝癌可能' }, 'unknown'],
        [icd('C22.0', '肝占位性病变，肝细胞癌可能性大'), 'unknown'],
        [icd('C22.0', 'Verdacht auf hepatozelluläres Karzinom'), 'unknown'],
        [icd('Z80.0', 'Family history of HCC'), 'unknown'],
        [{ text: 'Metastatic HCC to lung' }, 'met'],
        [{ text: 'Lung metastasis from hepatocellular carcinoma' }, 'met'],
        [{ text: 'Mixed germ cell tumor; no HCC' }, 'unknown'],
        [{ text: 'HCC-negative biopsy' }, 'unknown'],
        [{ text: 'Anti-HCV positive, HCC screening negative' }, 'unknown'],
        [{ text: 'Liver cancer, awaiting biopsy' }, 'unknown'],
      ] as const
    ).map(([code, hcc]) => [
      `a further diagnosis as printed: ${JSON.stringify(code)}`,
      { chart: [PATIENT, condition('c', code as never), ...NLR, ...ALB, ...DIA], criteria: { hcc } },
    ]),
  ),

  // further records of the therapy
  'an order whose bounds are a duration': {
    chart: [
      ...WHOLE,
      ...pairOf(
        (id, drug) =>
          order(id, drug, '2026-05-22', {
            dosageInstruction: [{ timing: { repeat: { boundsDuration: quantity(42, 'd') } } }],
          }) as never,
      ),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a plan that ended before its partner began': {
    chart: [
      ...WHOLE,
      order('len', 'Lenvatinib', '2026-01-01', {
        status: 'completed',
        ...planned({ boundsPeriod: { start: '2026-01-01', end: '2026-01-31' } }),
      }),
      given('cam', 'Camrelizumab', '2026-05-22T09:00:00Z'),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a Timing whose events are unreadable': {
    chart: [
      ...WHOLE,
      ...pairOf(
        (id, drug) =>
          order(id, drug, '2026-05-22', { dosageInstruction: [{ timing: { event: ['soon'] } }] }) as never,
      ),
    ],
    index: 'unknown ..2026-06-01',
  },
  'an administration denied in its reason': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z', {
        statusReason: [{ coding: [{ display: 'Patient refused' }] }],
      }),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z'),
    ],
    index: 'between 2026-05-22..2026-06-01',
    drugDoubts: ['len: status-unknown'],
  },
  'an infusion that was interrupted for a reaction': {
    chart: [
      ...WHOLE,
      given('len', 'Lenvatinib', '2026-05-22T09:00:00Z'),
      given('cam', 'Camrelizumab', '2026-05-22T10:00:00Z', {
        status: 'stopped',
        statusReason: [{ text: 'Infusion reaction' }],
      }),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a procedure that only prepares for one of the pair': {
    chart: [
      ...WHOLE,
      procedure('port', 'Port placement for camrelizumab', { performedDateTime: '2026-05-10' }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'teaching about chemotherapy': {
    chart: [
      ...WHOLE,
      other('ServiceRequest', 'sr', {
        intent: 'order',
        authoredOn: '2026-05-10',
        code: { text: 'Chemotherapy education' },
      }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a plan to come': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', { title: 'Lenvatinib + camrelizumab', period: { start: '2026-07-01' } }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a plan without a day': {
    chart: [...WHOLE, other('CarePlan', 'plan', { title: 'Lenvatinib + camrelizumab' })],
    index: 'unknown ..2026-06-01',
  },
  'a plan after the start': {
    chart: [
      ...STARTED,
      other('CarePlan', 'plan', { title: 'Lenvatinib + camrelizumab', period: { start: '2026-04-01' } }),
    ],
    index: 'known 2026-03-10..2026-03-10',
  },
  'an order within a dispense that it authorises': {
    chart: [
      ...WHOLE,
      dispense('len', 'Lenvatinib', '2026-05-24', {
        contained: [{ ...order('rx', 'Lenvatinib', '2026-05-20') }],
        authorizingPrescription: [{ reference: '#rx' }],
      }),
      order('cam', 'Camrelizumab', '2026-05-20'),
    ],
    index: 'known 2026-05-20..2026-05-20',
  },
  'an order within a plan, with its Medication beside it': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', {
        intent: 'order',
        contained: pairOf((id) => ({
          ...without(order(id, '', '2026-05-22'), 'medicationCodeableConcept'),
          medicationReference: { reference: `#m-${id}` },
        })).concat(
          pairOf((id, drug) => ({ resourceType: 'Medication', id: `m-${id}`, code: { text: drug } })),
        ),
      }),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a withdrawn plan that holds its orders': {
    chart: [
      ...WHOLE,
      other('RequestGroup', 'rg', {
        status: 'entered-in-error',
        intent: 'order',
        contained: pairOf((id, drug) => order(id, drug, '2026-05-22') as never),
      }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },

  // withdrawn reports, dates that stand for none, codes as numbers
  'a result of a report that was withdrawn': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28),
      {
        ...other('DiagnosticReport', 'r', { result: [{ reference: 'Observation/new' }] }),
        status: 'entered-in-error',
      },
    ],
    albumin: [28, 40],
    doubts: ['new: status-unknown'],
  },
  'a result of a report that was withdrawn, and of the one that replaced it': {
    chart: [
      ...WHOLE,
      albumin('new', 28, MAY28),
      ...(['entered-in-error', 'corrected'] as const).map((status) => ({
        ...other('DiagnosticReport', status, { result: [{ reference: 'Observation/new' }] }),
        status,
      })),
    ],
    albumin: 28,
  },
  'counts of a panel that was cancelled': {
    chart: [
      ...WHOLE,
      ...counts(8, 1, MAY28, '-new'),
      {
        ...valueless(lab('cbc', '57021-8', 0, '', MAY28)),
        status: 'cancelled',
        hasMember: ['anc-new', 'alc-new'].map((id) => ({ reference: `Observation/${id}` })),
      },
    ],
    nlr: [2, 8],
    answer: 'undecided 83.8..181.3',
  },
  ...Object.fromEntries(
    ['1900-01-01', '1970-01-01T00:00:00Z', '0001-01-01', '1899-12-30', '9999-12-31'].map((date) => [
      `statements of ${date}, which is no date`,
      {
        chart: [...WHOLE, statement('len', 'Lenvatinib', date), statement('cam', 'Camrelizumab', date)],
        index: 'unknown ..2026-06-01',
        drugDoubts: ['cam: date-invalid', 'len: date-invalid'],
      },
    ]),
  ),
  'albumin of the first day of 1970': {
    chart: [...WHOLE, albumin('new', 28, '1970-01-01T00:00:00Z')],
    albumin: [28, 40],
    doubts: ['new: date-invalid'],
  },
  'a statement that goes on until the end of time': {
    chart: [
      ...WHOLE,
      ...pairOf(
        (id, drug) =>
          without(
            statement(id, drug, '', { effectivePeriod: { start: '2026-05-22', end: '9999-12-31' } }),
            'effectiveDateTime',
          ) as never,
      ),
    ],
    index: 'known 2026-05-22..2026-05-22',
  },
  'a code of the house that is a number': {
    chart: [
      ...WHOLE,
      { ...albumin('new', 28, MAY28), code: { coding: [{ system: 'urn:lab', code: 4711 }] } },
    ],
    site: { albumin: [{ system: 'urn:lab', code: '4711' }] },
    albumin: 28,
  },
  'HCC in SNOMED CT as a number': {
    chart: [
      PATIENT,
      condition('c', { coding: [{ system: 'http://snomed.info/sct', code: 109841003 as never }] }),
      ...NLR,
      ...ALB,
      ...DIA,
    ],
    criteria: { hcc: 'met' },
  },
  ...Object.fromEntries(
    [
      'Parotid gland, left lobe',
      'Thymus, right lobe',
      '腮腺左叶',
      'L5/S1',
      'Mediastinum',
      '胸腺右叶',
      'Larynx',
    ].map((words) => [
      `a lesion elsewhere: ${words}`,
      {
        chart: [...FRAME, ...NLR, ...ALB, place('liver', 6, 'Liver'), place('x', 9, words)],
        diameter: 6,
        passed: ['x: other-lesion'],
      },
    ]),
  ),

  // therapies of the liver, and those of other organs by the same technique
  ...Object.fromEntries(
    (
      [
        ['肝癌介入治疗', 'notMet'],
        ['肝动脉介入术', 'notMet'],
        ['肝动脉栓塞术', 'notMet'],
        ['经导管动脉化疗栓塞', 'notMet'],
        ['射波刀治疗肝癌', 'notMet'],
        ['CyberKnife, liver', 'notMet'],
        ['肝脏肿瘤放疗', 'notMet'],
        ['External beam radiotherapy to liver', 'notMet'],
        ['Bland embolization of hepatic artery', 'notMet'],
        ['Hepatic artery embolisation', 'notMet'],
        ['Radiofrequency ablation, liver segment VI', 'notMet'],
        ['Microwave ablation', 'notMet'],
        ['冠状动脉介入治疗', 'unknown'],
        ['脾动脉栓塞术', 'unknown'],
        ['支气管动脉栓塞术', 'unknown'],
        ['Uterine artery embolization', 'unknown'],
        ['Radiofrequency ablation of atrial fibrillation', 'unknown'],
        ['心房颤动射频消融术', 'unknown'],
        ['Microwave ablation of thyroid nodule', 'unknown'],
        ['甲状腺结节微波消融术', 'unknown'],
        ['Cryoablation, left kidney', 'unknown'],
        ['Renal denervation', 'unknown'],
        ['乳腺癌放疗', 'unknown'],
      ] as const
    ).map(([words, noPriorTherapy]) => [
      `a further procedure: ${words}`,
      { chart: [...WHOLE, procedure('x', words)], criteria: { noPriorTherapy } },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['肺动脉栓塞', 'unknown'],
        ['房颤射频消融术后', 'unknown'],
        ['Pulmonary artery embolism', 'unknown'],
        ['肝癌介入术后', 'notMet'],
        ['HCC s/p Y-90', 'notMet'],
      ] as const
    ).map(([words, noPriorTherapy]) => [
      `a further diagnosis that may tell a therapy: ${words}`,
      { chart: [...WHOLE, condition('x', { text: words })], criteria: { noPriorTherapy } },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['Lenvatinib (d/c)', 'Camrelizumab'],
        ["Lenvatinib DC'd 3/2026", 'Camrelizumab'],
        ['仑伐替尼胶囊（已停）', '卡瑞利珠单抗'],
        ['Lenvatinib [discontinued]', 'Camrelizumab'],
        ['卡瑞利珠单抗（取消）', '仑伐替尼'],
      ] as const
    ).map(([one, two]) => [
      `a drug that its name says is off: ${one}`,
      {
        chart: [...WHOLE, given('m', one, '2026-05-21T09:00:00Z'), given('o', two, '2026-05-21T09:00:00Z')],
        index: 'not-begun 2026-06-01..2026-06-01',
      },
    ]),
  ),
  ...Object.fromEntries(
    (
      [
        ['Portal vein tumor thrombus length', 6],
        ['门静脉癌栓长度', 6],
        ['Liver span', 6],
        ['肝右叶斜径', 6],
        ['Total tumor diameter', 6],
        ['Size of HCC with portal vein thrombus', 9],
        ['Size of largest liver lesion', 9],
        ['肝右叶肿块大小', 9],
      ] as const
    ).map(([words, diameter]) => [
      `a size that is called: ${words}`,
      {
        chart: [
          ...FRAME,
          ...NLR,
          ...ALB,
          place('liver', 6, 'Liver'),
          size('x', 9, MAY20, {
            code: { coding: [{ system: 'http://loinc.org', code: '21889-1' }], text: words },
          }),
        ],
        diameter,
      },
    ]),
  ),

  ...Object.fromEntries(
    (
      [
        ['TACE（肿瘤中心）', 'notMet'],
        ['TACE, RFA of lung metastasis', 'notMet'],
        ['TARE via right portal vein branch', 'notMet'],
        ['心脏射频消融术', 'unknown'],
        ['Contraindication to TACE', 'unknown'],
        ['Post-TACE syndrome', 'notMet'],
      ] as const
    ).map(([words, noPriorTherapy]) => [
      `by whichever record: ${words}`,
      {
        chart: [...WHOLE, procedure('x', words), condition('y', { text: words })],
        criteria: { noPriorTherapy },
      },
    ]),
  ),
  ...Object.fromEntries(
    [
      'Between segments V and VIII',
      '肝右叶近膈顶',
      'S8/S5交界',
      'Dome of liver near IVC',
      '肝左外叶近包膜',
    ].map((words) => [
      `a lesion within the liver: ${words}`,
      {
        chart: [...FRAME, ...NLR, ...ALB, place('liver', 6, 'Liver'), place('x', 9, words)],
        diameter: 9,
      },
    ]),
  ),
  'chemotherapy of another cancer': {
    chart: [
      ...WHOLE,
      procedure('chemo', 'Chemotherapy for breast cancer', { performedDateTime: '2019-05-10' }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a draft plan that holds its orders': {
    chart: [
      ...WHOLE,
      other('CarePlan', 'plan', {
        status: 'draft',
        intent: 'plan',
        contained: pairOf((id, drug) => order(id, drug, '2026-05-22', { status: 'draft' }) as never),
      }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'a plan of another patient that holds orders of nobody': {
    chart: [
      ...WHOLE,
      other('RequestGroup', 'rg', {
        subject: { reference: 'Patient/p2' },
        intent: 'order',
        contained: pairOf((id, drug) => without(order(id, drug, '2026-05-22'), 'subject') as never),
      }),
    ],
    index: 'not-begun 2026-06-01..2026-06-01',
  },
  'shots as sampled data, beside an older exam': {
    chart: [
      ...STARTED,
      base,
      exam('early', allSites(15), '2026-04-15T09:00:00Z'),
      {
        ...exam('e1', allSites(0), DAY42),
        component: (exam('e1', allSites(0), DAY42).component ?? []).map((item) => ({
          ...without(item, 'valueQuantity'),
          valueSampledData: { origin: quantity(0, 'kPa'), period: 1, dimensions: 1, data: '24 25 26 25 25' },
        })),
      },
    ],
    deltaT: 'sites-do-not-decide',
  },
  'a follow-up whose Ranges lie on both sides': {
    chart: [
      ...STARTED,
      base,
      {
        ...exam('e1', allSites(0), DAY42),
        component: (exam('e1', allSites(0), DAY42).component ?? []).map((item) => ({
          ...without(item, 'valueQuantity'),
          ...range(quantity(18, 'kPa'), quantity(26, 'kPa')),
        })),
      },
    ],
    deltaT: 'sites-do-not-decide',
  },
  'a follow-up of Ranges in another unit': {
    chart: [
      ...STARTED,
      base,
      {
        ...exam('e1', allSites(0), DAY42),
        component: (exam('e1', allSites(0), DAY42).component ?? []).map((item) => ({
          ...without(item, 'valueQuantity'),
          ...range(quantity(2.2, 'm/s'), quantity(2.6, 'm/s')),
        })),
      },
    ],
    deltaT: 'sites-do-not-decide',
  },
}

test.each(Object.entries(CASES))('%s', async (_, example) => {
  const { chart: _chart, site: _site, ...expected } = example
  expect(await seenOf(example)).toEqual(expected)
})

/** Units as printed: read as these counts of 10*9/L, or refused; never anything else. */
const UNITS: readonly (readonly [unit: string, value: number, expected: 4.2 | 'refused'])[] = [
  ...[
    '10^9/л',
    '10⁹/л',
    'тыс/мкл',
    'x10(3)/microL',
    'K/microL',
    'Thou/cu mm',
    '10³/ mm³',
    '10*3/microliter',
    'X10^3/MM3',
    '千个/μL',
    '10*9个/L',
    '×10³/μL',
    'GIGA/l',
    'x 10E9 / L',
    '10*3.uL^-1',
    'thousand/ul',
    '千/mm3',
    '10^9∕L',
    '10⁹⁄L',
    '10＊9／L',
  ].map((unit) => [unit, 4.2, 4.2] as const),
  ...[
    'M/uL',
    'T/L',
    '10*12/L',
    '10*3/L',
    'mil/mm3',
    '%',
    'g/dL',
    '10*9',
    'L',
    '/hpf',
    '/100 WBC',
    '10*-9/L',
  ].map((unit) => [unit, 4.2, 'refused'] as const),
]

test.each(UNITS)('reads or refuses neutrophils in %s', async (unit, value, expected) => {
  const { chart } = await readCase([
    PATIENT,
    lab('anc', '751-8', value, '', MAY20, { valueQuantity: { value, unit } }),
    lab('alc', '731-0', 1, '10*9/L', MAY20),
  ])
  if (expected === 'refused' || chart.nlr.state === 'unknown') expect(chart.nlr.state).toBe('unknown')
  else expect(chart.nlr).toMatchObject({ state: 'known', value: expected })
})

test('what may be prior therapy is named, and nothing of another patient', async () => {
  const others = { subject: { reference: 'Patient/p2' } }
  const { chart } = await readCase([
    ...WHOLE,
    given('sor', 'Sorafenib', '2026-01-10T09:00:00Z', { status: 'unknown' }),
    given('sor2', 'Sorafenib', '2026-01-10T09:00:00Z', { status: 'unknown', ...others }),
    procedure('tace', 'TACE', { status: 'stopped' }),
    procedure('tace2', 'TACE', { status: 'stopped', ...others }),
    condition('rfa', { text: 'Liver nodule after RFA' }, others),
  ])
  const { evidence } = chart.criteria.find(({ id }) => id === 'noPriorTherapy') ?? { evidence: [] }
  expect(evidence.map(({ reference }) => reference)).toEqual([
    'Procedure/tace',
    'MedicationAdministration/sor',
  ])
})

test('plans and procedures are named beside the start that they leave open, and a procedure of the day of a dose is that dose', async () => {
  const plan = other('CarePlan', 'plan', {
    title: 'Lenvatinib + camrelizumab',
    period: { start: '2026-05-10' },
  })
  const { chart } = await readCase([
    ...WHOLE,
    ...both('2026-05-22T09:00:00Z'),
    plan,
    procedure('dose', 'Camrelizumab infusion', { performedDateTime: '2026-05-22' }),
  ])
  expect(chart.indexDate.doubts).toEqual([
    {
      ...{ reference: 'CarePlan/plan', kind: 'order', drug: undefined, text: 'Lenvatinib + camrelizumab' },
      ...{ date: '2026-05-10', status: 'active', reason: 'other-record' },
    },
  ])
  expect(chart.indexDate.state).toBe('between')
})

/** Units as printed of other inputs: the value that is read, or a refusal. */
const PRINTED: readonly (readonly [
  code: string,
  value: number,
  unit: string,
  expected: number | 'refused',
])[] = [
  ...['G/L', 'gr/L', 'g/l', 'ｇ／Ｌ', 'g·L⁻¹', 'grams/litre', '克/升', 'mg/mL'].map(
    (unit) => ['1751-7', 38, unit, 38] as const,
  ),
  ...['g/dl', 'G/DL', 'gm/dl', 'g%', 'g/100mL', '克/分升', 'g/dL (calc)'].map(
    (unit) => ['1751-7', 3.8, unit, unit === 'g/dL (calc)' ? 'refused' : 38] as const,
  ),
  ...['umol/L', 'mmol/L', '%', 'g', 'mg/24h', 'g/mol'].map(
    (unit) => ['1751-7', 38, unit, 'refused'] as const,
  ),
  ...['cm', 'CM', 'Cm', 'cm.', 'ｃｍ', '㎝', '厘米', '公分', 'centimetre'].map(
    (unit) => ['21889-1', 8, unit, 8] as const,
  ),
  ...['mm', 'MM', '㎜', '毫米', 'mm.', 'millimeters'].map((unit) => ['21889-1', 80, unit, 8] as const),
  ...['cm2', 'cm3', 'mL', 'px', 'cm/m2', '%', 'cm2 '].map((unit) => ['21889-1', 8, unit, 'refused'] as const),
]

test.each(PRINTED)('%s of %s %s is %s', async (code, value, unit, expected) => {
  const { chart } = await readCase([
    PATIENT,
    lab('x', code, value, '', MAY20, { valueQuantity: { value, unit } }),
  ])
  const reading = code === '1751-7' ? chart.albumin : chart.diameter
  if (expected === 'refused') expect(reading.state).toBe('unknown')
  else expect(reading).toMatchObject({ state: 'known', value: expected })
})
