import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { cardWording } from '../../cds-hooks/card-wording.ts'
import type { CardInput } from '../../cds-hooks/cards/card-input.ts'
import { scoreDetail } from '../../cds-hooks/cards/detail.ts'
import { summaryOf } from '../../cds-hooks/cards/summary.ts'
import { loadCdsSettings } from '../../cds-hooks/site-settings.ts'
import { chartOf, known, ranged, signed, unknown } from '../../test/support/chart-inputs.ts'
import { readContext } from '../../test/support/read-context.ts'
import { AnswerBar } from '../app/answer/answer-bar.tsx'
import { Notes } from '../app/answer/notes.tsx'
import { Applicability } from '../app/applicability/applicability.tsx'
import { Inputs } from '../app/inputs/inputs.tsx'
import { assessmentText } from '../app/record/assessment-text.ts'
import { textReport } from '../cli/assess/assessment-outcome.ts'
import { chartFacts } from '../cli/assess/cli-facts.ts'
import { assessChart, modelInputs } from '../fhir/assess-chart.ts'
import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { Scored } from '../model/assessment.ts'
import { effectOf } from '../model/effect.ts'
import { type DeltaTSign, PREDICTORS, type Predictor } from '../model/predictor.ts'
import { PageContext } from '../page/page-context.tsx'
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import { written } from '../text/written.ts'
import { factsOf } from './facts-of.ts'
import { recordWords } from './record-words.ts'
import { pointsOf } from './wording.ts'

const read = await readContext()
const { model, site } = read
const wording = { texts: en, format: createFormat('en', 'UTC'), model, site }
const cards = cardWording({ ...site, language: 'en' }, model)
const settings = loadCdsSettings({})
if (!settings.ok) throw new Error('settings')

type Door = 'screen' | 'copied' | 'terminal' | 'card' | 'summary' | 'record'

/** The same assessment as each door prints it, with plain spaces. */
async function doors(chart: ChartInputs, assessment: Scored): Promise<Record<Door, string>> {
  const facts = factsOf(wording, chart, assessment)
  const pageContext = { ...wording, language: 'en' as const, site }
  const rows = {
    ...{ original: chart, assessment, facts, inputs: modelInputs(chart), tried: {}, edits: {} },
    ...{ onEdit: () => [], onTry: () => {}, onWorksheet: () => {} },
  }
  const screen = renderToString(
    <PageContext.Provider value={pageContext}>
      <AnswerBar assessment={assessment} facts={facts} changes={[]}>
        {null}
      </AnswerBar>
      <Applicability chart={chart} answers={{}} onAnswers={() => {}} />
      <Notes assessment={assessment} facts={facts} />
      <Inputs chart={chart} {...rows} />
    </PageContext.Provider>,
  )
  const it: CardInput = {
    ...{ hook: 'order-sign', userId: 'Practitioner/d', encounterId: undefined, orders: [] },
    onFile: { kind: 'none' },
    ...{ chart, assessment, assessmentHash: 'hash', unread: [], answered: new Set(), context: read },
    ...{ settings: settings.ok ? settings.value : never(), wording: cards },
    ...{ appLaunchUrl: 'https://app.example', publicUrl: 'https://tipm.example' },
  }
  const texts = {
    screen: screen
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
    copied: assessmentText(wording, chart, assessment, read.asOf, read.asOf),
    terminal: textReport(chartFacts(chart, assessment, read), false),
    card: scoreDetail(it),
    summary: summaryOf(assessment.kind === 'complete' ? assessment.riskClass : 'undecided', it),
    record: (await recordWords(chart, assessment, { read, appVersion: '1', phrases: written.en })).rationale,
  }
  const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ')
  return {
    screen: plain(texts.screen),
    copied: plain(texts.copied),
    terminal: plain(texts.terminal),
    card: plain(texts.card),
    summary: plain(texts.summary),
    record: plain(texts.record),
  }
}

function never(): never {
  throw new Error('unreachable')
}

/** The first figure after a label. */
function figure(text: string, before: RegExp): string {
  return (
    new RegExp(`${before.source}([<>]?\\d[\\d.]*%?(?: to \\d[\\d.]*|(?: – |–)[<>]?\\d+%)?)`).exec(
      text,
    )?.[1] ?? 'none'
  )
}

