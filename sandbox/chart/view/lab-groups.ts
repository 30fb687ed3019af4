import { concept } from './format.ts'
import { newestFirst } from './observation-kinds.ts'

/** All results of one analyte, newest first. */
export interface LabGroup {
  key: string
  name: string
  results: fhir4.Observation[]
}

/** Groups by the first coding (else by text); groups in order of their names. */
export function labGroups(observations: readonly fhir4.Observation[]): LabGroup[] {
  const groups = new Map<string, fhir4.Observation[]>()
  for (const observation of observations) {
    const coding = observation.code.coding?.[0]
    const key =
      coding?.code === undefined ? concept(observation.code) : `${coding.system ?? ''}|${coding.code}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [observation])
    else group.push(observation)
  }
  return [...groups]
    .map(([key, results]) => {
      const sorted = newestFirst(results, (result) => result.effectiveDateTime)
      return { key, name: concept(sorted[0]?.code), results: sorted }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
