import { expect, test } from 'vitest'
import { loadSite } from '../../src/site/load-site.ts'
import { CAMRELIZUMAB, coded, draft, draftBundle, LENVATINIB } from '../test-support/requests.ts'
import { draftOrders } from './draft-orders.ts'
import { readDrafts } from './recognise-pair.ts'

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const UNII = 'http://fdasis.nlm.nih.gov'

function rules(drugs: object = {}) {
  const site = loadSite({
    name: 'T',
    reading: { drugs },
    smart: { issuers: [{ iss: 'https://ehr.example/fhir', clientId: 'c' }] },
  })
  if (!site.ok) throw new Error('site')
  return site.value.reading
}

function pairOf(bundle: unknown, selections?: readonly string[], drugs?: object) {
  const drafts = draftOrders(bundle)
  if (!drafts.ok) throw new Error(drafts.problem.join('.'))
  return readDrafts(drafts.value, selections, 'p1', rules(drugs)).pair
}

const isPair = (...orders: object[]) => {
  const pair = pairOf(draftBundle(orders))
  return pair !== undefined && pair.partner === undefined
}

const LENVATINIB_SPELLINGS: readonly [string, object][] = [
  ['ATC', coded('l', 'L01EX08')],
  ['UNII', coded('l', 'EE083865G2', UNII)],
  ['an RxNorm product', coded('l', '1604345', RXNORM)],
  ['an RxNorm product under an https system', coded('l', '1792392', RXNORM.replace('http:', 'https:'))],
  ['the English name', draft('l', 'LENVATINIB mesylate 10 mg')],
  ['the brand', draft('l', 'Lenvima 12 mg daily')],
  ['full-width letters', draft('l', 'ｌｅｎｖａｔｉｎｉｂ')],
  ['simplified Chinese', draft('l', '甲磺酸仑伐替尼胶囊')],
  ['traditional Chinese', draft('l', '樂衛瑪 4 mg')],
]

for (const [name, order] of LENVATINIB_SPELLINGS) {
  test(`recognises lenvatinib by ${name}`, () => {
    expect(isPair(order, CAMRELIZUMAB)).toBe(true)
  })
}

const CAMRELIZUMAB_SPELLINGS: readonly [string, object][] = [
  ['ATC', coded('c', 'L01FF14')],
  ['UNII', coded('c', '73096E137E', UNII)],
  ['a spelling variant', draft('c', 'Carrelizumab 200 mg')],
  ['its trial name', draft('c', 'SHR-1210 200 mg')],
  ['simplified Chinese', draft('c', '注射用卡瑞利珠单抗')],
  ['traditional Chinese', draft('c', '卡瑞利珠單抗')],
  ['the Chinese brand', draft('c', '艾瑞卡')],
]

for (const [name, order] of CAMRELIZUMAB_SPELLINGS) {
  test(`recognises camrelizumab by ${name}`, () => {
    expect(isPair(LENVATINIB, order)).toBe(true)
  })
}

const pointing = (id: string, medicationReference: object, more: object = {}) => {
  const { medicationCodeableConcept: _, ...order } = draft(id, '')
  return { ...order, medicationReference, ...more }
}
const drug = (id: string, text: string) => ({ resourceType: 'Medication', id, code: { text } })

test('recognises both by the site’s own drug dictionary, code or name, and not without it', () => {
  const system = 'https://pharmacy.example'
  const orders = draftBundle([coded('l', 'LEN4', system), draft('c', '本院代号 C200 200mg')])
  const drugs = {
    lenvatinib: { codes: [{ system, code: 'LEN4' }] },
    camrelizumab: { names: ['本院代号 C200'] },
  }
  expect(pairOf(orders, undefined, drugs)).toMatchObject({ partner: undefined })
  expect(pairOf(orders)).toBeUndefined()
})

test('recognises a drug that is only a reference with a display, as some EHRs draft it', () => {
  expect(
    isPair(pointing('l', { reference: 'Medication/x9', display: 'lenvatinib 4 mg cap' }), CAMRELIZUMAB),
  ).toBe(true)
})

