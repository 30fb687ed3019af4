import type { IndexDate } from '../../fhir/chart-inputs.ts'
import type { ExamKind } from '../../fhir/elastography/stiffness-record.ts'
import { dateRefusal } from '../../fhir/read/select-nearest.ts'
import type { Therapy } from '../../fhir/read/therapy.ts'
import type { ReadContext } from '../../fhir/read-context.ts'
import { atOrBefore, type ChartTime, chartTime, daysBetween } from '../../fhir/resources/chart-time.ts'
import { dateTimeOf } from '../../fhir/resources/clock-time.ts'

export type ExamTime =
  | { readonly ok: true; readonly text: string; readonly time: ChartTime }
  | { readonly ok: false; readonly code: 'date-missing' | 'date-invalid' | 'date-in-future' }

/** When the examination was, from its date and time fields. */
export function examTime(
  { date, time }: { readonly date: string; readonly time: string },
  { site, asOf }: ReadContext,
): ExamTime {
  if (date === '') return { ok: false, code: 'date-missing' }
  const text = dateTimeOf(date, time, site.timeZone)
  const read = chartTime(text, site.timeZone)
  if (text === undefined || !read.ok) return { ok: false, code: 'date-invalid' }
  // The clock has gone on since the chart was read.
  const now = Math.max(asOf.getTime(), Date.now())
  return read.time.from > now ? { ok: false, code: 'date-in-future' } : { ok: true, text, time: read.time }
}

/** Why an examination of this time would not count for dT, by the rules the chart is read with. */
export type TimeDoubt = 'therapy-not-started' | 'after-start' | 'too-old' | 'before-start' | 'outside-window'

export function timeDoubt(
  kind: ExamKind,
  time: ChartTime,
  therapy: Therapy,
  index: IndexDate,
  context: ReadContext,
): TimeDoubt | undefined {
  const { started } = therapy
  switch (kind) {
    case 'baseline': {
      if (!atOrBefore(time, index.time)) return 'after-start'
      return dateRefusal({ earliest: time.from, latest: time.to, certain: true }, index, context) ===
        undefined
        ? undefined
        : 'too-old'
    }
    case 'followUp': {
      if (started === undefined) return 'therapy-not-started'
      if (atOrBefore(time, started)) return 'before-start'
      const { from, to } = context.site.reading.followUpDays
      const day = daysBetween(started, time, context.site.timeZone)
      return day < from || day > to ? 'outside-window' : undefined
    }
  }
}
