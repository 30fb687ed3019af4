import { expect, it } from 'vitest'
import { type AppState, type Connected, nextAppState, type OpenChart } from './app-state.ts'
import { topicProgress } from './screen/topic-progress.ts'

const connected = {} as Connected
const open = {} as OpenChart
const reading = nextAppState(
  { phase: 'starting' },
  { type: 'reading', connected, parts: ['patient', 'imaging', 'imaging'] },
)

it('starts reading with everything waiting', () => {
  expect(reading).toMatchObject({
    phase: 'reading',
    progress: [
      { topic: 'patient', progress: { state: 'waiting' } },
      { topic: 'imaging' },
      { topic: 'imaging' },
    ],
  })
})

it('tells the progress of several searches of one topic as one', () => {
  const steps = [
    { type: 'progress', part: 1, progress: { state: 'reading', pages: 2 } },
    { type: 'progress', part: 2, progress: { state: 'done', resources: 3 } },
  ] as const
  const state = steps.reduce<AppState>(nextAppState, reading)
  if (state.phase !== 'reading') throw new Error(state.phase)
  expect(topicProgress(state.progress)).toEqual([
    { topic: 'patient', progress: { state: 'waiting' } },
    { topic: 'imaging', progress: { state: 'reading', pages: 2 } },
  ])
  const done = nextAppState(state, { type: 'progress', part: 1, progress: { state: 'done', resources: 4 } })
  if (done.phase !== 'reading') throw new Error(done.phase)
  expect(topicProgress(done.progress)[1]).toEqual({
    topic: 'imaging',
    progress: { state: 'done', resources: 7 },
  })
})

it('opens the chart once it is read, and takes a newer reading of it', () => {
  const first = nextAppState(reading, { type: 'opened', open })
  const again = { ...open }
  expect(nextAppState(first, { type: 'opened', open: again })).toEqual({
    phase: 'open',
    connected,
    open: again,
  })
})

it('does not return to a chart after a problem', () => {
  const problem = nextAppState(reading, { type: 'failed', problem: { code: 'wrong-patient' } })
  expect(nextAppState(problem, { type: 'opened', open })).toBe(problem)
  expect(nextAppState(problem, { type: 'progress', part: 0, progress: { state: 'failed' } })).toBe(problem)
})
