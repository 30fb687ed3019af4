import { bundleResources } from '../../fhir/resources/bundle-resources.ts'
import { READ_TYPES } from '../../fhir/resources/chart-resources.ts'
import { resourceIdentity } from '../../fhir/resources/resource-identity.ts'
import { referencedId } from '../../fhir/resources/subject.ts'
import type { FaultCode } from './fault-code.ts'

/** A resource with whose it is. */
export interface Told {
  readonly type: string
  readonly id: string | undefined
  readonly patient: string | undefined
  /** The Medication that it refers to. */
  readonly medication: string | undefined
  readonly resource: unknown
  /** Its line; undefined within a Bundle. */
  readonly text: string | undefined
}

export interface LineResources {
  /** Undefined where the line is no resource. */
  readonly type: string | undefined
  readonly resources: readonly Told[]
  readonly faults: readonly FaultCode[]
}

/** Types with resources within them. */
export const CONTAINERS: readonly string[] = ['Bundle', 'Parameters']
/** Types that a chart is read of and that belong to a patient. */
export const OWNED: ReadonlySet<string> = new Set([...READ_TYPES].filter((type) => type !== 'Medication'))

/** The resource of a line, or those of a Bundle; undefined for a line with nothing in it. */
export function lineResources(line: string): LineResources | undefined {
  if (line.trim() === '') return undefined
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { type: undefined, resources: [], faults: ['not-json'] }
  }
  const own = toldOf(json, line)
  const type = own[0]?.type
  if (type === undefined) return { type, resources: [], faults: ['not-fhir'] }
  if (type === 'OperationOutcome') return { type, resources: [], faults: ['operation-outcome'] }
  const within = CONTAINERS.includes(type) ? bundleResources(json) : undefined
  if (within?.ok === false) return { type, resources: [], faults: ['not-fhir'] }
  const told =
    within === undefined ? own : within.resources.flatMap((resource) => toldOf(resource, undefined))
  const isNobodys = ({ type: of, patient }: Told) => OWNED.has(of) && patient === undefined
  return {
    ...{ type, resources: told },
    faults: [
      ...(within?.outcomes ?? []).map(() => 'operation-outcome' as const),
      ...told.filter(isNobodys).map(() => 'subject-not-told' as const),
    ],
  }
}

function toldOf(resource: unknown, text: string | undefined): Told[] {
  const identity = resourceIdentity(resource)
  if (identity === undefined) return []
  const { resourceType: type, subjectId, medication } = identity
  const id = plain(identity.id)
  return [
    {
      ...{ type, id, resource, text },
      patient: type === 'Patient' ? id : plain(subjectId),
      medication: plain(referencedId(medication, 'Medication')),
    },
  ]
}

/** An id that can stand in a row; what has a control character, or nothing, in it is none. */
const plain = (id: string | undefined) => (id === undefined || /^$|\p{Cc}/u.test(id) ? undefined : id)
