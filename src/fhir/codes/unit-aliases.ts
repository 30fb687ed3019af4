/** What a unit measures; each has one unit of the model. */
export type UnitKind = 'count' | 'albumin' | 'bilirubin' | 'length' | 'stiffness' | 'percent' | 'ratio'

/** The model's unit of each kind (UCUM). */
export const MODEL_UNIT: Readonly<Record<UnitKind, string>> = {
  count: '10*9/L',
  albumin: 'g/L',
  bilirubin: 'umol/L',
  length: 'cm',
  stiffness: 'kPa',
  percent: '%',
  ratio: '1',
}

/** mg/dL to umol/L of bilirubin: 10 / 584.66 g/mol. */
const BILIRUBIN_MG_DL = 10_000 / 584.66

const BILLION_PER_LITRE = [
  '10*9/l',
  'x10*9/l',
  '10e9/l',
  'x10e9/l',
  'g/l',
  'gpt/l',
  'giga/l',
  '/nl',
  '10*3/ul',
  'x10*3/ul',
  '10e3/ul',
  'x10e3/ul',
  '10*3/mm3',
  'x10*3/mm3',
  '10e3/mm3',
  'x10e3/mm3',
  'k/ul',
  'k/mm3',
  'thou/ul',
  'thou/mm3',
  'thousand/ul',
  '1000/ul',
]
const MILLION_PER_LITRE = [
  '10*6/l',
  'x10*6/l',
  '10e6/l',
  '/ul',
  'cells/ul',
  'cell/ul',
  '{cells}/ul',
  '/mm3',
  'cells/mm3',
  '/cumm',
  'cells/cumm',
]

const factors = (entries: readonly (readonly [readonly string[], number])[]) =>
  new Map(entries.flatMap(([spellings, factor]) => spellings.map((spelling) => [spelling, factor] as const)))

/**
 * Factor to the model's unit, by what is measured and the spelling laboratories use. Comes before UCUM because UCUM reads
 * `K/uL` as kelvin and `G/L` as gauss; within one kind each spelling has one meaning.
 */
export const UNIT_ALIASES: Readonly<Record<UnitKind, ReadonlyMap<string, number>>> = {
  count: factors([
    [BILLION_PER_LITRE, 1],
    [MILLION_PER_LITRE, 0.001],
  ]),
  albumin: factors([
    [['g/l', 'gm/l', 'mg/ml'], 1],
    [['g/dl', 'gm/dl', 'g%', 'gm%', 'g/100ml'], 10],
    [['mg/dl'], 0.01],
  ]),
  bilirubin: factors([
    [['umol/l', 'mcmol/l'], 1],
    [['mg/dl', 'mg%'], BILIRUBIN_MG_DL],
  ]),
  length: factors([
    [['cm', 'centimeter', 'centimetre', '厘米'], 1],
    [['mm', 'millimeter', 'millimetre', '毫米'], 0.1],
  ]),
  stiffness: factors([[['kpa'], 1]]),
  percent: factors([[['%', 'percent'], 1]]),
  ratio: factors([[['1', '{ratio}', 'ratio', ''], 1]]),
}

/** One spelling for the many ways to write a unit: micro signs, powers, spaces, times signs (a leading `*` too) and case. */
export function normalUnit(unit: string): string {
  return unit
    .replace(/[µμ]/g, 'u')
    .replace(/[×✕]/g, 'x')
    .replace(/⁹/g, '*9')
    .replace(/⁶/g, '*6')
    .replace(/³/g, '*3')
    .replace(/\s+/g, '')
    .replace(/[\^~]|\*\*/g, '*')
    .replace(/mm\*3/gi, 'mm3')
    .replace(/mcl$/i, 'ul')
    .replace(/^\*(?=10\*)/, 'x')
    .toLowerCase()
}
