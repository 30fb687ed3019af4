import { remembered } from './remembered.ts'

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

/** How many are meant, in any volume. */
const POWERS: Readonly<Record<string, number>> = {
  ...{ '': 1, '1': 1, '10': 10, '100': 100, '1000': 1e3, '10000': 1e4, '1000000': 1e6 },
  ...{ '10*2': 1e2, '10*3': 1e3, '10*4': 1e4, '10*5': 1e5, '10*6': 1e6, '10*9': 1e9 },
}

/** Words for how many that belong to a small volume: `K/uL` is thousands per microlitre. `M` and `T` are not here: thousand, million and tera by turns. */
const IN_SMALL_VOLUME: Readonly<Record<string, number>> = {
  ...{
    k: 1e3,
    th: 1e3,
    thou: 1e3,
    thous: 1e3,
    thousand: 1e3,
    thousands: 1e3,
    thsd: 1e3,
    tsd: 1e3,
    tausend: 1e3,
  },
  ...{ 百: 1e2, 千: 1e3, 万: 1e4, 萬: 1e4, lakh: 1e5, lakhs: 1e5, lac: 1e5 },
}

/** Words for how many that belong to the litre: `G/L` is 10*9 per litre. */
const IN_LITRES: Readonly<Record<string, number>> = {
  ...{
    g: 1e9,
    giga: 1e9,
    gpt: 1e9,
    bil: 1e9,
    billion: 1e9,
    billions: 1e9,
    bn: 1e9,
    mrd: 1e9,
    milliarden: 1e9,
  },
  ...{ million: 1e6, millions: 1e6, mill: 1e6, mio: 1e6, 十亿: 1e9, 十億: 1e9, 百万: 1e6, 百萬: 1e6 },
}

/** What is counted, where it is said. */
const COUNTED = [
  '',
  'cell',
  'cells',
  '{cell}',
  '{cells}',
  '#',
  '{#}',
  'no',
  'wbc',
  '{wbc}',
  '个',
  '個',
  '个细胞',
  'zellen',
]

/** 10*9/L to each: litres in the volume, inverted. */
const PER_LITRE: Readonly<Record<string, number>> = { l: 1e-9, ml: 1e-6, ul: 1e-3, nl: 1 }

/** Every spelling of a count: how many, what, in which volume. */
function countSpellings(): Map<string, number> {
  const table = new Map<string, number>()
  const add = (powers: Readonly<Record<string, number>>, volumes: readonly string[]) => {
    for (const [power, times] of Object.entries(powers)) {
      for (const counted of COUNTED) {
        for (const volume of volumes) {
          const factor = times * (PER_LITRE[volume] ?? Number.NaN)
          table.set(`${power}${counted}/${volume}`, Number(factor.toPrecision(14)))
        }
      }
    }
  }
  add(POWERS, Object.keys(PER_LITRE))
  add(IN_SMALL_VOLUME, ['ul'])
  add(IN_LITRES, ['l'])
  return table
}

const factors = (entries: readonly (readonly [readonly string[], number])[]) =>
  new Map(entries.flatMap(([spellings, factor]) => spellings.map((spelling) => [spelling, factor] as const)))

const GRAMS = ['g', 'gm', 'gms', 'gr', 'gram', 'grams', '克']
const per = (masses: readonly string[], ...volumes: string[]) =>
  masses.flatMap((mass) => volumes.map((volume) => `${mass}/${volume}`))

/**
 * Factor to the model's unit, by what is measured and the spelling laboratories use, in normal form. Comes before UCUM because UCUM reads
 * `K/uL` as kelvin and `G/L` as gauss; within one kind each spelling has one meaning.
 */
