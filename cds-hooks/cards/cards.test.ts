import { expect, test } from 'vitest'
import { SCENARIOS } from '../../sandbox/scenarios/index.ts'
import { LANGUAGES } from '../../src/site/language.ts'
import { cardTexts } from '../../src/text/cards.ts'
import { tipmModel } from '../../test/support/read-context.ts'
import { CARD_KINDS, type CardKind, type Hook } from '../card-kinds.ts'
import { hookRequest, patient, prefetchOf } from '../test-support/requests.ts'
import { testService } from '../test-support/service.ts'

const EVERYTHING = { 'order-select': CARD_KINDS, 'order-sign': CARD_KINDS, 'patient-view': CARD_KINDS }

async function cardsOf(scenario: string, hook: Hook = 'order-sign', cdsHooks: object = {}) {
  const { call } = await testService({ cdsHooks })
  const { status, cards } = await call(hookRequest({ scenario, hook }))
  expect(status).toBe(200)
  return cards
}

const ORDER_CARDS: readonly [string, readonly [string, string][]][] = [
  [
    'complete-high',
    [['warning', 'High risk of progression: TIPM 223 points (cut-off 160), estimated probability 95%']],
  ],
  ['complete-low', []],
  [
    'before-high',
    [
      [
        'warning',
        'The class cannot change with week 6: high risk of progression, TIPM 209 to 272 points (cut-off 160), 89% – >99%',
      ],
    ],
  ],
  [
    'before-undecided',
    [
      [
        'info',
        'Risk of progression undecided until the 6-week elastography: TIPM 125 to 187 points (cut-off 160)',
      ],
    ],
  ],
  [
    'stale-albumin',
    [['info', 'Risk of progression undecided, Albumin open: TIPM 147 to 247 points (cut-off 160)']],
  ],
  [
    'partial-open',
    [['info', 'Risk of progression undecided, week 6 open: TIPM 120 to 182 points (cut-off 160)']],
  ],
  ['missing-data', [['info', 'TIPM not computable yet; missing: NLR, dT, Albumin and Diameter']]],
  ['not-hcc', []],
]

for (const [scenario, expected] of ORDER_CARDS) {
  test(`says what it should when the pair is ordered for ${scenario}`, async () => {
    const cards = await cardsOf(scenario)
    expect(cards.map(({ indicator, summary }) => [indicator, summary])).toEqual(expected)
  })
}

test('says that the baseline elastography is missing beside a score that is certain without it, and offers both orders', async () => {
  const [score, baseline] = await cardsOf('before-low')
  expect(score?.summary).toMatch(/^The class cannot change with week 6: low risk of progression, /)
  expect(baseline?.summary).toMatch(/^No baseline elastography/)
  expect(baseline?.suggestions?.map(({ label }) => label)).toEqual([
    'Draft order: baseline elastography before the first dose',
    'Draft order: 6-week elastography on 4 Jan 2027',
  ])
  expect(baseline?.suggestions?.[1]?.actions[0]?.resource).toMatchObject({
    status: 'draft',
    occurrenceDateTime: '2027-01-04',
    subject: { reference: 'Patient/pt-1004' },
    requester: { reference: 'Practitioner/dr-1' },
  })
})

test('suggested orders carry the site’s own orderables before the standard codes', async () => {
  const own = { system: 'https://hospital.example/orderables', code: 'LAB123', display: 'CBC + Diff' }
  const orderables = { bloodCount: [own], tumourSize: [{ code: 'RAD9', display: 'CT liver' }] }
  const cards = await cardsOf('missing-data', 'order-sign', { orderables })
  const ordered = cards.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ actions }) => actions[0]?.resource.code?.coding),
  )
  expect(ordered).toContainEqual([own, { system: 'http://loinc.org', code: '57021-8' }])
  expect(ordered).toContainEqual([{ code: 'RAD9', display: 'CT liver' }])
  expect(ordered).toContainEqual([{ system: 'http://loinc.org', code: '1751-7' }])
})

