import type { Create } from '../fhir-interaction.ts'
import { compartmentCriterion } from './compartment.ts'
import type { Reach } from './token-access.ts'

/** The query, narrowed to the patient and, where one parameter can say it, to the granular scopes. */
export function restrictSearch(type: string, query: URLSearchParams, reach: Reach): URLSearchParams {
  const narrowed = new URLSearchParams(query)
  const add = ([name, value]: readonly [string, string]): void => {
    if (!narrowed.getAll(name).includes(value)) narrowed.append(name, value)
  }
  if (reach.patient !== undefined) {
    const criterion = compartmentCriterion(type, reach.patient)
    if (criterion) add(criterion)
  }
  const limit = commonCriterion(reach.filters)
  if (limit) add(limit)
  return narrowed
}

/** A conditional create must not reveal that another patient's resource meets its condition. */
export function restrictCondition(interaction: Create, reach: Reach): Create {
  if (interaction.ifNoneExist === undefined || reach.patient === undefined) return interaction
  const query = restrictSearch(interaction.type, new URLSearchParams(interaction.ifNoneExist), {
    patient: reach.patient,
    filters: [],
  })
  return { ...interaction, ifNoneExist: query.toString() }
}

/** `category=a` and `category=b` together are `category=a,b`; undefined when the scopes differ in more than a value. */
function commonCriterion(filters: readonly URLSearchParams[]): [string, string] | undefined {
  const pairs = filters.map((filter) => [...filter])
  const name = pairs[0]?.[0]?.[0]
  if (name === undefined || pairs.some((pair) => pair.length !== 1 || pair[0]?.[0] !== name)) return undefined
  return [name, pairs.flatMap((pair) => pair.map(([, value]) => value)).join(',')]
}
