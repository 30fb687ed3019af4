/** How a lesion was classed at baseline, or that it appeared later. */
export type LesionRole = 'target' | 'nonTarget' | 'new'

/** Lymph nodes are measured by their short axis; those of the porta hepatis have a limit of their own in mRECIST. */
export type NodeKind = 'none' | 'node' | 'porta-hepatis'

/** What the reader says of a lesion that is not measured, or besides its measurement. */
export const LESION_STATUSES = [
  'absent',
  'present',
  /** Grown since the last visit, short of unequivocal progression. */
  'increased',
  /** Unequivocal progression, not grown since the last visit where it stood so already. */
  'progression',
  /** Unequivocal progression, grown since the last visit. */
  'further-progression',
  /** A new lesion that may be none; counted, from this visit on, once a later one is certain. */
  'equivocal',
] as const

export type LesionStatus = (typeof LESION_STATUSES)[number]

export interface Lesion {
  readonly id: string
  readonly role: LesionRole
  /** The organ in the reader's own words. `liver` decides what mRECIST measures. */
  readonly organ: string
  readonly node: NodeKind
}

/** One lesion at one visit; undefined is "not evaluated", 0 "disappeared". */
export interface Finding {
  /** mm: longest diameter, of nodes the short axis. */
  readonly longest: number | undefined
  /** mm: longest diameter of what enhances in the arterial phase. */
  readonly viable: number | undefined
  readonly status: LesionStatus | undefined
  /** Of a new lesion of the liver: arterial hyperenhancement with washout. */
  readonly typical: boolean | undefined
}

export interface Visit {
  /** Days from the start of therapy. */
  readonly day: number
  /** By the lesion's id; a lesion without an entry was not evaluated. */
  readonly findings: ReadonlyMap<string, Finding>
}

/** A patient's lesions over time: the baseline, and the visits after it in the order of their days. */
export interface Course {
  readonly lesions: readonly Lesion[]
  readonly baseline: Visit
  readonly visits: readonly Visit[]
}

export function inLiver({ organ, node }: Lesion): boolean {
  return organ === 'liver' && node === 'none'
}

export function lesionsOf(course: Course, role: LesionRole): readonly Lesion[] {
  return course.lesions.filter((lesion) => lesion.role === role)
}
