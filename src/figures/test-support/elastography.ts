import type { TimelineMark } from '../exam-timeline.tsx'
import type { LesionSitesWords } from '../lesion-sites.tsx'

export const LESION_WORDS: LesionSitesWords = {
  label: 'Sites',
  lesion: 'lesion',
  surroundings: 'around it',
  liver: 'liver',
  distances: ['1 cm', '2 cm'],
  site: (site) => `Site ${site}`,
}

export const DIRECTIONS = {
  A: 'stiffer',
  B: 'same',
  C: 'softer',
  D: 'stiffer',
  E: 'softer',
  F1: 'stiffer',
  F4: 'softer',
  G: 'stiffer',
} as const

const day = (text: string) => Date.parse(text)

export const MOMENTS: readonly TimelineMark[] = [
  { kind: 'exam', time: day('2026-10-01'), label: 'Baseline 1 Oct 2026' },
  { kind: 'start', time: day('2026-10-05'), label: 'Therapy 5 Oct 2026' },
  { kind: 'due', time: day('2026-11-16'), label: 'Week 6 due 16 Nov 2026' },
  { kind: 'today', time: day('2026-11-23'), label: 'Today 23 Nov 2026' },
]

export const WINDOW = { from: day('2026-11-02'), to: day('2026-12-14'), label: 'counts 2 Nov to 14 Dec' }
