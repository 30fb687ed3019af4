import type { ExportPart } from './export-parts.ts'
import type { FaultCode } from './fault-code.ts'

/** What is to be read of a part. */
export interface PartAsked {
  readonly part: ExportPart
  /** The folder that the files here are named in. */
  readonly work: string
  /** Where rows of what its records say of the drugs go; undefined where that was read before, or is read later. */
  readonly drugs: string | undefined
  /** Where lines of the charts go, likewise. */
  readonly charts: string | undefined
  /** Where the notes go: once they are there, the part is done. */
  readonly notes: string
}

/** What was noted of a part. */
export interface PartNotes {
  readonly lines: number
  /** Rows of drugs. */
  readonly drugs: number
  /** Lines with something in them, by type; those of which nothing is read are together. Counted as the drugs are looked for. */
  readonly types: Readonly<Record<string, number>>
  /** What is wrong with lines: those that are looked at for drugs, and others that are parsed for a chart. */
  readonly faults: PartFaults
  readonly chartFaults: PartFaults
}

/** A part of a file with what was noted as drugs were looked for, and as charts were taken. */
export interface ReadPart {
  readonly path: string
  readonly looked: PartNotes
  readonly gathered: PartNotes
}

/** Lines by what is wrong with them, with the numbers of the first. */
export type PartFaults = Partial<Record<FaultCode, FaultyLines>>

export interface FaultyLines {
  lines: number
  readonly first: number[]
}

/** The numbers of so many faulty lines are kept. */
export const FIRST_FAULTS = 5