test('reasons of an override are HL7’s where HL7 has the category, in the language of the card, or the site’s', async () => {
  const hl7 = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes'
  const [card] = await cardsOf('complete-high')
  expect(card?.overrideReasons?.filter(({ system }) => system === hl7).map(({ code }) => code)).toEqual([
    'cds-not-applicable',
    'recipient-disagrees-evidence',
    'does-not-align-preferences',
    'cds-suboptimal-context',
  ])
  const overrideReasons = [{ code: 'x', display: 'X' }]
  expect((await cardsOf('complete-high', 'order-sign', { overrideReasons }))[0]).toMatchObject({
    overrideReasons,
  })
  const none = await cardsOf('complete-high', 'order-sign', { overrideReasons: [] })
  expect(none[0]).not.toHaveProperty('overrideReasons')
})

test('offers orders for missing values, but not for what merely could not be read', async () => {
  const { call } = await testService()
  const { id, resources } = patient('missing-data')
  const labels = async (prefetch: object) =>
    (await call(hookRequest({ scenario: 'missing-data', prefetch: { ...prefetch } }))).cards.flatMap(
      ({ suggestions = [] }) => suggestions.map(({ label }) => label),
    )
  const prefetch = prefetchOf(resources, id)
  expect(await labels(prefetch)).toHaveLength(4)
  const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }
  expect(await labels({ ...prefetch, laboratory: failed, stiffness: failed })).toEqual([
    'Draft order: imaging of the largest tumour diameter',
  ])
})

test('does not claim a missing baseline where the examinations could not be read', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-low')
  const { stiffness: _, ...prefetch } = prefetchOf(resources, id)
  const { cards } = await call(hookRequest({ scenario: 'before-low', prefetch }))
  expect(cards.map(({ summary }) => summary)).toEqual([
    expect.stringMatching(/^The class cannot change with week 6: low risk/),
  ])
  expect(cards[0]?.detail).toContain('**Could not be read:** elastography;')
})

test('says when the chart puts the patient outside the studied population, and how much is not known', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-high')
  const tace: fhir4.Procedure = {
    resourceType: 'Procedure',
    id: 'tace',
    status: 'completed',
    code: { text: 'TACE' },
    subject: { reference: `Patient/${id}` },
    performedDateTime: '2026-03-01',
  }
  const prefetch = prefetchOf([...resources, tace], id)
  const { cards } = await call(hookRequest({ scenario: 'before-high', prefetch }))
  // Unknown are how it was diagnosed, another malignancy, comorbidity and another trial.
  expect(cards[0]?.detail).toContain(
    '- Outside the studied population. Systemic or locoregional therapy before: yes; 4 criteria unknown.',
  )
})

test('at patient-view tells of a newly complete high score, and no longer once it is on file', async () => {
  const { call } = await testService()
  const { id, resources } = patient('complete-high')
  const first = await call(hookRequest({ scenario: 'complete-high', hook: 'patient-view' }))
  expect(first.cards.map(({ summary }) => summary)).toEqual([
    expect.stringMatching(/^Now complete: High risk/),
  ])
  const { assessment } = JSON.parse(first.cards[0]?.links[0]?.appContext ?? '{}') as { assessment: string }
  const stored: fhir4.RiskAssessment = {
    resourceType: 'RiskAssessment',
    id: 'r1',
    status: 'final',
    subject: { reference: `Patient/${id}` },
    method: {
      coding: [{ system: 'https://tipm-on-fhir.example/fhir/CodeSystem/tipm', code: 'tipm-assessment' }],
    },
    identifier: [{ system: 'https://tipm-on-fhir.example/fhir/identifier/assessment', value: assessment }],
  }
  const prefetch = prefetchOf([...resources, stored], id)
  const again = await call(hookRequest({ scenario: 'complete-high', hook: 'patient-view', prefetch }))
  expect(again.cards).toEqual([])
})

