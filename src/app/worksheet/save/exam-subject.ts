import type { ExamKind } from '../../../fhir/elastography/stiffness-record.ts'
import { isTracked } from '../../../fhir/read/lesion-site.ts'
import { ALL_SITES } from '../../../model/elastography/elastography-sites.ts'
import type { OpenChart } from '../../app-state.ts'
import { isEmptySite } from '../exam-entry.ts'
import type { ExamFields } from '../use-exam-entry.ts'
import type { ExamSubject, ExamWriter } from './plan-exam.ts'
import { type ExamReading, recordOf } from './read-exam.ts'

/**
 * Everything a save of one examination is made of; undefined while it cannot be saved. A new one is of the lesion that its report
 * tracks, unless the other one names its lesion in another way; without one it is of the lesion the other one measured.
 */
export function examSubject(
  exam: ExamKind,
  fields: Readonly<Record<ExamKind, Pick<ExamFields, 'entry' | 'inChart'>>>,
  readings: Readonly<Record<ExamKind, ExamReading>>,
  { session, open, context }: Pick<ExamWriter, 'session' | 'context'> & { readonly open: OpenChart },
): ExamSubject | undefined {
  const { entry, inChart } = fields[exam]
  const other = fields[exam === 'baseline' ? 'followUp' : 'baseline'].inChart
  const isNew = entry.corrects === undefined
  const known = isNew ? (other?.lesion ?? inChart?.lesion) : inChart?.lesion
  const own = known === undefined || isTracked(known) ? entry.lesion : undefined
  const lesion = isNew ? (own ?? known) : own === known ? undefined : own
  const record = recordOf(entry, readings[exam], lesion)
  if (record === undefined) return undefined
  const unread = (inChart?.unreadable ?? []).filter(({ reason }) => reason !== 'too-few-measurements')
  return {
    ...{ exam, record, session, context, corrects: entry.corrects },
    keep: ALL_SITES.filter(
      (site) => unread.some((item) => item.site === site) && isEmptySite(entry.sites[site]),
    ),
    storage: open.storage,
    chart: open.raw.parts.flatMap(({ resources }) => resources),
  }
}
