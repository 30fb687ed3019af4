/** Exponents of metre, gram, second and mole. */
type Dimension = readonly [length: number, mass: number, time: number, amount: number]

interface Measure {
  /** In metres, grams, seconds and moles. */
  readonly magnitude: number
  readonly dimension: Dimension
}

const NONE: Dimension = [0, 0, 0, 0]
const LENGTH: Dimension = [1, 0, 0, 0]
const MASS: Dimension = [0, 1, 0, 0]
const TIME: Dimension = [0, 0, 1, 0]
const PRESSURE: Dimension = [-1, 1, -2, 0]

const atom = (magnitude: number, dimension: Dimension): Measure => ({ magnitude, dimension })

/** The atoms of UCUM (2.1) of which counts, concentrations, lengths and pressures are made; those that take a prefix. */
const METRIC: Readonly<Record<string, Measure>> = {
  m: atom(1, LENGTH),
  g: atom(1, MASS),
  s: atom(1, TIME),
  mol: atom(1, [0, 0, 0, 1]),
  l: atom(1e-3, [3, 0, 0, 0]),
  L: atom(1e-3, [3, 0, 0, 0]),
  N: atom(1e3, [1, 1, -2, 0]),
  Pa: atom(1e3, PRESSURE),
  bar: atom(1e8, PRESSURE),
  dyn: atom(1e-2, [1, 1, -2, 0]),
  'm[Hg]': atom(133_322_000, PRESSURE),
  'm[H2O]': atom(9_806_650, PRESSURE),
}

const NOT_METRIC: Readonly<Record<string, Measure>> = {
  '10*': atom(10, NONE),
  '10^': atom(10, NONE),
  min: atom(60, TIME),
  h: atom(3600, TIME),
  d: atom(86_400, TIME),
  '[in_i]': atom(0.0254, LENGTH),
  '[ft_i]': atom(0.3048, LENGTH),
  '[yd_i]': atom(0.9144, LENGTH),
  '[lb_av]': atom(453.59237, MASS),
  '[oz_av]': atom(28.349523125, MASS),
  atm: atom(101_325_000, PRESSURE),
}

const PREFIXES: Readonly<Record<string, number>> = {
  ...{ T: 1e12, G: 1e9, M: 1e6, k: 1e3, h: 1e2, da: 10 },
  ...{ d: 1e-1, c: 1e-2, m: 1e-3, u: 1e-6, n: 1e-9, p: 1e-12, f: 1e-15 },
}

/**
 * Factor between two UCUM units; undefined where either is none or they measure different things. Strict: UCUM's own spelling and
 * case, no guesses. A number within a unit is a power of ten: 103/uL is UCUM's 103 per microlitre, and no laboratory counts so.
 */
export function ucumFactor(from: string, to: string): number | undefined {
  const [one, other] = [from, to].map(ucumUnit)
  if (one === undefined || other === undefined) return undefined
  if (one.dimension.some((exponent, index) => exponent !== other.dimension[index])) return undefined
  return clean(one.magnitude / other.magnitude)
}

/** Without the binary tail of a quotient. */
function clean(factor: number): number {
  return Number(factor.toPrecision(14))
}

const TOKEN = /\(|\)|\.|\/|\{[^{}]*\}|[^(){}./]+/y

function ucumUnit(text: string): Measure | undefined {
  // Longer texts are no units, whatever they are.
  if (!/^[!-~]{1,64}$/.test(text)) return undefined
  const tokens = text.match(new RegExp(TOKEN, 'g')) ?? []
  if (tokens.join('') !== text) return undefined
  const reader = { tokens, at: 0 }
  const unit = term(reader)
  return reader.at === tokens.length ? unit : undefined
}

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

/** Components joined by points and slashes, read from left to right. */
function term(reader: Reader): Measure | undefined {
  const leading = reader.tokens[reader.at] === '/'
  let total: Measure | undefined = leading ? atom(1, NONE) : component(reader)
  while (total !== undefined && isOperator(reader.tokens[reader.at])) {
    const sign = reader.tokens[reader.at] === '/' ? -1 : 1
    reader.at += 1
    const next = component(reader)
    total = next === undefined ? undefined : product(total, next, sign)
  }
  return total
}

function isOperator(token: string | undefined): boolean {
  return token === '.' || token === '/'
}

function component(reader: Reader): Measure | undefined {
  const token = reader.tokens[reader.at]
  reader.at += 1
  if (token === undefined || isOperator(token)) return undefined
  let unit: Measure | undefined
  if (token === '(') {
    unit = term(reader)
    if (reader.tokens[reader.at] !== ')') return undefined
    reader.at += 1
    return unit
  }
  if (token.startsWith('{')) return atom(1, NONE)
  unit = /^\d+$/.test(token) ? powerOfTen(token) : simpleUnit(token)
  if (reader.tokens[reader.at]?.startsWith('{')) reader.at += 1
  return unit
}

function powerOfTen(digits: string): Measure | undefined {
  return /^10*$/.test(digits) ? atom(Number(digits), NONE) : undefined
}

function simpleUnit(text: string): Measure | undefined {
  const [, symbol = '', exponent] = /^(10[*^]|.*?[^\d+-])([+-]?\d+)?$/.exec(text) ?? []
  const base = Object.hasOwn(NOT_METRIC, symbol) ? NOT_METRIC[symbol] : metric(symbol)
  return base && power(base, exponent === undefined ? 1 : Number(exponent))
}

function metric(symbol: string): Measure | undefined {
  if (Object.hasOwn(METRIC, symbol)) return METRIC[symbol]
  for (const [prefix, times] of Object.entries(PREFIXES)) {
    const rest = symbol.slice(prefix.length)
    const base = symbol.startsWith(prefix) && Object.hasOwn(METRIC, rest) ? METRIC[rest] : undefined
    if (base !== undefined) return atom(base.magnitude * times, base.dimension)
  }
  return undefined
}

function power({ magnitude, dimension: [l, m, t, n] }: Measure, exponent: number): Measure {
  return atom(magnitude ** exponent, [l * exponent, m * exponent, t * exponent, n * exponent])
}

function product(a: Measure, b: Measure, sign: 1 | -1): Measure {
  const [l, m, t, n] = a.dimension
  const other = power(b, sign)
  const [ll, mm, tt, nn] = other.dimension
  return atom(a.magnitude * other.magnitude, [l + ll, m + mm, t + tt, n + nn])
}
