/** What a card can be about. The site file sets which kinds of card are returned at which hook. */
export const CARD_KINDS = [
  'high',
  'low',
  'certainlyHigh',
  'certainlyLow',
  'undecided',
  'notComputable',
  'outOfScope',
  'baselineMissing',
  'followUpDue',
  'followUpOverdue',
  'newlyHigh',
  /** Beside an assessment on file: it rests on values of the clinician's own; the chart has changed since. */
  'assessedOtherwise',
  'changedSince',
] as const

export type CardKind = (typeof CARD_KINDS)[number]

/** The orders that a card may suggest. */
export const WISHES = ['baseline', 'week6', 'bloodCount', 'albumin', 'tumourSize'] as const
export type Wish = (typeof WISHES)[number]

export const HOOKS = ['order-select', 'order-sign', 'patient-view'] as const

export type Hook = (typeof HOOKS)[number]
