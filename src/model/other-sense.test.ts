import { expect, test } from 'vitest'
import { tipmModel } from '../../test/support/read-context.ts'
import { DELTA_T_SITES } from './elastography/elastography-sites.ts'
import { computeDeltaT, type SiteDirection } from './elastography/stiffness-change.ts'
import { otherSense } from './other-sense.ts'

const model = await tipmModel()

/** 48 points of albumin and 54.8 of diameter: 102.8 with dT nonnegative, and 165.3 with it negative (cut-off 160). */
const inputs = { nlr: 2, albumin: 38, diameter: 9 } as const

const KPA: Record<SiteDirection, number | undefined> = {
  stiffer: 22,
  softer: 18,
  same: 20,
  missing: undefined,
}
/** The change at the nine sites, in this order. */
function change(counts: Partial<Record<SiteDirection, number>>, file = model) {
  const directions = Object.entries(counts).flatMap(([direction, count]) =>
    Array.from({ length: count }, () => direction as SiteDirection),
  )
  expect(directions).toHaveLength(9)
  const at = (value: (i: number) => number | undefined) =>
    Object.fromEntries(
      DELTA_T_SITES.flatMap((site, i) => (value(i) === undefined ? [] : [[site, value(i) ?? Number.NaN]])),
    )
  return computeDeltaT(
    file,
    at(() => 20),
    at((i) => KPA[directions[i] ?? 'missing']),
  )
}

test('without sites the sign is turned round, and told where the class turns with it', () => {
  expect(otherSense(model, { ...inputs, deltaT: 'negative' }, undefined)).toMatchObject({ riskClass: 'low' })
  expect(otherSense(model, { ...inputs, deltaT: 'nonnegative' }, undefined)).toMatchObject({
    riskClass: 'high',
  })
  // 8 + 11.0 points: low with 62.5 more as well.
  const low = { nlr: 2, albumin: 48, diameter: 5, deltaT: 'negative' } as const
  expect(otherSense(model, low, undefined)).toBeUndefined()
  expect(otherSense(model, { ...inputs, deltaT: undefined }, undefined)).toBeUndefined()
})

test('the sites are counted in the other direction', () => {
  const softer = change({ stiffer: 4, softer: 5 })
  expect(softer.sign).toBe('negative')
  expect(otherSense(model, { ...inputs, deltaT: 'negative' }, softer)).toMatchObject({ riskClass: 'low' })
  // Neither direction has five: negative in both senses.
  const neither = change({ stiffer: 4, softer: 4, same: 1 })
  expect(otherSense(model, { ...inputs, deltaT: 'negative' }, neither)).toBeUndefined()
})

test('sites that are missing may leave the other sense open', () => {
  // Stiffer at most 2 + 2: negative. Softer 3 + 2: open.
  const open = change({ stiffer: 2, same: 2, softer: 3, missing: 2 })
  expect(open.sign).toBe('negative')
  expect(otherSense(model, { ...inputs, deltaT: 'negative' }, open)).toMatchObject({
    kind: 'bounded',
    riskClass: 'undecided',
  })
  // With nothing else known the other sense has no score at all.
  const alone = { nlr: undefined, albumin: undefined, diameter: undefined, deltaT: 'negative' } as const
  expect(otherSense(model, alone, open)).toBeUndefined()
})

test('where softer is nonnegative the other sense counts the stiffer sites', () => {
  const elastography = { ...model.elastography, deltaTConvention: 'softer-is-nonnegative' as const }
  const other = { ...model, elastography }
  const stiffer = change({ stiffer: 5, same: 4 }, other)
  expect(stiffer.sign).toBe('negative')
  expect(otherSense(other, { ...inputs, deltaT: 'negative' }, stiffer)).toMatchObject({ riskClass: 'low' })
})
