import { expect, it } from 'vitest'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { fail, ok } from '../../result.ts'
import { type Delivered, type SaveState, Saving } from './saving.ts'
import type { AttemptPlan } from './storage-attempt.ts'

const attemptOf = (identifier: string): AttemptPlan => {
  const bundle: fhir4.Bundle = { resourceType: 'Bundle', type: 'transaction' }
  const plan: SavePlan = {
    ...{ form: 'risk-assessment', transaction: true, conditionalCreate: true, identifier, bundle, items: [] },
  }
  return { plan, alone: undefined }
}
const attempt = attemptOf('abc')
const refusal = { code: 'not-permitted', diagnostics: ['no write scope'] } as const
const refused = { ok: false, ...refusal } as const
const stored = {
  ...({ ok: true } as const),
  ...{ created: ['RiskAssessment/1'], existed: [], updated: [] },
  ...{ assessment: 'RiskAssessment/1', repeats: [], withdrawn: [] },
} as const

type Shown = SaveState<'text-only'>

function opened() {
  const shown: Shown[] = []
  return { shown, saving: new Saving<'text-only'>((state) => shown.push(state)) }
}

async function previewed() {
  const all = opened()
  await all.saving.prepare(async () => ok(attempt))
  expect(all.shown).toEqual([{ step: 'preparing' }, { step: 'preview', attempt, refusal: undefined }])
  all.shown.length = 0
  return all
}

it('sends once: a second click while sending changes nothing', async () => {
  const { shown, saving } = await previewed()
  const { promise, resolve } = Promise.withResolvers<Delivered<'text-only'>>()
  const first = saving.send(() => promise)
  expect(await saving.send(async () => stored)).toBe(false)
  await saving.prepare(async () => ok(attemptOf('other')))
  expect(shown).toEqual([{ step: 'sending', attempt }])
  resolve(stored)
  expect(await first).toBe(true)
})

it('keeps the plan after a refusal, so that it can be sent again', async () => {
  const { shown, saving } = await previewed()
  expect(await saving.send(async () => refused)).toBe(false)
  expect(shown.at(-1)).toEqual({ step: 'preview', attempt, refusal })
  expect(await saving.send(async () => stored)).toBe(true)
})

it('does not know what became of a request that broke', async () => {
  const { shown, saving } = await previewed()
  await saving.send(() => Promise.reject(new Error('broken')))
  expect(shown.at(-1)).toMatchObject({ step: 'preview', refusal: { code: 'unreadable' } })
})

it('stays saved whatever comes late', async () => {
  const { shown, saving } = await previewed()
  await saving.send(async () => stored)
  await saving.prepare(async () => ok(attemptOf('other')))
  expect(await saving.send(async () => refused)).toBe(false)
  expect(shown.at(-1)).toEqual({ step: 'saved', answer: stored })
})

it('shows the plan that was asked for last, also where an earlier one is ready after it', async () => {
  const { shown, saving } = opened()
  const slow = Promise.withResolvers<ReturnType<typeof ok<AttemptPlan>>>()
  const first = saving.prepare(() => slow.promise)
  await saving.prepare(async () => ok(attemptOf('second')))
  slow.resolve(ok(attempt))
  await first
  expect(shown.at(-1)).toMatchObject({ step: 'preview', attempt: { plan: { identifier: 'second' } } })
})

it('says why nothing was prepared, and goes on with what is prepared instead', async () => {
  const { shown, saving } = opened()
  await saving.prepare(async () => fail('text-only'))
  expect(shown.at(-1)).toEqual({ step: 'unprepared', why: 'text-only' })
  await saving.prepare(() => Promise.reject(new Error('broken')))
  expect(shown.at(-1)).toEqual({ step: 'unprepared', why: undefined })
  await saving.prepare(async () => ok(attempt))
  let other: Promise<void> | undefined
  const next = () => {
    other = saving.prepare(async () => ok(attemptOf('other')))
  }
  expect(await saving.send(async () => ({ ok: false, next }))).toBe(false)
  await other
  expect(shown.slice(-2)).toMatchObject([
    { step: 'preparing' },
    { step: 'preview', attempt: { plan: { identifier: 'other' } } },
  ])
  await saving.send(async () => ({ ok: false, against: 'text-only' }))
  expect(shown.at(-1)).toEqual({ step: 'unprepared', why: 'text-only' })
})
