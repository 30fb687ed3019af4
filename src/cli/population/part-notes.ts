import type { ExportPart } from './export-parts.ts'
import type { FaultCode } from './fault-code.ts'

export interface PartAsked {
  readonly part: ExportPart
  /** Where the rows go. */
  readonly rows: string
  /** Where the notes go: once they are there, the part is done. */
  readonly notes: string
}

/** What a part holds. */
export interface PartNotes {
  readonly lines: number
  /** Lines with something in them, by type; those of which nothing is read are together. */
  readonly types: Readonly<Record<string, number>>
  /** Lines by what is wrong with them, with the numbers of the first. */
  readonly faults: Readonly<Partial<Record<FaultCode, FaultyLines>>>
}

export interface FaultyLines {
  lines: number
  readonly first: number[]
}

/** The numbers of so many faulty lines are kept. */
export const FIRST_FAULTS = 5
