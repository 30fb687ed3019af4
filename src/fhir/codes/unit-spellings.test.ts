import { expect, test, vi } from 'vitest'
import { defaultReadingRules } from '../../site/load-site.ts'
import type { UnitKind } from './unit-aliases.ts'
import { convertQuantity, unitReader } from './units.ts'

// Spellings of units that laboratories print, public unit tables carry and bug reports quote, each with what it means by hand.
const UCUM = 'http://unitsofmeasure.org'
const reader = unitReader(defaultReadingRules())
const read = (kind: UnitKind, value: number, unit: string) => convertQuantity(reader, kind, { value, unit })

const COUNTS: readonly (readonly [value: number, units: readonly string[]])[] = [
  [
    4.2,
    [
      ...[
        '10*9/L',
        '10^9/L',
        'x10^9/L',
        'X10E9/L',
        '10E9/L',
        '10e9/l',
        '×10⁹/l',
        '10⁹/L',
        '10~9/L',
        '10*9/l ',
        '10^9 / L',
      ],
      ...[
        'x 10^9/L',
        '* 10^9/L',
        '10**9/L',
        'x10*9/L',
        'X10*9/L',
        '10*9{cells}/L',
        '10(9)/L',
        'x10(9)/L',
        'E9/L',
        '10.e9/L',
      ],
      ...[
        '·10^9/L',
        '10*9/liter',
        '10^9 /litre',
        '10exp9/L',
        '10 9/L',
        '10+9/L',
        '10E+09/L',
        '10*9 cells/L',
        '10⁹·L⁻¹',
        '109/L',
      ],
      ...[
        'G/L',
        'G/l',
        'Gpt/l',
        'Giga/L',
        'GIGA/L',
        'bil/L',
        'billion/L',
        'billion per liter',
        'Mrd./l',
        '/nL',
        '/nl',
        '10^9/升',
      ],
      ...[
        'K/uL',
        'K/µL',
        'K/μL',
        'K/mcL',
        'K/mm3',
        'K/cumm',
        'K/CUMM',
        'k/cmm',
        'K/cu mm',
        'thou/mcL',
        'THOU/UL',
        'thou/cumm',
      ],
      ...[
        'Thousand/uL',
        'thousand per microliter',
        'THOUS/MCL',
        'TH/uL',
        'Th/mm3',
        'Tsd./µl',
        'Tsd/ul',
        '千/μL',
        '千/微升',
      ],
      ...[
        'x10^3/uL',
        '10^3/uL',
        '10*3/uL',
        '10*3/ul',
        '10³/µL',
        '10E3/uL',
        'X10E3/UL',
        'x10E3/uL',
        '10^3/mm3',
        '10*3/mm3',
      ],
      ...[
        '10^3/mm^3',
        '10^3/㎣',
        '10^3/cmm',
        '10(3)/uL',
        'x10(3)/mcL',
        '103/uL',
        '10 3/uL',
        '10*3.uL-1',
        '10*3{cells}/uL',
      ],
      ...['10*3 cells/uL', '1000/mm3', '1000/uL', '1,000/uL', 'x1000/uL', 'x1000/mm3', '１０＾３／μＬ'],
    ],
  ],
  [
    4200,
    [
      ...['/uL', '/µL', '/mcL', '/mm3', '/mm³', '/cumm', '/CUMM', '/cmm', '/㎕', '／μＬ', '个/微升', '個/μL'],
      ...[
        'cells/uL',
        'cells/mcL',
        'cells/cumm',
        'cells/mm3',
        'cell/mm3',
        'Cells/uL',
        '#/uL',
        '{#}/uL',
        '{cells}/uL',
        '1/uL',
      ],
      ...['per microliter', 'cells per microliter', '10*6/L', '10^6/L', '106/L'],
    ],
  ],
  [42, ['10*2/uL', 'x10^2/uL', '×10²/μL', '百/μL', '102/uL']],
  [0.42, ['10*4/uL', '万/μL', '萬/μL']],
  [0.042, ['10*5/uL', 'lakhs/cumm']],
  [4_200_000_000, ['/L', '{cells}/L']],
]

test.each(COUNTS.flatMap(([value, units]) => units.map((unit) => [value, unit] as const)))(
  'reads a count of %d %j as 4.2 10*9/L',
  (value, unit) => {
    expect(read('count', value, unit)).toEqual({ ok: true, value: 4.2 })
  },
)