/** Points and probability at every door; they are one and the same. */
async function printed(
  chart: ChartInputs,
  assessment: Scored,
): Promise<{ points: string; probability: string }> {
  const all = await doors(chart, assessment)
  const points = new Set([
    figure(all.screen, /Points /),
    figure(all.copied, /Points: /),
    figure(all.terminal, /Points: /),
    figure(all.card, /\*\*(?=\d)/),
    figure(all.summary, /TIPM /),
    figure(all.record, /Points: /),
  ])
  const probability = new Set([
    figure(all.screen, /Estimated probability of progression /),
    ...(['copied', 'terminal', 'card', 'record'] as const).map((door) =>
      figure(all[door], /Estimated probability of progression: /),
    ),
  ])
  expect([...points], JSON.stringify(all)).toHaveLength(1)
  expect([...probability], JSON.stringify(all)).toHaveLength(1)
  for (const { id, value, date } of factsOf(wording, chart, assessment)) {
    const isInput = PREDICTORS.some((predictor) => id === predictor)
    const isTold =
      isInput ||
      id === 'deceased' ||
      id.startsWith('points.') ||
      id.startsWith('doubt') ||
      id === 'otherSense'
    if (!isTold) continue
    const shown = value.replaceAll('\u00a0', ' ')
    for (const door of ['screen', 'copied', 'terminal', 'card', 'record'] as const) {
      if (door === 'record' && id.startsWith('points.')) continue
      // On the screen the axis shows the most that an input can add.
      const said = door === 'screen' && id.startsWith('points.') ? (shown.split(' of ')[0] ?? shown) : shown
      expect(all[door].replaceAll('\\', ''), `${id} at ${door}`).toContain(said)
      if (isInput && date !== undefined) expect(all[door], `${id} at ${door}`).toContain(date)
    }
  }
  return { points: [...points].join(), probability: [...probability].join() }
}

function scored(chart: ChartInputs): Scored {
  const assessment = assessChart(model, chart)
  if (assessment.kind !== 'complete' && assessment.kind !== 'bounded') throw new Error(assessment.kind)
  return assessment
}

const CUTOFF = 160

