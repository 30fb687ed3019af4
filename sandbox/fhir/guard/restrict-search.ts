import type { Create } from '../fhir-interaction.ts'
import { compartmentCriterion } from './compartment.ts'
import type { Reach } from './token-access.ts'

/** The query, narrowed to the patient. */
export function restrictSearch(type: string, query: URLSearchParams, reach: Reach): URLSearchParams {
  const narrowed = new URLSearchParams(query)
  const criterion = reach.patient === undefined ? undefined : compartmentCriterion(type, reach.patient)
  if (criterion && !narrowed.getAll(criterion[0]).includes(criterion[1])) narrowed.append(...criterion)
  return narrowed
}

/** A conditional create must not reveal that another patient's resource meets its condition. */
export function restrictCondition(interaction: Create, reach: Reach): Create {
  if (interaction.ifNoneExist === undefined || reach.patient === undefined) return interaction
  const query = restrictSearch(interaction.type, new URLSearchParams(interaction.ifNoneExist), reach)
  return { ...interaction, ifNoneExist: query.toString() }
}