test('at patient-view says nothing while a week-6 examination is neither due nor new', async () => {
  expect(await cardsOf('before-undecided', 'patient-view')).toEqual([])
  expect(await cardsOf('early-therapy', 'patient-view')).toEqual([])
})

for (const [days, summary] of [
  [10, /^TIPM: the 6-week elastography is due; it counts until 20 Dec 2026$/],
  [30, /^TIPM: the 6-week elastography was due on 22 Nov 2026; it still counts until 20 Dec 2026$/],
] as const) {
  test(`at patient-view says that the week-6 examination is ${days === 10 ? 'due' : 'overdue'}`, async () => {
    const { id, resources } = patient('early-therapy')
    // Both drugs were ordered on 2 Nov and given on 3 Nov in this story; the clock is moved instead of the story.
    const started = Date.parse('2026-10-12T09:30:00Z')
    const shifted = shift(resources, started - startOf(resources))
    const now = new Date(Date.parse('2026-10-12T12:00:00Z') + (days + 28 - 14 + 7) * 86_400_000)
    const { call } = await testService({ now: () => now })
    const { cards } = await call(
      hookRequest({ scenario: 'early-therapy', hook: 'patient-view', prefetch: prefetchOf(shifted, id) }),
    )
    expect(cards.map((card) => card.summary)).toEqual([expect.stringMatching(summary)])
    expect(cards[0]?.detail).toContain('Therapy began on 11 Oct 2026; six weeks later is 22 Nov 2026.')
    expect(cards[0]?.suggestions).toHaveLength(1)
  })
}

function startOf(resources: readonly fhir4.FhirResource[]): number {
  const times = resources.flatMap((resource) =>
    resource.resourceType === 'MedicationAdministration' ? Date.parse(resource.effectiveDateTime ?? '') : [],
  )
  return Math.min(...times)
}

/** The same chart so many milliseconds later (whole days, so that times of day stay). */
function shift(resources: readonly fhir4.FhirResource[], by: number): fhir4.FhirResource[] {
  const days = Math.round(by / 86_400_000) * 86_400_000
  const text = JSON.stringify(resources).replace(
    /"(\d{4}-\d{2}-\d{2})(T[^"]+)"/g,
    (_, day: string, time: string) =>
      `"${new Date(Date.parse(day) + days).toISOString().slice(0, 10)}${time}"`,
  )
  return JSON.parse(text) as fhir4.FhirResource[]
}

test('a Chinese site gets its cards in Chinese, with the same figures', async () => {
  const { call } = await testService({ language: 'zh-CN', cdsHooks: { speak: EVERYTHING } })
  const high = await call(hookRequest({ scenario: 'complete-high', hook: 'order-sign' }))
  expect(high.cards[0]?.summary).toBe('疾病进展高风险：TIPM 223 分（截断值 160），估计概率 95%')
  for (const { id } of SCENARIOS) {
    const { cards } = await call(hookRequest({ scenario: id, hook: 'order-sign' }))
    for (const { detail, summary } of cards) {
      expect(detail).toContain('研究性工具：使用前须在本机构验证。')
      // Names, units and the model's own line; no English word of ours.
      const foreign = `${summary} ${detail}`.replace(/模型：tipm [^。]*/, '').match(/[A-Za-z]{4,}/g) ?? []
      expect(foreign.filter((word) => !['TIPM', 'mRECIST', 'ECOG', 'BCLC'].includes(word))).toEqual([])
    }
  }
})

test('the site decides which states speak at which hook', async () => {
  const speak = { 'order-sign': ['low'] }
  expect(await cardsOf('complete-high', 'order-sign', { speak })).toEqual([])
  expect(await cardsOf('complete-low', 'order-sign', { speak })).toHaveLength(1)
})

