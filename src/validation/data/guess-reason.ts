/** Why a column was taken for what it was, and what a person has to say; a caller shows a text for each. */
export const GUESS_REASONS = [
  'heading-known',
  'heading-similar',
  'several-headings',
  'unit-in-heading',
  'unit-by-range',
  'unit-open',
  'unit-assumed',
  'coding-known',
  'coding-doubtful',
  'coding-open',
  'dates-year-first',
  'date-order-open',
] as const

export type GuessReason = (typeof GUESS_REASONS)[number]
