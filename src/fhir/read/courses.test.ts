import { expect, test } from 'vitest'
import type { Drug } from '../codes/drugs.ts'
import { coursesOf, type Trace } from './courses.ts'

const DAY_MS = 86_400_000
/** Noon of a day. */
const noon = (n: number) => Date.parse('2026-01-01T12:00:00Z') + n * DAY_MS
/** A trace from noon to noon, or to the given moment. */
const on = (drug: Drug, name: string, from: number, until = from): Trace => ({
  ...{ drug, reference: name, until: noon(until) },
  time: { text: name, from: noon(from), to: noon(from), precision: 'instant' },
})
const l = (name: string, from: number, until?: number) => on('lenvatinib', name, from, until)
const c = (name: string, from: number, until?: number) => on('camrelizumab', name, from, until)
const told = (...traces: readonly Trace[]) =>
  coursesOf(traces, 90).map(({ start, references, lastTrace }) =>
    [start.text, references.join('+'), lastTrace.text].join(' '),
  )

test('a course begins when the second drug comes on, whatever order the records are in', () => {
  expect(told(l('l', 0), c('c', 7))).toEqual(['c l+c c'])
  expect(told(c('c', 7), l('l', 0))).toEqual(['c l+c c'])
  expect(told(c('c', 0), l('l', 7))).toEqual(['l c+l l'])
  expect(told(l('l', 0), l('m', 7))).toEqual([])
  expect(told()).toEqual([])
})

test('a drug whose last trace is more than 42 days old was over when the other began', () => {
  expect(told(l('l', 0), c('c', 42))).toEqual(['c l+c c'])
  expect(told(l('l', 0), c('c', 42.001))).toEqual([])
  expect(told(l('l', 0, 10), c('c', 52))).toEqual(['c l+c c'])
  // The first trace of the drug that still goes on is named, not one that was over.
  expect(told(l('was', 0), l('is', 50), l('and', 55), c('c', 60))).toEqual(['c is+c c'])
})

test('traces of either drug more than the gap apart are of two courses, counted from the end of the one before', () => {
  const first = [l('l', 0), c('c', 0)]
  const second = (day: number) => [l('l2', day), c('c2', day)]
  expect(told(...first, ...second(90))).toHaveLength(1)
  expect(told(...first, ...second(90.001))).toHaveLength(2)
  expect(told(l('l', 0, 30), c('c', 0), ...second(120))).toHaveLength(1)
  expect(told(l('l', 0, 30), c('c', 0), ...second(121))).toHaveLength(2)
  // Each later trace moves the end on.
  expect(told(...first, c('d', 80), ...second(170))).toHaveLength(1)
})

test('of two that begin at one moment the one that is known more exactly gives the start', () => {
  const day = { text: 'day', from: noon(0), to: noon(0.5), precision: 'day' } as const
  const order = { ...l('o', 0), time: day, until: day.to }
  expect(told(order, c('c', 0))).toEqual(['c o+c day'])
  expect(told(c('c', 0), order)).toEqual(['c o+c day'])
})