test('every card of every scenario keeps the contract of CDS Hooks 2.0.1 and says no forbidden word', async () => {
  const { call } = await testService({ cdsHooks: { speak: EVERYTHING } })
  const seen = new Set<string>()
  for (const { id } of SCENARIOS) {
    for (const hook of ['order-select', 'order-sign', 'patient-view'] as const) {
      const { cards } = await call(hookRequest({ scenario: id, hook }))
      for (const card of cards) {
        expect(card.summary.length).toBeLessThan(140)
        expect(['info', 'warning']).toContain(card.indicator)
        expect(card.source.label).not.toBe('')
        expect(card.selectionBehavior === undefined).toBe(card.suggestions === undefined)
        for (const { display } of card.overrideReasons ?? []) expect(display).toBeTruthy()
        for (const { actions, label } of card.suggestions ?? []) {
          expect(label).not.toBe('')
          expect(actions[0]).toMatchObject({
            type: 'create',
            resource: { resourceType: 'ServiceRequest', status: 'draft' },
          })
        }
        expect(card.detail).toContain('Investigational: validate locally before use.')
        const text = JSON.stringify(card)
        expect(text).not.toMatch(/contraindicat|should|must not|do not (give|use)|recommended/i)
        expect(text).not.toMatch(/null|undefined|NaN/)
        // Markup can only come from a chart's text, and none may get here (missing-data is named with some).
        expect(card.detail).not.toMatch(/<[a-z/!]/i)
        expect(seen.has(card.uuid)).toBe(false)
        seen.add(card.uuid)
      }
    }
  }
  expect(seen.size).toBeGreaterThan(40)
})

test.each(LANGUAGES)('summaries stay under 140 characters for the longest figures, %s', (language) => {
  const { summary } = cardTexts[language]
  const points = '159.999999999 to 296.0'
  const names = 'NLR, Albumin and Diameter'
  const topics = 'performance status and stage and medication statements'
  const all = [
    summary.now(summary.scored('High risk of progression', '159.999999', 'cut-off 160', '>99%')),
    summary.settled.high(names, '180.0 to 296.0', 'cut-off 160', '59% – >99%'),
    summary.settled.low(names, '100 to 159.99', 'cut-off 160', '<1% – 28%'),
    summary.settled.high('week 6', points, 'cut-off 160', '28% – >99%'),
    summary.untilWeek6(points, 'cut-off 160'),
    summary.undecided('NLR, dT, Albumin and Diameter', points, 'cut-off 160'),
    summary.notComputable('NLR, dT, Albumin and Diameter'),
    summary.notRead(topics),
    summary.outOfScope,
    summary.baselineMissing,
    summary.ownValues('30 Sep 2026', 'Risk of progression undecided', points, 'cut-off 160'),
    summary.changed(
      '30 Sep 2026',
      'NLR, dT, Albumin and Diameter',
      'Risk of progression undecided',
      '125 to 187',
      '125 to 187',
    ),
    summary.changed(
      '30 Sep 2026',
      'NLR, Albumin and Diameter',
      'High risk of progression',
      points,
      '159.999999',
    ),
    summary.followUpDue('30 Sep 2026'),
    summary.followUpOverdue('30 Sep 2026', '30 Sep 2026'),
  ]
  expect(all.filter((text) => text.length >= 140)).toEqual([])
})

test('natural frequencies come from the pooled counts, 65 of 97 and 14 of 209, and only for a class that stands', async () => {
  const [card] = await cardsOf('complete-high')
  expect(card?.detail).toContain(
    '**In the study:** about 67 of 100 patients with 160 points or more had progressive disease; ',
  )
  const [low] = await cardsOf('complete-low', 'order-sign', { speak: EVERYTHING })
  expect(low?.detail).toContain('about 7 of 100 patients with fewer than 160 points had progressive disease')
  const [undecided] = await cardsOf('before-undecided')
  expect(undecided?.detail).not.toContain('In the study')
})

