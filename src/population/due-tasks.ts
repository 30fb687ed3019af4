import type { DueState } from './due-state.ts'

/** What somebody is asked to do for a patient, each a task of its own. */
export const DUE_KINDS = ['baseline', 'week-6', 'assessment'] as const

export type DueKind = (typeof DUE_KINDS)[number]

/** What a patient's state asks for; undefined where nothing can be done now. */
export function taskOf(state: DueState): DueKind | undefined {
  switch (state) {
    case 'baseline-missing':
      return 'baseline'
    case 'week-6-overdue':
    case 'week-6-due':
      return 'week-6'
    case 'newly-complete':
      return 'assessment'
    default:
      return undefined
  }
}

/** The states that show a task of a kind to be done. */
const DONE: Readonly<Record<DueKind, readonly DueState[]>> = {
  baseline: [
    ...(['baseline-done', 'week-6-ahead', 'week-6-due', 'week-6-overdue'] as const),
    ...(['newly-complete', 'complete', 'week-6-missed'] as const),
  ],
  'week-6': ['newly-complete', 'complete'],
  assessment: ['complete'],
}

/** How an open task of a kind ends by a patient's state; undefined where it stays open, or the chart does not tell. */
export function endOf(kind: DueKind, state: DueState): 'completed' | 'cancelled' | undefined {
  if (taskOf(state) === kind || state === 'start-open' || state === 'not-readable') return undefined
  return DONE[kind].includes(state) ? 'completed' : 'cancelled'
}
