import { expect, test } from 'vitest'
import { albuminOf, asStored, COMPLETE, plan } from '../../../test/support/save-plans.ts'
import { FULL_STORAGE, type StorageForm } from '../write/storage-form.ts'
import { hasDetail, isChecked, isNameWithdrawn, saysTheSame, standingIdentifier } from './same-assessment.ts'

const FORMS = { 'risk-assessment': 'RiskAssessment', document: 'DocumentReference' } as const

/** The stored assessment of a chart, as a RiskAssessment or within a document. */
async function assessment(form: keyof typeof FORMS, { confirmed = true, albumin = 36 } = {}) {
  const storage = { ...FULL_STORAGE, form: form satisfies StorageForm }
  const all = asStored(await plan(albuminOf(COMPLETE, albumin), { storage, confirmed }))
  const found = all.find(({ resourceType }) => resourceType === FORMS[form])
  if (found === undefined) throw new Error(form)
  return found
}

test.each(['risk-assessment', 'document'] as const)(
  'what is on file as %s says the same where points, inputs and model are, and it is checked no less',
  async (form) => {
    const [said, unchecked, other] = await Promise.all([
      assessment(form),
      assessment(form, { confirmed: false }),
      assessment(form, { albumin: 30 }),
    ])
    const withdrawn = { ...said, status: 'entered-in-error' }
    expect(saysTheSame(said, said)).toBe(true)
    expect(saysTheSame(unchecked, unchecked)).toBe(true)
    expect(saysTheSame(said, other)).toBe(false)
    // Confirming it is more than what is on file; printing it unconfirmed is less.
    expect(saysTheSame(said, unchecked)).toBe(false)
    expect(saysTheSame(unchecked, said)).toBe(true)
    expect([
      saysTheSame(withdrawn, withdrawn),
      saysTheSame(withdrawn, said),
      saysTheSame(said, withdrawn),
    ]).toEqual([...[true, false, false]])
    expect(saysTheSame(unchecked, withdrawn)).toBe(false)
    // Of two that are taken back nothing else is told.
    expect(saysTheSame(withdrawn, { ...other, status: 'entered-in-error' })).toBe(true)
    const patient = { resourceType: 'Patient' }
    expect([saysTheSame(said, patient), saysTheSame(patient, said)]).toEqual([false, false])
    expect([said, unchecked, withdrawn].map(isChecked)).toEqual([true, false, false])
    expect(hasDetail(said)).toBe(true)
  },
)

test('what does not tell its inputs, or is no assessment, says the same as nothing', async () => {
  const bare = { ...(await assessment('risk-assessment')), extension: [{ url: 'https://else.example' }] }
  for (const other of [bare, { ...bare, extension: undefined }, { resourceType: 'Patient' }, undefined]) {
    expect(saysTheSame(other, other)).toBe(false)
    expect(hasDetail(other)).toBe(false)
  }
  expect([{ status: 'amended' }, { status: 'registered' }, {}].map(isChecked)).toEqual([true, false, false])
})

test('a name is withdrawn with what bears it, unless something else that stands bears it too', () => {
  const named = (status: string, ...values: readonly string[]) => ({
    ...{ status, identifier: [{}, ...values.map((value) => ({ value }))] },
  })
  const error = named('entered-in-error', 'x', 'y')
  expect(isNameWithdrawn(error, [error, named('final', 'x')])).toBe(true)
  expect(isNameWithdrawn(error, [error, named('final', 'x', 'y')])).toBe(false)
  expect(isNameWithdrawn(named('final', 'x'), [error])).toBe(false)
  expect(isNameWithdrawn({ status: 'entered-in-error' }, [error])).toBe(false)
  expect(['z', 'x'].map((hash) => standingIdentifier(hash, ['x', 'x.2', 'x.4']))).toEqual(['z', 'x.3'])
})
