import { expect, test } from 'vitest'
import { serialiseRenewals } from './serialise-renewals.ts'

interface Whole {
  readonly exams: number
  readonly assessments: number
}

function place(first: Whole | undefined) {
  let whole = first
  const put = (next: Whole | undefined) => {
    whole = next
  }
  return { renew: serialiseRenewals<Whole>(() => whole, put), put, now: () => whole }
}

/** An answer that comes when it is told to. */
function answer() {
  let come = () => {}
  const came = new Promise<void>((resolve) => {
    come = resolve
  })
  return { come: () => come(), came }
}

test('two renewals of different parts keep what each has read', async () => {
  const { renew, now } = place({ exams: 1, assessments: 1 })
  const slow = answer()
  const exams = renew(async (from) => {
    await slow.came
    return { ...from, exams: 2 }
  })
  const assessments = renew(async (from) => ({ ...from, assessments: 2 }))
  slow.come()
  expect([await exams, await assessments]).toEqual([true, true])
  expect(now()).toEqual({ exams: 2, assessments: 2 })
})

test('a renewal begun before the whole was read again does not put older values back', async () => {
  const { renew, put, now } = place({ exams: 1, assessments: 1 })
  const slow = answer()
  const renewal = renew(async (from) => {
    await slow.came
    return { ...from, assessments: 2 }
  })
  await Promise.resolve()
  put({ exams: 3, assessments: 1 })
  slow.come()
  expect(await renewal).toBe(true)
  expect(now()).toEqual({ exams: 3, assessments: 2 })
})

test('where nothing stands, or reading fails, nothing is put and the next one goes on', async () => {
  const { renew, put, now } = place(undefined)
  expect(await renew(async (from) => from)).toBe(false)
  put({ exams: 1, assessments: 1 })
  expect(await renew(() => Promise.reject(new Error('network')))).toBe(false)
  expect(await renew(async () => undefined)).toBe(false)
  expect(await renew(async (from) => ({ ...from, exams: 2 }))).toBe(true)
  expect(now()).toEqual({ exams: 2, assessments: 1 })
})
