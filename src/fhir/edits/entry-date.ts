import type { ReadContext } from '../read-context.ts'
import { type ChartTime, calendarDay, chartTime, instant } from '../resources/chart-time.ts'
import type { EditFault, TherapyStartEdit } from './edits.ts'

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: EditFault['code'] }

/** A day (YYYY-MM-DD) as a user enters it: of the calendar, and not in the future of the site's time zone. */
export function entryDate(
  date: string,
  context: Pick<ReadContext, 'asOf'> & { readonly site: Pick<ReadContext['site'], 'timeZone'> },
): Checked<ChartTime> {
  const { timeZone } = context.site
  if (date === '') return { ok: false, code: 'date-missing' }
  const time = chartTime(date, timeZone)
  if (!time.ok || time.time.precision !== 'day') return { ok: false, code: 'date-invalid' }
  return date > calendarDay(instant(context.asOf), timeZone)
    ? { ok: false, code: 'date-in-future' }
    : { ok: true, value: time.time }
}

/** The context by which a chart is read with an entered start; as it is where there is none, or a faulty one. */
export function withTherapyStart(context: ReadContext, edit: TherapyStartEdit | undefined): ReadContext {
  const { enteredStart: _, ...without } = context
  if (edit === undefined) return without
  if (edit.kind === 'not-begun') return { ...without, enteredStart: 'not-begun' }
  const start = entryDate(edit.date, context)
  return start.ok ? { ...without, enteredStart: start.value } : without
}