test('every score within a point of the cut-off is printed alike at every door, and on its side of the cut-off', async () => {
  const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => from + step)
  const pointsAt = (predictor: Predictor, value: number | DeltaTSign) =>
    effectOf(model, predictor, value).points
  const bySign = { negative: [62.52], nonnegative: [0], unknown: [0, 62.52] } as const
  let tried = 0
  for (const albumin of steps(250, 500)) {
    const fromAlbumin = pointsAt('albumin', albumin / 10)
    for (const diameter of steps(40, 130)) {
      const fromBoth = fromAlbumin + pointsAt('diameter', diameter / 10)
      for (const nlr of [3, 4]) {
        for (const sign of ['negative', 'nonnegative', 'unknown'] as const) {
          const away = bySign[sign].map((points) =>
            Math.abs(fromBoth + pointsAt('nlr', nlr) + points - CUTOFF),
          )
          // All that a decimal could carry over the cut-off, and one in forty of the others.
          if (Math.min(...away) > ((albumin + diameter) % 40 === 0 ? 1 : 0.07)) continue
          tried += 1
          const chart = chartOf({
            nlr: known(nlr, '1', String(nlr)),
            albumin: known(albumin / 10, 'g/L', `${albumin / 10} g/L`),
            diameter: known(diameter / 10, 'cm', `${diameter} mm`),
            deltaT: signed(sign === 'unknown' ? undefined : sign),
          })
          const assessment = scored(chart)
          const { low, high } = pointsOf(assessment)
          const [from, to = from] = (await printed(chart, assessment)).points.split(' to ').map(Number)
          expect(Number(from) >= CUTOFF).toBe(low + 1e-9 >= CUTOFF)
          expect(Number(to) >= CUTOFF).toBe(high + 1e-9 >= CUTOFF)
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(200)
}, 120_000)

test('a ratio beside its threshold keeps the decimals that tell its side', async () => {
  for (const [ratio, shown] of [
    [3, '3'],
    [3.0042918, '3.004'],
    [3.00001, '3.00001'],
    [2.9999, '2.9999'],
    [3.4567, '3.46'],
  ] as const) {
    const chart = chartOf({ nlr: known(ratio, '1', 'x'), albumin: known(36, 'g/L', '36 g/L') })
    await printed(chart, scored(chart))
    expect(factsOf(wording, chart, scored(chart)).find(({ id }) => id === 'nlr')?.value).toBe(shown)
  }
})

test('ranges, what cannot be used and what can be taken instead are named at every door', async () => {
  const source = known(28, 'g/L', '28 g/L').evidence.sources[0]
  if (source === undefined) throw new Error('source')
  const doubt = { ...source, reason: 'preliminary' as const, converted: { value: 28, unit: 'g/L' } }
  const older = {
    ...source,
    original: '38 g/L',
    reason: 'newer-used' as const,
    converted: { value: 38, unit: 'g/L' },
  }
  const infinite = Number.POSITIVE_INFINITY
  for (const [range, shown] of [
    [{ low: 0, high: 20, below: true }, 'below 20 g/L'],
    [{ low: 28, high: 38 }, '28–38 g/L'],
  ] as const) {
    const chart = chartOf({
      albumin: ranged(range, 'g/L', '28 g/L', { doubts: [doubt], passedOver: [older] }),
      diameter: ranged({ low: 15, high: infinite }, 'cm', '> 15 cm'),
      nlr: ranged({ low: 3, high: infinite, above: true }, '1', '4.2 / 0'),
    })
    await printed(chart, scored(chart))
    const all = await doors(chart, scored(chart))
    for (const door of ['screen', 'copied', 'terminal', 'card', 'record'] as const) {
      for (const text of [
        shown,
        '15 cm or more',
        'above 3',
        '28 g/L of 5 Oct 2026: preliminary',
        '38 g/L of 5 Oct 2026',
      ]) {
        expect(all[door], door).toContain(text)
      }
    }
  }
})

test('an unknown diagnosis, an open start and unmapped results are said at every door', async () => {
  const base = chartOf({ albumin: known(36, 'g/L', '36 g/L'), diameter: unknown('not-found') })
  const chart: ChartInputs = {
    ...base,
    criteria: [{ id: 'hcc', state: 'unknown', evidence: [] }],
    indexDate: { ...base.indexDate, state: 'not-begun', basis: 'none', examsSpeakAgainst: true },
    unmapped: [{ system: undefined, code: 'NEU', name: 'Neutrophils', count: 4 }],
  }
  const all = await doors(chart, scored(chart))
  for (const door of ['copied', 'terminal', 'card', 'record'] as const) {
    for (const text of [
      'Whether it is hepatocellular carcinoma is not known',
      'not begun; the drug records were searched and hold no start of both drugs',
      'Two elastography examinations about six weeks apart speak against it',
      '4 results under 1 code; Neutrophils NEU (4)',
    ]) {
      expect(all[door], door).toContain(text)
    }
  }
  expect(all.screen).toContain('Whether it is hepatocellular carcinoma is not known')
  expect(all.screen).toContain('4 results under 1 code')
})

test('that the patient has died is said at every door, and the card’s summary says nothing else', async () => {
  for (const [date, said] of [
    ['2026-11-20', 'The chart records that the patient died on 20 Nov 2026.'],
    [undefined, 'The chart records that the patient has died.'],
  ] as const) {
    const { patient, ...rest } = chartOf({ nlr: known(4, '1', '4'), albumin: known(36, 'g/L', '36 g/L') })
    const chart = { ...rest, patient: { ...patient, deceased: { date } } }
    const { summary, ...others } = await doors(chart, scored(chart))
    for (const [door, text] of Object.entries(others)) expect(text, door).toContain(said.slice(0, -1))
    expect(summary).toBe(said)
  }
})

test('where the other sense of dT would change the class, the points it would give are said at every door', async () => {
  const chart = chartOf({
    nlr: known(4, '1', '4'),
    albumin: known(36, 'g/L', '36 g/L'),
    diameter: known(9, 'cm', '9 cm'),
    deltaT: signed('negative'),
  })
  // 34.9 + 56 + 54.8 = 145.7, and 62.5 more with dT < 0.
  await printed(chart, scored(chart))
  expect(factsOf(wording, chart, scored(chart)).find(({ id }) => id === 'otherSense')?.value).toBe(
    '146 of 296 points; Low risk of progression',
  )
})
