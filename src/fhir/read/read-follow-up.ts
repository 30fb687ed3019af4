import * as z from 'zod/mini'
import type { ReadContext } from '../read-context.ts'
import { chartResources } from '../resources/chart-resources.ts'
import { type ChartTime, chartTime } from '../resources/chart-time.ts'
import { periodSchema, referenceSchema } from '../resources/resource-schemas.ts'
import { isSubject } from '../resources/subject.ts'
import { observationTime } from './measurements.ts'

/** What a chart says of a patient's survival. */
export interface FollowUp {
  /** `date` is undefined where the chart says only that the patient died. */
  readonly death: { readonly date: ChartTime | undefined } | undefined
  /** The latest time at which something was done with or measured on the patient. */
  readonly lastSeen: ChartTime | undefined
}

const patientSchema = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string(),
  deceasedBoolean: z.optional(z.boolean()),
  deceasedDateTime: z.optional(z.string()),
})

const encounterSchema = z.looseObject({
  resourceType: z.literal('Encounter'),
  status: z.string(),
  subject: z.optional(referenceSchema),
  period: z.optional(periodSchema),
})

/** Death by Patient.deceased; else the last trace of the patient: encounters, results, administrations and procedures that took place. */
export function readFollowUp(resources: readonly unknown[], context: ReadContext): FollowUp {
  const death = deathOf(resources, context)
  const traces = tracesOf(resources, context).filter(({ from }) => from <= context.asOf.getTime())
  return { death, lastSeen: traces.toSorted((a, b) => a.from - b.from).at(-1) }
}

function deathOf(resources: readonly unknown[], { patientId, asOf, site }: ReadContext): FollowUp['death'] {
  for (const resource of resources) {
    const parsed = z.safeParse(patientSchema, resource)
    if (!parsed.success || parsed.data.id !== patientId) continue
    const { deceasedBoolean, deceasedDateTime } = parsed.data
    if (deceasedDateTime !== undefined) {
      const time = chartTime(deceasedDateTime, site.timeZone)
      // A death after the present of the reading has not happened yet.
      if (time.ok && time.time.from > asOf.getTime()) continue
      return { date: time.ok ? time.time : undefined }
    }
    if (deceasedBoolean === true) return { date: undefined }
  }
  return undefined
}

function tracesOf(resources: readonly unknown[], context: ReadContext): ChartTime[] {
  const { patientId, site } = context
  const { observations, administrations, procedures } = chartResources(resources)
  const taken = observations
    .filter((observation) => isSubject(observation.subject, patientId) && isMeasured(observation.status))
    .flatMap((observation) => {
      const time = observationTime(observation, context)
      return time.ok ? [time.time] : []
    })
  const given = administrations
    .filter(({ subject, status }) => isSubject(subject, patientId) && status === 'completed')
    .map(
      ({ effectiveDateTime, effectivePeriod }) =>
        effectiveDateTime ?? effectivePeriod?.end ?? effectivePeriod?.start,
    )
  const done = procedures
    .filter(({ subject, status }) => isSubject(subject, patientId) && status === 'completed')
    .map(({ performedDateTime, performedPeriod }) => performedDateTime ?? performedPeriod?.end)
  const visited = resources.flatMap((resource) => {
    const parsed = z.safeParse(encounterSchema, resource)
    if (!parsed.success || !isSubject(parsed.data.subject, patientId)) return []
    const { status, period } = parsed.data
    return ['finished', 'in-progress'].includes(status) ? [period?.end ?? period?.start] : []
  })
  const dated = [...given, ...done, ...visited].flatMap((text) => {
    const time = chartTime(text, site.timeZone)
    return time.ok ? [time.time] : []
  })
  return [...taken, ...dated]
}

function isMeasured(status: string): boolean {
  return ['final', 'amended', 'corrected'].includes(status)
}
