import { expect, test } from 'vitest'
import { lab, order, pairFrom, read, statement } from '../../../test/support/chart-builders.ts'

const weight = (value: number, unit = 'kg', at = '2026-10-01T08:00:00Z') =>
  lab(`w${value}`, '29463-7', value, unit, at)
const START = pairFrom('2026-10-10T08:00:00Z')
const lenvatinib = (milligrams: number, repeat: object = {}, at = '2026-10-09') =>
  order(`order-${milligrams}`, 'Lenvatinib', at, {
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...repeat } },
        doseAndRate: [{ doseQuantity: { value: milligrams, unit: 'mg' } }],
      },
    ],
  })

/** An order of another dose. */
const dosed = (doseQuantity: object) => {
  const { dosageInstruction, ...rest } = lenvatinib(8)
  const [{ timing } = {}] = dosageInstruction ?? []
  return { ...rest, dosageInstruction: [{ timing, doseAndRate: [{ doseQuantity }] }] }
}
/** An order that gives its dosage, or its rate, twice. */
const twice = (part: 'dosageInstruction' | 'doseAndRate') => {
  const { dosageInstruction, ...rest } = lenvatinib(8)
  const [dosage] = dosageInstruction ?? []
  if (part === 'dosageInstruction') return { ...rest, dosageInstruction: [dosage, dosage] }
  const [rate] = dosage?.doseAndRate ?? []
  return { ...rest, dosageInstruction: [{ ...dosage, doseAndRate: [rate, rate] }] }
}

async function judged(...resources: readonly unknown[]) {
  const criterion = (await read([...START, ...resources])).criteria.find(({ id }) => id === 'dose')
  return { state: criterion?.state, texts: criterion?.evidence.map(({ text }) => text) }
}

test.each([
  [59.9, 8, 'met'],
  [60, 12, 'met'],
  [59.9, 12, 'notMet'],
  [60, 8, 'notMet'],
  [74, 10, 'notMet'],
])(
  'at %f kg, %f mg a day is %s (8 mg under 60 kg, 12 mg from 60 kg: paper, Methods)',
  async (kg, mg, state) => {
    expect(await judged(weight(kg), lenvatinib(mg))).toEqual({
      state,
      texts: [`${kg} kg`, `Lenvatinib ${mg} mg/d`],
    })
  },
)

test('reads pounds, and a frequency of more than once a day', async () => {
  // 132 lb are 59.87 kg.
  expect((await judged(weight(132, '[lb_av]'), lenvatinib(4, { frequency: 2 }))).state).toBe('met')
  expect((await judged(weight(132, '[lb_av]'), lenvatinib(4, { period: 12, periodUnit: 'h' }))).state).toBe(
    'met',
  )
})

test('takes the weight before the start, and the order nearest to it', async () => {
  const later = weight(71, 'kg', '2026-11-01T08:00:00Z')
  const reduced = lenvatinib(4, {}, '2026-11-01')
  expect(await judged(weight(58), later, lenvatinib(8), reduced)).toEqual({
    state: 'met',
    texts: ['58 kg', 'Lenvatinib 8 mg/d'],
  })
})

test('of orders before and after the start the nearer one counts; records that are no orders tell no dose', async () => {
  const texts = async (...orders: readonly unknown[]) => (await judged(weight(58), ...orders)).texts?.[1]
  const [before, after] = [lenvatinib(8, {}, '2026-10-05'), lenvatinib(4, {}, '2026-10-12')]
  expect(await texts(before, after)).toBe('Lenvatinib 4 mg/d')
  expect(await texts(after, lenvatinib(8, {}, '2026-10-09'))).toBe('Lenvatinib 8 mg/d')
  const stated = statement('s', 'Lenvatinib 24 mg', '2026-10-10')
  expect(await texts(before, stated)).toBe('Lenvatinib 8 mg/d')
})