test('the detail gives inputs with unit, date and points, the probability with its interval, and the sign convention', async () => {
  const [card] = await cardsOf('complete-high')
  expect(card?.detail).toContain('| Albumin | 34\u00a0g/L | 4 Oct 2026 | 64 of 100 |')
  expect(card?.detail).toMatch(
    /Estimated probability of progression: 95% \(estimated; approximate 95% interval .*, reconstructed\)/,
  )
  expect(card?.detail).toContain('By the paper’s methods stiffer is favourable')
})

test('what is missing for one reason is told in one line, and the name of a model file without its hash', async () => {
  const [card] = await cardsOf('missing-data')
  expect(card?.detail).toContain(
    '- **NLR, Albumin and Diameter:** Missing. No such result was found in the chart.',
  )
  expect(card?.detail.match(/Albumin/g)).toHaveLength(1)
  const { hash } = await tipmModel()
  const [scored] = await cardsOf('complete-high')
  expect(`${card?.detail} ${scored?.detail}`).not.toContain(hash.slice(0, 7))
})

test('text of the chart reads as text: no markup, no HTML, no link', async () => {
  const { call } = await testService()
  const { id, resources } = patient('before-high')
  const evil = '<img src=x onerror=alert(1)> [see](https://evil.example) **bold** www.evil.example'
  const spoilt = resources.map((item) =>
    item.resourceType === 'Observation' && item.code.coding?.some(({ code }) => code === '1751-7')
      ? { ...item, code: { ...item.code, text: evil }, valueQuantity: { value: 30, unit: evil } }
      : item,
  )
  const order = { resourceType: 'MedicationRequest', id: 'odd', status: 'unknown', intent: 'order' } as const
  const asked = {
    subject: { reference: `Patient/${id}` },
    medicationCodeableConcept: { text: `Lenvatinib ${evil}` },
  }
  const prefetch = prefetchOf([...spoilt, { ...order, ...asked }], id)
  const { cards } = await call(hookRequest({ scenario: 'before-high', prefetch }))
  expect(cards[0]?.detail).toContain('evil')
  expect(cards[0]?.detail).not.toMatch(/<img|(?<!\\)\]\(|https?:\/\/|(?<!\\)\[see|[^*]\*\*bold|www\.evil/)
})

test('the link carries hook instance, orders and the hash of the data, and nothing clinical', async () => {
  const [card] = await cardsOf('before-high')
  const [link] = card?.links ?? []
  expect(link).toMatchObject({ type: 'smart', url: 'https://tipm.example/launch.html' })
  expect(JSON.parse(link?.appContext ?? '')).toEqual({
    hook: 'order-sign',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    orders: ['MedicationRequest/len', 'MedicationRequest/cam'],
    assessment: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('of a patient who has died the card says so whatever the score, and suggests nothing', async () => {
  const { call } = await testService()
  for (const scenario of ['before-high', 'before-low', 'complete-low', 'missing-data', 'not-hcc']) {
    const { id, resources } = patient(scenario)
    const dead = resources.map((item) =>
      item.resourceType === 'Patient' ? { ...item, deceasedDateTime: '2026-11-20' } : item,
    )
    const { cards } = await call(hookRequest({ scenario, prefetch: prefetchOf(dead, id) }))
    expect(cards.map(({ summary, suggestions }) => [summary, suggestions])).toEqual([
      ['The chart records that the patient died on 20 Nov 2026.', undefined],
    ])
    expect(cards[0]?.detail).toContain('**The chart records that the patient died on 20 Nov 2026')
    const open = await call(hookRequest({ scenario, hook: 'patient-view', prefetch: prefetchOf(dead, id) }))
    expect(open.cards).toEqual([])
  }
})

test('card kinds are all in use', () => {
  const kinds: readonly CardKind[] = CARD_KINDS
  expect(new Set(kinds).size).toBe(kinds.length)
})
