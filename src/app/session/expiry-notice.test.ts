import { expect, it } from 'vitest'
import { timeLeft } from './expiry-notice.tsx'

const END = 1_000_000_000

it('warns two minutes ahead, counts the minutes, and says when it is over', () => {
  expect(timeLeft(END, END - 120_001)).toEqual({ state: 'enough' })
  expect(timeLeft(END, END - 120_000)).toEqual({ state: 'soon', minutes: 2 })
  expect(timeLeft(END, END - 60_000)).toEqual({ state: 'soon', minutes: 1 })
  expect(timeLeft(END, END - 1)).toEqual({ state: 'soon', minutes: 1 })
  expect(timeLeft(END, END)).toEqual({ state: 'over' })
})

it('has enough time where the session can be renewed', () => {
  expect(timeLeft(undefined, END)).toEqual({ state: 'enough' })
})