test('takes the latest of several weights, and a unit that is written only', async () => {
  const earlier = weight(71, 'kg', '2026-09-01T08:00:00Z')
  for (const weights of [
    [earlier, weight(58)],
    [weight(58), earlier],
  ]) {
    expect((await judged(...weights, lenvatinib(8))).texts?.[0]).toBe('58 kg')
  }
  const { code: _, ...written } = weight(58).valueQuantity ?? {}
  expect((await judged({ ...weight(58), valueQuantity: written }, lenvatinib(8))).state).toBe('met')
  const { unit: __, ...coded } = weight(58).valueQuantity ?? {}
  expect(await judged({ ...weight(58), valueQuantity: coded }, lenvatinib(8))).toMatchObject({
    texts: ['58 kg', 'Lenvatinib 8 mg/d'],
  })
})

test('weights from 25 to 300 kg are plausible', async () => {
  const state = async (kg: number, mg: number) => (await judged(weight(kg), lenvatinib(mg))).state
  expect([await state(25, 8), await state(24.9, 8)]).toEqual(['met', 'unknown'])
  expect([await state(300, 12), await state(300.1, 12)]).toEqual(['met', 'unknown'])
})

test.each([
  [
    'a weight of which only a limit is known',
    [{ ...weight(58), valueQuantity: { ...weight(58).valueQuantity, comparator: '<' } }, lenvatinib(8)],
  ],
  ['a weight without a value', [{ ...weight(58), valueQuantity: { unit: 'kg' } }, lenvatinib(8)]],
  ['no weight', [lenvatinib(8)]],
  ['no order', [weight(58)]],
  ['an implausible weight', [weight(5.8), lenvatinib(8)]],
  ['a weight in an unknown unit', [weight(58, 'stone'), lenvatinib(8)]],
  ['a withdrawn weight', [{ ...weight(58), status: 'entered-in-error' }, lenvatinib(8)]],
  [
    'a weight that says why it has none',
    [{ ...weight(58), dataAbsentReason: { coding: [{ code: 'error' }] } }, lenvatinib(8)],
  ],
  ['a weight without a unit', [{ ...weight(58), valueQuantity: { value: 58 } }, lenvatinib(8)]],
  ['a weight of after the start', [weight(58, 'kg', '2026-10-11T08:00:00Z'), lenvatinib(8)]],
  ['an order without a dose', [weight(58), dosed({})]],
  ['an order in another unit', [weight(58), dosed({ value: 8, unit: 'g' })]],
  ['an order without a unit', [weight(58), dosed({ value: 8 })]],
  ['an order of which only a limit is known', [weight(58), dosed({ value: 8, unit: 'mg', comparator: '<' })]],
  ['an order for no time', [weight(58), lenvatinib(8, { period: 0 })]],
  ['an order for a time before', [weight(58), lenvatinib(8, { period: -1 })]],
  ['an order without a period', [weight(58), lenvatinib(8, { period: undefined })]],
  ['an order without the unit of its period', [weight(58), lenvatinib(8, { periodUnit: undefined })]],
  ['an order of two dosages', [weight(58), twice('dosageInstruction')]],
  ['an order of two rates', [weight(58), twice('doseAndRate')]],
  ['an order without a date', [weight(58), { ...lenvatinib(8), authoredOn: undefined }]],
  ['an order without frequency', [weight(58), lenvatinib(8, { frequency: undefined })]],
  ['a weekly order', [weight(58), lenvatinib(8, { periodUnit: 'wk' })]],
])('concludes nothing from %s', async (_, resources) => {
  expect((await judged(...resources)).state).toBe('unknown')
})

test('a dose by its UCUM code alone is one', async () => {
  expect((await judged(weight(58), dosed({ value: 8, code: 'mg' }))).state).toBe('met')
})

test('an order with a dosage that is not FHIR still counts as an order', async () => {
  const broken = { ...lenvatinib(8), dosageInstruction: [{ timing: { repeat: { frequency: 'once' } } }] }
  const chart = await read([broken, order('c', 'Camrelizumab', '2026-10-09')])
  expect(chart.indexDate.basis).toBe('order')
})
