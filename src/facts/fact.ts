/** The parts of an assessment in which its facts are told, in this order. */
export const FACT_GROUPS = [
  'patient',
  'answer',
  'deciding',
  'drivers',
  'start',
  'inputs',
  'doubts',
  'passedOver',
  'unread',
  'unmapped',
  'scope',
  'limits',
  'model',
] as const

export type FactGroup = (typeof FACT_GROUPS)[number]

/**
 * One thing that an assessment says, in words of one language and with its figures as they are printed. Screen, copied text,
 * command line, card, paper and record print the same facts; none of them words or rounds anything itself.
 */
export interface Fact {
  /** Alike in every language: `points`, `albumin`, `doubt.albumin.0`. */
  readonly id: string
  readonly group: FactGroup
  /** What it is about; empty where `value` is a whole sentence. */
  readonly label: string
  /** The value with its unit. */
  readonly value: string
  /** UCUM; undefined where the value has none. */
  readonly unit?: string | undefined
  readonly date?: string | undefined
  /** The chart's own words and references, for those who look it up. */
  readonly source?: string | undefined
  /** What more there is to say of it, each a phrase or a sentence. */
  readonly notes: readonly string[]
  readonly tone: FactTone
}

/** A fact; plain and without notes where nothing else is said. */
export function fact(
  id: string,
  group: FactGroup,
  label: string,
  value: string,
  more: Partial<Omit<Fact, 'id' | 'group' | 'label' | 'value'>> = {},
): Fact {
  return { id, group, label, value, notes: [], tone: 'plain', ...more }
}

/** `open`: not settled yet; `warning`: not to be overlooked. */
export type FactTone = 'plain' | 'high' | 'low' | 'open' | 'warning'
