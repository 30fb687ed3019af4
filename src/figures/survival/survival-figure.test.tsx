import { expect, test } from 'vitest'
import { SURVIVAL_WORDS } from '../test-support/plot-words.ts'
import { curveOf } from '../test-support/plots.ts'
import { svgText } from '../test-support/svg-text.ts'
import type { SurvivalFigureProps, SurvivalGroup } from './survival-data.ts'
import { SurvivalFigure } from './survival-figure.tsx'
import { survivalTable } from './survival-table.ts'

const folder = '../__snapshots__'

function group(name: string, time: readonly number[], event: readonly number[]): SurvivalGroup {
  return { name, curve: curveOf({ time: Float64Array.from(time), event: Uint8Array.from(event) }) }
}

const HIGH: SurvivalGroup = {
  ...group('High risk', [20, 40, 40, 80, 100], [1, 1, 0, 1, 1]),
  tone: 'high',
  detail: '4 deaths of 5',
}
const LOW: SurvivalGroup = { ...group('Low risk', [60, 120, 185, 185], [1, 0, 0, 0]), tone: 'low' }
const draw = (props: Partial<SurvivalFigureProps> = {}) =>
  svgText(<SurvivalFigure groups={[HIGH, LOW]} width={760} words={SURVIVAL_WORDS} {...props} />)

test('curves, bands, censored patients, the median and the counts under the axis are drawn', async () => {
  await expect(draw({ notes: ['log-rank p = 0.04'] })).toMatchFileSnapshot(`${folder}/survival.svg`)
})

test('a narrow figure has fewer columns of counts', async () => {
  await expect(draw({ width: 304 })).toMatchFileSnapshot(`${folder}/survival-narrow.svg`)
})

test('one patient, censored, is a level line', () => {
  const svg = draw({ groups: [group('one', [50], [0])] })
  expect(svg).not.toMatch(/NaN|Infinity/)
  expect(svg).not.toContain('median-line')
  expect(svg).toMatch(/class="curve" d="M[\d.]+ ([\d.]+)H[\d.]+V\1H[\d.]+"/)
})

test('without follow-up the figure says why', () => {
  expect(draw({ groups: [] })).toContain(SURVIVAL_WORDS.empty)
})

test('what JSON makes of a curve draws as the curve itself', () => {
  const groups = [HIGH, LOW].map((one) => {
    const { times, survival, lower, upper, censoredAt, median, table } = one.curve
    const plain = {
      times: Array.from(times),
      survival: Array.from(survival),
      lower: Array.from(lower),
      upper: Array.from(upper),
      censoredAt: Array.from(censoredAt),
      ...{ median, table },
    }
    return { ...one, curve: JSON.parse(JSON.stringify(plain)) as SurvivalGroup['curve'] }
  })
  expect(draw({ groups })).toBe(draw())
})

test('under the pointer stands who survives until then, and nobody beyond the follow-up', () => {
  // High risk: 4/5 * 3/4 after day 40; low risk: 3/4 from day 60 on.
  expect(draw()).toContain('<title>Days since the start of therapy 60\nHigh risk 60%\nLow risk 75%</title>')
  expect(draw()).toContain('<title>Days since the start of therapy 120\nLow risk 75%</title>')
})

test('a thinned curve brings its own counts, and their days are the ticks', () => {
  const table = [0, 50, 100].map((day) => ({
    day,
    atRisk: 5 - day / 50,
    events: day / 50,
    censored: 0,
    survival: 0.5,
  }))
  const groups = [{ ...HIGH, curve: { ...HIGH.curve, table } }]
  expect(draw({ groups })).toContain('>4 (1; 0)<')
  expect(survivalTable({ groups, words: SURVIVAL_WORDS }).rows.map((row) => row.slice(1, 6))).toEqual([
    ['0', '5', '0', '0', '50%'],
    ['50', '4', '1', '0', '50%'],
    ['100', '3', '2', '0', '50%'],
  ])
})

test('the table counts who was at risk and reads the curve, by hand', () => {
  const { rows } = survivalTable({ groups: [HIGH], words: SURVIVAL_WORDS })
  // 5 patients: deaths on days 20, 40, 80, 100, one censored on day 40. S(60) = 4/5 * 3/4.
  expect(rows.find(([, time]) => time === '60')?.slice(2, 6)).toEqual(['2', '2', '1', '60%'])
  expect(rows[0]?.slice(2)).toEqual(['5', '0', '0', '100%', '(100% to 100%)'])
})
