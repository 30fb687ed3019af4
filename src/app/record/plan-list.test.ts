import { expect, it } from 'vitest'
import { tipmModel } from '../../../test/support/read-context.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { en } from '../../text/en/catalogue.ts'
import { createFormat } from '../../text/format.ts'
import { planLines } from './plan-list.tsx'

const wording = { texts: en, format: createFormat('en', 'Asia/Shanghai'), model: await tipmModel() }
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
      lines: [
        { value: { low: 4.19999, high: 4.19999, unit: '{ratio}' }, times: ['2026-10-05T07:20:00+08:00'] },
        {
          value: { low: 160.2541, high: 222.7804, unit: '{score}' },
          times: ['2026-10-05', '2026-11-18'],
        },
        { value: 'not stiffer', times: ['2026-11-18'] },
      ],
    },
    { resourceType: 'RiskAssessment', title: 'TIPM', status: 'final', method: 'create', lines: [] },
  ],
}

it('shows what will be written with the assessment first, numbers, times and units as on the screen', () => {
  expect(planLines(plan, wording)).toMatchObject([
    { resourceType: 'RiskAssessment' },
    {
      resourceType: 'Observation',
      lines: [
        '4.2 (5 Oct 2026, 07:20 UTC+8)',
        // Rounded to whole points it would be 160, which is the cut-off itself.
        '160.3 to 223 of 296 points (5 Oct 2026 to 18 Nov 2026)',
        'not stiffer (18 Nov 2026)',
      ],
    },
  ])
})
