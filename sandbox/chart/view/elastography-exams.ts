import { SHOTS_EXTENSION, SITE_SYSTEM, sameSystem } from '../../../src/fhir/codes/canonical.ts'
import { ALL_SITES, type ElastographySite } from '../../../src/model/elastography/elastography-sites.ts'
import { newestFirst } from './observation-kinds.ts'

export interface SiteReading {
  value: number | undefined
  unit: string | undefined
  shots: number[]
}

/** One exam as a row: twelve sites, from one Observation with components or from one Observation per site. */
export interface ElastographyExam {
  time: string | undefined
  lesion: string | undefined
  sites: Partial<Record<ElastographySite, SiteReading>>
  unit: string
  observations: fhir4.Observation[]
}

/** Gathers exams by their time; newest first. */
export function elastographyExams(observations: readonly fhir4.Observation[]): ElastographyExam[] {
  const exams = new Map<string, ElastographyExam>()
  for (const observation of observations) {
    const time = observation.effectiveDateTime
    const lesion = observation.focus?.[0]?.display
    const key = `${time ?? observation.id}|${lesion ?? ''}`
    const exam = exams.get(key) ?? { time, lesion, sites: {}, unit: '', observations: [] }
    exam.observations.push(observation)
    for (const part of [observation, ...(observation.component ?? [])]) {
      const site = siteOf(part.code)
      if (site === undefined) continue
      const unit = part.valueQuantity?.unit ?? part.valueQuantity?.code
      exam.sites[site] = { value: part.valueQuantity?.value, unit, shots: shotsOf(part) }
      if (unit !== undefined && exam.unit === '') exam.unit = unit
    }
    exams.set(key, exam)
  }
  return newestFirst([...exams.values()], (exam) => exam.time)
}

function siteOf(code: fhir4.CodeableConcept): ElastographySite | undefined {
  const own = code.coding?.find((coding) => sameSystem(coding.system, SITE_SYSTEM))?.code
  return ALL_SITES.find((site) => site === own)
}

function shotsOf(part: fhir4.Observation | fhir4.ObservationComponent): number[] {
  const shots = part.extension?.find((extension) => extension.url === SHOTS_EXTENSION)?.extension ?? []
  return shots.flatMap((shot) => (shot.valueQuantity?.value === undefined ? [] : [shot.valueQuantity.value]))
}
