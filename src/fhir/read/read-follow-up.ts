import type { ReadContext } from '../read-context.ts'
import type { ChartResources } from '../resources/chart-resources.ts'
import { type ChartTime, chartTime } from '../resources/chart-time.ts'
import type { Reference } from '../resources/resource-schemas.ts'
import { chartPatient, subjectOf } from '../resources/subject.ts'
import { observationTime } from './measurements.ts'

/** What a chart says of a patient's survival. */
export interface FollowUp {
  /** `date` is undefined where the chart says only that the patient died. */
  readonly death: { readonly date: ChartTime | undefined } | undefined
  /** The latest time at which something was done with or measured on the patient. */
  readonly lastSeen: ChartTime | undefined
}

/** Death by Patient.deceased; else the last trace of the patient: encounters, results, administrations and procedures that took place. */
export function readFollowUp(chart: ChartResources, context: ReadContext): FollowUp {
  const traces = tracesOf(chart, context).filter(({ from }) => from <= context.asOf.getTime())
  return {
    death: deathOf(chart, context),
    lastSeen: traces.toSorted((a, b) => a.from - b.from).at(-1),
  }
}

function deathOf({ patients }: ChartResources, { patientId, asOf, site }: ReadContext): FollowUp['death'] {
  const patient = patients.find(({ id }) => id === patientId)
  const time = chartTime(patient?.deceasedDateTime, site.timeZone)
  // A death after the present of the reading has not happened yet.
  if (patient?.deceasedDateTime !== undefined && !(time.ok && time.time.from > asOf.getTime())) {
    return { date: time.ok ? time.time : undefined }
  }
  return patient?.deceasedBoolean === true ? { date: undefined } : undefined
}

function tracesOf(chart: ChartResources, context: ReadContext): ChartTime[] {
  const { site } = context
  const { observations, administrations, procedures, encounters } = chart
  const patient = chartPatient(chart, context)
  const isOwn = ({ subject }: { readonly subject?: Reference | undefined }) =>
    subjectOf({ subject }, patient) === 'same'
  const taken = observations
    .filter((observation) => isOwn(observation) && isMeasured(observation.status))
    .flatMap((observation) => {
      const time = observationTime(observation, context)
      return time.ok ? [time.time] : []
    })
  const given = administrations
    .filter((item) => isOwn(item) && item.status === 'completed')
    .flatMap(({ effectiveDateTime, effectivePeriod }) => [effectiveDateTime, ...endsOf(effectivePeriod)])
  const done = procedures
    .filter((item) => isOwn(item) && item.status === 'completed')
    .flatMap(({ performedDateTime, performedPeriod, occurrenceDateTime, occurrencePeriod }) => [
      ...[performedDateTime, ...endsOf(performedPeriod)],
      ...[occurrenceDateTime, ...endsOf(occurrencePeriod)],
    ])
  const visited = encounters
    .filter((item) => isOwn(item) && ['finished', 'in-progress'].includes(item.status))
    .flatMap(({ period }) => endsOf(period))
  const dated = [...given, ...done, ...visited].flatMap((text) => {
    const time = chartTime(text, site.timeZone)
    return time.ok ? [time.time] : []
  })
  return [...taken, ...dated]
}

/** What began was seen then, also where its end is not told, or is still to come. */
function endsOf(period: { readonly start?: string | undefined; readonly end?: string | undefined } = {}) {
  return [period.start, period.end]
}

function isMeasured(status: string): boolean {
  return ['final', 'amended', 'corrected'].includes(status)
}