export const UNIT_ALIASES: Readonly<Record<UnitKind, ReadonlyMap<string, number>>> = {
  count: countSpellings(),
  albumin: factors([
    [[...per(GRAMS, 'l', '1000ml'), 'mg/ml', '毫克/ml'], 1],
    [[...per(GRAMS, 'dl', '100ml', '100cc'), ...GRAMS.map((mass) => `${mass}%`)], 10],
    [['mg/dl', 'mg%', 'mg/100ml'], 0.01],
  ]),
  bilirubin: factors([
    [['umol/l', 'mcmol/l', '微摩尔/l', '微摩爾/l'], 1],
    [['mg/dl', 'mg%', 'mg/100ml', 'mgs/dl', '毫克/dl'], BILIRUBIN_MG_DL],
  ]),
  length: factors([
    [['cm', 'cms', 'centimeter', 'centimeters', 'centimetre', 'centimetres', '厘米', '公分'], 1],
    [['mm', 'mms', 'millimeter', 'millimeters', 'millimetre', 'millimetres', '毫米', '公厘'], 0.1],
    [['in', 'inch', 'inches'], 2.54],
  ]),
  stiffness: factors([[['kpa', '千帕'], 1]]),
  percent: factors([
    [
      [
        '%',
        'percent',
        'pct',
        '%wbc',
        '%xwbc',
        '%{wbc}',
        '%ofwbc',
        '%leukocytes',
        '%ofleukocytes',
        '%{leukocytes}',
      ],
      1,
    ],
  ]),
  ratio: factors([[['1', '{ratio}', 'ratio', ''], 1]]),
}

/** Longer texts are no units, whatever they are. */
const LONGEST_UNIT = 64

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  ...{
    '⁻': '-',
    '⁰': '0',
    '¹': '1',
    '²': '2',
    '³': '3',
    '⁴': '4',
    '⁵': '5',
    '⁶': '6',
    '⁷': '7',
    '⁸': '8',
    '⁹': '9',
  },
}
const SUPERSCRIPT = /[⁻⁰¹²³⁴-⁹]+/g

/** Words for volumes, to their symbols. */
const VOLUMES: readonly (readonly [RegExp, string])[] = [
  [
    /(?:micro-?lit(?:er|re)s?|mcl|微升|cu\.?mm|cmm|c\.mm|mmc|cubicmm|cubicmillimet(?:er|re)s?|mm\*?3|立方毫米)$/,
    'ul',
  ],
  [/(?:milli-?lit(?:er|re)s?|毫升)$/, 'ml'],
  [/(?:deci-?lit(?:er|re)s?|分升)$/, 'dl'],
  [/(?:lit(?:er|re)s?|公?升)$/, 'l'],
]

/**
 * One spelling for the many ways to write a unit: full width, micro signs, powers (10³, 10^3, 10E3, 10(3), and 103 where the
 * superscript was lost), spaces, times signs, words for "per" and for volumes, and case.
 */
export function normalUnit(unit: string): string {
  return unit.length > LONGEST_UNIT ? 'too long' : normalised(unit)
}

const normalised = remembered((unit) => {
  const folded = unit
    .replace(SUPERSCRIPT, (run) => `*${[...run].map((digit) => SUPERSCRIPTS[digit] ?? '').join('')}`)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,]+/g, '')
    .replace(/[µμ]/g, 'u')
    .replace(/[×✕·⋅∙•]/g, 'x')
    .replace(/[\^~∧ˆ⌃˄]|\*\*/g, '*')
    .replace(/\.$/, '')
  const powers = folded
    // A times sign before the number, and the stop of an abbreviation, say nothing.
    .replace(/^[x*](?=\d|[a-z百千万萬])/, '')
    .replace(/^(tsd|thou|mrd|mio)\./, '$1')
    .replace(/^e(?=[369]\/)/, '10*')
    .replace(/^10(?:\((\d)\)|(?:\.?e|exp|x|\+|\*\()\+?0?(\d)\)?)/, '10*$1$2')
    .replace(/(per|pro|je)(?=(micro|milli|deci|lit|mcl|ul|ml|dl|nl|l$|mm|cu|cmm))|每/, '/')
    .replace(/[.x]?(l|dl|ul|mm\*?3)\*?-1$/, '/$1')
  const [, before, after = ''] = /^(.*)\/([^/]*)$/.exec(powers) ?? []
  if (before === undefined) return powers
  const volume = VOLUMES.reduce((text, [words, symbol]) => text.replace(words, symbol), after)
  // 10³/uL printed without its superscript: the one digit after ten is its power.
  return `${before.replace(/^10([2-9])(?=$|\D)/, '10*$1')}/${volume}`
})