test('recognises a drug in a contained or bundled Medication, or by its ingredient', () => {
  const contained = pointing('l', { reference: '#d' }, { contained: [drug('d', 'Lenvatinib')] })
  expect(isPair(contained, CAMRELIZUMAB)).toBe(true)
  expect(isPair(pointing('l', { reference: 'Medication/m1' }), drug('m1', 'Lenvatinib'), CAMRELIZUMAB)).toBe(
    true,
  )
  const ingredient = {
    ...drug('m1', 'Capsule'),
    ingredient: [{ itemCodeableConcept: { text: 'lenvatinib mesylate' } }],
  }
  expect(isPair(pointing('l', { reference: 'Medication/m1' }), ingredient, CAMRELIZUMAB)).toBe(true)
})

test('follows a reference by URN within the Bundle', () => {
  const urn = 'urn:uuid:0c3f4f5e-8a9c-4b7d-9b51-3e0a51c6a1f1'
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { fullUrl: urn, resource: { resourceType: 'Medication', code: { text: 'Lenvatinib' } } },
      { resource: pointing('l', { reference: urn }) },
      { resource: CAMRELIZUMAB },
    ],
  }
  expect(pairOf(bundle)).toMatchObject({ partner: undefined })
})

test('recognises the pair in an order set, nested, contained or bundled, and its selection by the set', () => {
  const set = {
    resourceType: 'RequestGroup',
    id: 'g1',
    status: 'draft',
    intent: 'order',
    contained: [LENVATINIB],
    action: [
      { action: [{ resource: { reference: 'MedicationRequest/cam' } }] },
      { resource: { reference: '#len' } },
    ],
  }
  expect(isPair(set, CAMRELIZUMAB)).toBe(true)
  expect(pairOf(draftBundle([set, CAMRELIZUMAB]), ['RequestGroup/g1'])).toMatchObject({ partner: undefined })
  const withDrug = {
    resourceType: 'RequestGroup',
    id: 'g2',
    contained: [pointing('l', { reference: '#d' }), drug('d', 'lenvatinib'), CAMRELIZUMAB],
  }
  expect(isPair(withDrug)).toBe(true)
})

test('names the partner that is not drafted, whichever it is', () => {
  expect(pairOf(draftBundle([LENVATINIB]))?.partner).toBe('camrelizumab')
  expect(pairOf(draftBundle([CAMRELIZUMAB]))?.partner).toBe('lenvatinib')
})

test('is silent for lookalikes', () => {
  for (const name of ['Lapatinib 250 mg', 'Cemiplimab 350 mg', 'Pembrolizumab', 'Levatinibum', 'Sorafenib']) {
    expect(pairOf(draftBundle([draft('x', name)]))).toBeUndefined()
  }
})

test('an order that is stopped, cancelled, done or forbidden orders nothing', () => {
  for (const status of ['stopped', 'cancelled', 'completed', 'entered-in-error']) {
    expect(isPair({ ...LENVATINIB, status }, CAMRELIZUMAB)).toBe(false)
  }
  expect(isPair({ ...LENVATINIB, doNotPerform: true }, CAMRELIZUMAB)).toBe(false)
})

test('an order for another patient does not count', () => {
  expect(isPair({ ...LENVATINIB, subject: { reference: 'Patient/p2' } }, CAMRELIZUMAB)).toBe(false)
  expect(
    isPair({ ...LENVATINIB, subject: { reference: 'https://ehr.example/fhir/Patient/p1' } }, CAMRELIZUMAB),
  ).toBe(true)
})

test('at order-select one of the pair must be among the selections', () => {
  const bundle = draftBundle([LENVATINIB, CAMRELIZUMAB, draft('asp', 'Aspirin')])
  expect(pairOf(bundle, ['MedicationRequest/asp'])).toBeUndefined()
  expect(pairOf(bundle, ['MedicationRequest/asp', 'MedicationRequest/len'])).toMatchObject({
    orders: ['MedicationRequest/len', 'MedicationRequest/cam'],
  })
})

test('leaves malformed orders out instead of failing', () => {
  expect(isPair(LENVATINIB, CAMRELIZUMAB, { resourceType: 'MedicationRequest', id: 'bad', status: 7 })).toBe(
    true,
  )
})
