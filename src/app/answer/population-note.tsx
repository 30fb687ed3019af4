import { type Criterion, unknownCriteria, unmetCriteria } from '../../fhir/criteria/criteria.ts'
import { Mark } from '../../page/mark.tsx'
import { useSurroundings } from '../../page/surroundings.tsx'

/** Beside the result: that the patient is outside the studied population, and how much of it is not known. */
export function PopulationNote({ criteria }: { readonly criteria: readonly Criterion[] }) {
  const { applicability, joins } = useSurroundings().texts
  const unmet = unmetCriteria(criteria)
  const unknown = unknownCriteria(criteria).length
  if (unmet.length === 0 && unknown === 0) return null
  return (
    <p class={unmet.length > 0 ? 'population-note outside' : 'population-note'}>
      {unmet.length > 0 && (
        <>
          <Mark shape="notMet" /> <strong>{applicability.outside + joins.stop}</strong>
          {joins.gap +
            applicability.notMet(unmet.map(({ id }) => applicability.criteria[id]).join(joins.semicolon)) +
            joins.stop +
            joins.gap}
        </>
      )}
      {unknown > 0 && applicability.unknownCount(unknown) + joins.stop}
    </p>
  )
}
