import { concept } from './chart-format.ts'
import { newestFirst } from './observation-kinds.ts'

/** All results of one analyte, newest first. */
export interface LabGroup {
  key: string
  name: string
  results: fhir4.Observation[]
}

/** Groups by the first coding (else by text); groups in order of their names. */
export function labGroups(observations: readonly fhir4.Observation[]): LabGroup[] {
  const keyOf = ({ code }: fhir4.Observation) => {
    const [coding] = code.coding ?? []
    return coding?.code === undefined ? concept(code) : `${coding.system ?? ''}|${coding.code}`
  }
  return [...Map.groupBy(observations, keyOf)]
    .map(([key, results]) => {
      const sorted = newestFirst(results, (result) => result.effectiveDateTime)
      return { key, name: concept(sorted[0]?.code), results: sorted }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
