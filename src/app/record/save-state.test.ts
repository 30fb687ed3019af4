import { expect, it } from 'vitest'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { createFormat } from '../../text/format.ts'
import { planLines } from './plan-lines.ts'
import { nextSaveState, type SaveState } from './save-state.ts'

const plan: SavePlan = {
  form: 'risk-assessment',
  transaction: true,
  conditionalCreate: true,
  identifier: 'abc',
  bundle: { resourceType: 'Bundle', type: 'transaction' },
  items: [
    {
      resourceType: 'Observation',
      title: 'NLR',
      status: 'final',
      method: 'create',
      lines: ['4 {ratio} (2026-10-05T07:20:00+08:00)'],
    },
    { resourceType: 'RiskAssessment', title: 'TIPM', status: 'final', method: 'create', lines: [] },
  ],
}
const preview: SaveState = { step: 'preview', plan, alone: undefined, refusal: undefined }
const sending = nextSaveState(preview, { type: 'send' })
const refused = { ok: false, code: 'not-permitted', diagnostics: ['no write scope'] } as const
const stored = {
  ok: true,
  created: ['RiskAssessment/1'],
  existed: [],
  updated: [],
  assessment: 'RiskAssessment/1',
  duplicates: [],
} as const

it('sends once: a second click while sending changes nothing', () => {
  expect(sending).toEqual({ step: 'sending', plan, alone: undefined })
  expect(nextSaveState(sending, { type: 'send' })).toBe(sending)
  expect(nextSaveState(sending, { type: 'prepare' })).toBe(sending)
})

it('keeps the plan after a refusal, so that it can be sent again', () => {
  const after = nextSaveState(sending, { type: 'answered', answer: refused })
  expect(after).toEqual({
    step: 'preview',
    plan,
    alone: undefined,
    refusal: { code: 'not-permitted', diagnostics: ['no write scope'] },
  })
  expect(nextSaveState(after, { type: 'send' })).toEqual({ step: 'sending', plan, alone: undefined })
})

it('stays saved whatever comes late', () => {
  const saved = nextSaveState(sending, { type: 'answered', answer: stored })
  expect(saved).toEqual({ step: 'saved', answer: stored })
  expect(nextSaveState(saved, { type: 'prepare' })).toBe(saved)
  expect(nextSaveState(saved, { type: 'prepared', plan, alone: undefined })).toBe(saved)
  expect(nextSaveState(saved, { type: 'send' })).toBe(saved)
})

it('shows what will be written with the assessment first, times and units as on the screen', () => {
  expect(planLines(plan, createFormat('en', 'Asia/Shanghai'))).toMatchObject([
    { resourceType: 'RiskAssessment' },
    { resourceType: 'Observation', lines: ['4 (5 Oct 2026, 07:20 UTC+8)'] },
  ])
})
