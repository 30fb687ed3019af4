import { type Course, type Finding, inLiver, type Lesion, lesionsOf, type Visit } from './course.ts'
import { atLeast } from './size-comparison.ts'
import { CRITERIA, type MeasuringSystem } from './system.ts'

/** A new lesion as a system counts it. */
export interface NewLesion {
  readonly lesion: Lesion
  /** The visit from which it counts, in days: where it was first seen, even if it became certain only later. */
  readonly since: number
}

interface Sighting {
  readonly day: number
  readonly finding: Finding
}

/**
 * The new lesions that count. RECIST 1.1, section 4.3.5: those that are certain, nodes from 10 mm on. mRECIST (Lencioni & Llovet 2010,
 * "New lesions"): a nodule of the liver from 10 mm on with the typical vascular pattern, or after growth by 10 mm; a node at the porta
 * hepatis from 20 mm on. Both date it back to its first sighting.
 */
export function newLesions(system: MeasuringSystem, course: Course): readonly NewLesion[] {
  return lesionsOf(course, 'new').flatMap((lesion) => {
    const sightings = sightingsOf(lesion, course)
    const since = system === 'mrecist' ? mrecistSince(lesion, sightings) : recistSince(lesion, sightings)
    return since === undefined ? [] : [{ lesion, since }]
  })
}

/** New nodules of the liver that mRECIST cannot judge: the reader says too little of their size or vascular pattern. */
export function patternUnknown(course: Course): readonly Lesion[] {
  const counted = new Set(newLesions('mrecist', course).map(({ lesion }) => lesion.id))
  return lesionsOf(course, 'new').filter(
    (lesion) =>
      inLiver(lesion) &&
      !counted.has(lesion.id) &&
      sightingsOf(lesion, course).some(({ finding: { longest, typical } }) =>
        longest === undefined ? typical !== false : typical === undefined && longest >= CRITERIA.newNodule,
      ),
  )
}

/** Whether a new lesion is there at a visit; where it was not evaluated, as last seen. */
export function isPresent({ id }: Lesion, course: Course, visit: Visit): boolean {
  const last = course.visits.filter(({ day, findings }) => day <= visit.day && findings.has(id)).at(-1)
  const finding = last?.findings.get(id)
  return finding !== undefined && isSeen(finding)
}

function sightingsOf({ id }: Lesion, { visits }: Course): readonly Sighting[] {
  return visits.flatMap(({ day, findings }) => {
    const finding = findings.get(id)
    return finding !== undefined && isSeen(finding) ? [{ day, finding }] : []
  })
}

function isSeen({ status, longest }: Finding): boolean {
  return status !== 'absent' && longest !== 0 && (status !== undefined || longest !== undefined)
}

function recistSince(lesion: Lesion, sightings: readonly Sighting[]): number | undefined {
  const smallest = lesion.node === 'none' ? 0 : CRITERIA.normalNode
  const pathological = sightings.filter(({ finding }) => (finding.longest ?? smallest) >= smallest)
  const certain = pathological.some(({ finding }) => finding.status !== 'equivocal')
  return certain ? pathological[0]?.day : undefined
}

function mrecistSince(lesion: Lesion, sightings: readonly Sighting[]): number | undefined {
  if (lesion.node === 'porta-hepatis') {
    return sightings.find(({ finding }) => (finding.longest ?? 0) >= CRITERIA.portaHepatisNode)?.day
  }
  if (!inLiver(lesion)) return recistSince(lesion, sightings)
  const first = sightings[0]
  const isHcc = sightings.some(({ finding: { longest, typical } }) => {
    if (longest === undefined) return false
    const grown = atLeast(longest - (first?.finding.longest ?? longest), CRITERIA.newNodule)
    return grown || (typical === true && longest >= CRITERIA.newNodule)
  })
  return isHcc ? first?.day : undefined
}
