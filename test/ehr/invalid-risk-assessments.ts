/** RiskAssessments that break R4, each in one way; a validator that passes one of them gives no verdict. */
export type Invalid = { readonly fault: string; readonly resource: object; readonly expected: RegExp }

const prediction = { outcome: { text: 'Progressive disease' }, probabilityDecimal: 38.2 }

/** Valid: points and class in text, probability as a percentage, references to inputs with their version. */
export const valid = {
  resourceType: 'RiskAssessment',
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">TIPM 142 points, low</div>' },
  identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:5f3c1f0e-7a52-4e0d-9a6b-0d3f3f6f1c01' }],
  status: 'final',
  method: { text: 'TIPM' },
  code: { text: 'Probability of progression on lenvatinib + camrelizumab' },
  subject: { reference: 'Patient/p1' },
  occurrenceDateTime: '2026-03-01T09:30:00+01:00',
  performer: { reference: 'Practitioner/d1' },
  basis: [{ reference: 'Observation/a1/_history/2' }],
  prediction: [prediction],
}

const without = (key: keyof typeof valid): object =>
  Object.fromEntries(Object.entries(valid).filter(([name]) => name !== key))
const predicting = (change: object): object => ({ ...valid, prediction: [{ ...prediction, ...change }] })
const script = '<div xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></div>'
const ucum = { system: 'http://unitsofmeasure.org', code: '%' }

export const invalid: readonly Invalid[] = [
  { fault: 'no status', resource: without('status'), expected: /status/ },
  { fault: 'no subject', resource: without('subject'), expected: /subject/ },
  {
    fault: 'a status outside the value set',
    resource: { ...valid, status: 'done' },
    expected: /'done'|status/,
  },
  {
    fault: 'two values of occurrence[x]',
    resource: { ...valid, occurrencePeriod: { start: '2026-03-01' } },
    expected: /occurrence/,
  },
  {
    fault: 'two values of probability[x]',
    resource: predicting({ probabilityRange: { low: { value: 1, ...ucum }, high: { value: 2, ...ucum } } }),
    expected: /probability/,
  },
  {
    fault: 'a probability over 100 (ras-2)',
    resource: predicting({ probabilityDecimal: 138 }),
    expected: /ras-2/,
  },
  {
    fault: 'a low end without a unit of percent (ras-1)',
    resource: { ...valid, prediction: [{ probabilityRange: { low: { value: 0.1 }, high: { value: 0.2 } } }] },
    expected: /ras-1/,
  },
  {
    fault: 'a probability as a string',
    resource: predicting({ probabilityDecimal: '38.2' }),
    expected: /decimal|number/,
  },
  { fault: 'a field that R4 does not know', resource: { ...valid, score: 142 }, expected: /score/ },
  { fault: 'an empty array', resource: { ...valid, basis: [] }, expected: /[Aa]rray/ },
  { fault: 'an empty object', resource: { ...valid, method: {} }, expected: /method|empty|ele-1/i },
  { fault: 'one object where a list belongs', resource: { ...valid, prediction }, expected: /[Aa]rray/ },
  {
    fault: 'a list where one object belongs',
    resource: { ...valid, subject: [valid.subject] },
    expected: /[Aa]rray|Object/,
  },
  {
    fault: 'a script in the narrative',
    resource: { ...valid, text: { status: 'generated', div: script } },
    expected: /script/,
  },
  {
    fault: 'a contained resource that nothing refers to (dom-3)',
    resource: { ...valid, contained: [{ resourceType: 'Device', id: 'unused' }] },
    expected: /dom-3/,
  },
  {
    fault: 'a contained resource that contains another (dom-2)',
    resource: {
      ...valid,
      performer: { reference: '#a' },
      contained: [
        {
          resourceType: 'Device',
          id: 'a',
          parent: { reference: '#b' },
          contained: [{ resourceType: 'Device', id: 'b' }],
        },
      ],
    },
    expected: /dom-2|contained/,
  },
  {
    fault: 'a reference to the wrong type',
    resource: { ...valid, subject: { reference: 'Device/d' } },
    expected: /Device/,
  },
  {
    fault: 'a date that is none',
    resource: { ...valid, occurrenceDateTime: '2026-02-30' },
    expected: /date/i,
  },
  {
    fault: 'an instant without a time zone',
    resource: { ...valid, occurrenceDateTime: '2026-03-01T09:30:00' },
    expected: /time ?zone/i,
  },
  {
    fault: 'an unknown code of a known system',
    resource: predicting({
      qualitativeRisk: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/risk-probability', code: 'hihg' }],
      },
    }),
    expected: /hihg/,
  },
  {
    fault: 'an extension nobody defines',
    resource: { ...valid, extension: [{ url: 'http://nowhere.example/x', valueString: 'x' }] },
    expected: /nowhere/,
  },
  {
    fault: 'a period that ends before it starts',
    resource: predicting({ whenPeriod: { start: '2026-03-01', end: '2026-02-01' } }),
    expected: /per-1/,
  },
]