test.each([
  ...[
    'uL',
    'mm3',
    'cells',
    'mmol/L',
    'fmol/L',
    '%',
    'M/uL',
    'T/L',
    '10.9/L',
    '55/uL',
    '3/uL',
    '10*9/L WBC',
    'K',
    'k/L',
    'g/L.h',
  ],
  ...[
    '10*9',
    '10*9/',
    '/',
    'L/10*9',
    '10-9/L',
    'x'.repeat(65),
    `10*9/L${' '.repeat(60)}`,
    'toString',
    'constructor',
    '__proto__',
  ],
])('takes %j for no count', (unit) => {
  expect(read('count', 4.2, unit)).toEqual({ ok: false, reason: 'unit-not-accepted' })
})

test.each([
  [
    36,
    [
      'g/L',
      'G/L',
      'gm/L',
      'gms/L',
      'grams/L',
      'g / l',
      'g/liter',
      '克/升',
      'mg/mL',
      '毫克/毫升',
      'g.L-1',
      'kg/m3',
      'ｇ／Ｌ',
    ],
  ],
  [
    3.6,
    [
      'g/dL',
      'G/DL',
      'gm/dL',
      'gms/dL',
      'gr/dL',
      'grams/dL',
      'gm/dl.',
      'g/100ml',
      'g/100 mL',
      'g/100cc',
      'g%',
      'gm%',
      'gm %',
      '克/分升',
      '克%',
      'ｇ／ｄＬ',
      'g/㎗',
      'g per deciliter',
      'g{albumin}/dL',
    ],
  ],
  [3600, ['mg/dL', 'mg%', 'mg/100ml', 'mg/㎗']],
] as const)('reads an albumin of %d in %j as 36 g/L', (value, units) => {
  for (const unit of units)
    expect([unit, read('albumin', value, unit)]).toEqual([unit, { ok: true, value: 36 }])
})

test.each([
  [8.4, ['cm', 'CM', 'cms', 'cm.', 'centimeter', 'centimeters', 'centimetres', '㎝', 'ｃｍ', '厘米', '公分']],
  [84, ['mm', 'MM', 'Mm', 'mms', 'millimeters', '㎜', 'ｍｍ', '毫米', '公厘']],
  [0.084, ['m']],
] as const)('reads a length of %d in %j as 8.4 cm', (value, units) => {
  for (const unit of units)
    expect([unit, read('length', value, unit)]).toEqual([unit, { ok: true, value: 8.4 }])
})

test('reads inches, printed and in UCUM', () => {
  for (const unit of ['in', 'inch', 'inches', '[in_i]'])
    expect(read('length', 2, unit)).toEqual({ ok: true, value: 5.08 })
})

test.each(['mil', 'hand', 'foot', 'M', 'cm2', 'cm/s', 'px', 'Jane Doe', '1.5 cm', '2cm'])(
  'takes %j for no length',
  (unit) => {
    expect(read('length', 2, unit)).toEqual({ ok: false, reason: 'unit-not-accepted' })
  },
)

test('a right UCUM code wins over a printed unit that says the same in another way, or nothing', () => {
  for (const unit of ['10(3)/uL', 'x10(3)/mcL', '103/uL', 'K/cumm', 'Jane Doe', 'x'.repeat(500)]) {
    const quantity = { value: 4.2, unit, system: UCUM, code: '10*3/uL' }
    expect(convertQuantity(reader, 'count', quantity)).toEqual({ ok: true, value: 4.2 })
  }
})

test('a printed unit that says another value than its UCUM code contradicts it', () => {
  for (const unit of ['/uL', '10(6)/L', '%', 'g/dL']) {
    const quantity = { value: 4.2, unit, system: UCUM, code: '10*3/uL' }
    expect(convertQuantity(reader, 'count', quantity)).toEqual({ ok: false, reason: 'unit-contradictory' })
  }
})

test('takes UCUM by its OID', () => {
  const quantity = { value: 4.2, unit: 'zz', system: 'urn:oid:2.16.840.1.113883.6.8', code: '10*3/uL' }
  expect(convertQuantity(reader, 'count', quantity)).toEqual({ ok: true, value: 4.2 })
})

test('prints nothing, whatever stands for a unit', () => {
  const printed = ['log', 'warn', 'error', 'info'] as const
  const spies = printed.map((name) => vi.spyOn(console, name).mockImplementation(() => {}))
  for (const unit of ['Jane Doe', 'toString', 'ZZZ', '10(3', '((((', '{', '10*', '/', '1e400']) {
    for (const kind of ['count', 'albumin', 'length', 'stiffness'] as const) read(kind, 1, unit)
  }
  for (const spy of spies) {
    expect(spy).not.toHaveBeenCalled()
    spy.mockRestore()
  }
})
