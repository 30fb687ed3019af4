import type { Course, Finding, Lesion, LesionRole, LesionStatus, NodeKind } from './course.ts'

/** A measurement in a test: a diameter of a lesion, or status, or both. */
type Entry = number | LesionStatus | undefined | Partial<Finding>

/** One lesion over time, baseline first. */
export interface Row {
  readonly id?: string
  readonly role?: LesionRole
  readonly organ?: string
  readonly node?: NodeKind
  readonly over: readonly Entry[]
}

/** A course of tests: the days of the visits, baseline first, and each lesion's measurements at them. */
export function courseOf(days: readonly number[], rows: readonly Row[]): Course {
  const lesions: Lesion[] = rows.map(({ id, role, organ, node }, index) => ({
    id: id ?? `L${index + 1}`,
    role: role ?? 'target',
    organ: organ ?? 'lung',
    node: node ?? 'none',
  }))
  const visits = days.map((day, visit) => {
    const findings = new Map<string, Finding>()
    for (const [index, { over }] of rows.entries()) {
      const entry = over[visit]
      const lesion = lesions[index]
      if (entry !== undefined && lesion !== undefined) findings.set(lesion.id, findingOf(entry))
    }
    return { day, findings }
  })
  const [baseline, ...later] = visits
  if (baseline === undefined) throw new Error('a course has a baseline')
  return { lesions, baseline, visits: later }
}

/** Visits every four weeks, baseline first. */
export function monthly(rows: readonly Row[]): Course {
  const visits = Math.max(...rows.map(({ over }) => over.length))
  return courseOf(
    Array.from({ length: visits }, (_, index) => index * 28),
    rows,
  )
}

const BLANK: Finding = { longest: undefined, viable: undefined, status: undefined, typical: undefined }

function findingOf(entry: Exclude<Entry, undefined>): Finding {
  if (typeof entry === 'number') return { ...BLANK, longest: entry }
  return typeof entry === 'string' ? { ...BLANK, status: entry } : { ...BLANK, ...entry }
}
