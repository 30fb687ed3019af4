import type { Candidate } from '../chart-inputs.ts'
import type { Analyte } from '../codes/analytes.ts'
import { LOINC, sameSystem } from '../codes/canonical.ts'
import { hasCode, namesOf } from '../codes/code-match.ts'
import { remembered } from '../codes/remembered.ts'
import { STANDARD_CODES } from '../codes/standard-codes.ts'
import type { RejectionReason } from '../reasons.ts'
import type { Reference, Specimen } from '../resources/resource-schemas.ts'
import { localReference } from '../resources/subject.ts'
import { candidateOf, type Measurements, type Result } from './measurements.ts'

/** Fluids other than blood that a laboratory examines, in English and Chinese, in lower case. */
const OTHER_FLUID =
  /ascit|periton|pleura|effusion|urin|\bcsf\b|cerebrospinal|synovial|pericard|\bbile\b|drain|dialysate|\bcyst|stool|f(a?)eces|腹水|胸水|腹腔|胸腔|积液|積液|尿|脑脊液|腦脊液|胆汁|膽汁|引流|透析液|粪|糞/

const isOtherFluid = remembered((name) => OTHER_FLUID.test(name.toLowerCase()))

/**
 * Results of the laboratory without those of another fluid, by its specimen or its name: albumin is measured in ascites too, often under
 * the same code of the house. Where a standard code says blood, the two contradict each other, and the result is in doubt. Of a code of the house, a specimen
 * of which nothing is told leaves it in doubt too, and is named where it did not come.
 */
export function withoutOtherFluids(
  analyte: Analyte,
  { results, rejected }: Measurements,
  specimens: ReadonlyMap<string, Specimen>,
  isOthers: (specimen: Specimen) => boolean,
): Measurements {
  const kept: Result[] = []
  const passed: Candidate[] = [...rejected]
  const missing = new Map<string, Candidate>()
  for (const item of results) {
    const said = item.observation?.specimen
    const specimen = specimens.get(localReference(said?.reference ?? ''))
    if (specimen !== undefined && isOthers(specimen)) {
      kept.push(inDoubt(item, 'subject-unknown'))
      continue
    }
    const names = said === undefined ? [] : namesIn(said, specimen)
    // A result or its panel may be called after the fluid.
    const called = [...namesOf(item.code), ...namesOf(item.observation?.code)]
    const isOther = [...(names ?? []), ...called].some(isOtherFluid)
    if (names !== undefined && !isOther) {
      kept.push(item)
      continue
    }
    const isStandard = hasCode(item.code, STANDARD_CODES[analyte.id])
    const isLoinc = (item.code.coding ?? []).some(({ system }) => sameSystem(system, LOINC))
    if (isOther) {
      if (isStandard || isLoinc) kept.push(inDoubt(item, 'other-specimen'))
      else passed.push(candidateOf(analyte, item, 'other-specimen'))
    } else if (isStandard) kept.push(item)
    else {
      kept.push(inDoubt(item, 'specimen-unknown'))
      const reference = localReference(said?.reference ?? '')
      const source = { ...item.source, reference, versionId: undefined, name: reference, original: '' }
      if (reference !== '' && !specimens.has(reference))
        missing.set(reference, { ...source, reason: 'not-delivered', converted: undefined })
    }
  }
  return { results: kept, rejected: [...passed, ...missing.values()] }
}

function inDoubt(item: Result, reason: RejectionReason): Result {
  return { ...item, certain: false, reason: item.reason ?? reason }
}

/** What a specimen is called; undefined where it is referred to and nothing tells what it is. */
function namesIn(
  { reference, identifier, display }: Reference,
  specimen: Specimen | undefined,
): readonly string[] | undefined {
  const type = specimen?.type
  const isTold = display !== undefined || type !== undefined
  const isReferred = reference !== undefined || identifier !== undefined
  return isReferred && !isTold ? undefined : [...(display === undefined ? [] : [display]), ...namesOf(type)]
}
