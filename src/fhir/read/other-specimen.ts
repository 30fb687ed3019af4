import type { Analyte } from '../codes/analytes.ts'
import { LOINC, sameSystem } from '../codes/canonical.ts'
import { namesOf } from '../codes/code-match.ts'
import type { Specimen } from '../resources/resource-schemas.ts'
import { referenceTo } from '../resources/server-base.ts'
import { localReference } from '../resources/subject.ts'
import { candidateOf, type Measurements, type Result } from './measurements.ts'

/** Fluids other than blood that a laboratory examines, in English and Chinese, in lower case. */
const OTHER_FLUID =
  /ascit|periton|pleura|effusion|urin|\bcsf\b|cerebrospinal|synovial|pericard|\bbile\b|drain|dialysate|\bcyst|stool|f(a?)eces|腹水|胸水|腹腔|胸腔|积液|積液|尿|脑脊液|腦脊液|胆汁|膽汁|引流|透析液|粪|糞/

/**
 * Results of the laboratory without those of another fluid: albumin is measured in ascites too, often under the same code of the
 * house. Where a LOINC code says blood, the two contradict each other, and the result is in doubt.
 */
export function withoutOtherFluids(
  analyte: Analyte,
  { results, rejected }: Measurements,
  specimens: readonly Specimen[],
): Measurements {
  const others = results.filter((item) => isOfOtherFluid(item, specimens))
  if (others.length === 0) return { results, rejected }
  const isDoubtful = ({ code }: Result) => (code.coding ?? []).some(({ system }) => sameSystem(system, LOINC))
  return {
    results: results.flatMap((item) => {
      if (!others.includes(item)) return [item]
      return isDoubtful(item)
        ? [{ ...item, certain: false, reason: item.reason ?? ('other-specimen' as const) }]
        : []
    }),
    rejected: [
      ...rejected,
      ...others
        .filter((item) => !isDoubtful(item))
        .map((item) => candidateOf(analyte, item, 'other-specimen')),
    ],
  }
}

function isOfOtherFluid({ observation }: Result, specimens: readonly Specimen[]): boolean {
  const said = observation?.specimen
  if (said === undefined) return false
  const local = localReference(said.reference ?? '')
  const specimen = specimens.find(({ id }) => id !== undefined && referenceTo('Specimen', id) === local)
  return [said.display ?? '', ...namesOf(specimen?.type)].some((name) => OTHER_FLUID.test(name.toLowerCase()))
}
