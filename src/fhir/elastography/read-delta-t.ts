import { deltaP, deltaT } from '../../model/stiffness-change.ts'
import type { Candidate, DeltaTReading, IndexDate, StiffnessExam } from '../chart-inputs.ts'
import { evidenceFor, newestFirst, timeRefusal } from '../read/select-nearest.ts'
import type { Therapy } from '../read/therapy.ts'
import type { ReadContext } from '../read-context.ts'
import type { RejectionReason, UnknownReason } from '../reasons.ts'
import { addDays, atOrBefore, type ChartTime, daysBetween } from '../resources/chart-time.ts'
import type { StiffnessExams } from './stiffness-exams.ts'

/** dT from the exam before and the one about six weeks after the start of therapy (design rule 6). `lesion` is that of the diameter, where it is named. */
export function readDeltaT(
  { exams, rejected }: StiffnessExams,
  therapy: Therapy,
  index: IndexDate,
  lesion: string | undefined,
  context: ReadContext,
): DeltaTReading {
  const passed: Candidate[] = [...rejected]
  const setAside = (exam: StiffnessExam, reason: RejectionReason) =>
    passed.push(...exam.sources.map((source) => ({ ...source, reason, converted: undefined })))

  const target = lesion ?? onlyLesion(exams)
  const ofLesion = exams.filter((exam) => {
    // Several lesions were examined and nothing says which is the largest: then none is taken.
    const fits = exam.lesion === undefined || exam.lesion === target
    if (!fits) setAside(exam, 'other-lesion')
    return fits
  })
  const baseline = chooseBaseline(ofLesion, index, context, setAside)
  const followUp = therapy.started && chooseFollowUp(ofLesion, therapy.started, baseline, context, setAside)
  const change = baseline && followUp && deltaT(context.model, baseline.medians, followUp.medians)
  const exam = {
    baseline,
    followUp,
    change,
    liverChange: baseline && followUp && deltaP(context.model, baseline.medians, followUp.medians),
    window: therapy.started && windowOf(therapy.started, context),
  }
  const passedOver = newestFirst(passed)
  if (baseline && followUp && change?.sign !== undefined) {
    const sources = [...baseline.sources, ...followUp.sources].map((source) => ({ source }))
    const evidence = evidenceFor('stiffness-change', sources, followUp.time, index, context)
    // The follow-up is meant to come after the index date; it is not "later than it should be".
    return {
      state: 'known',
      value: change.sign,
      unit: '',
      evidence: { ...evidence, freshness: 'fresh' },
      passedOver,
      exams: exam,
    }
  }
  return {
    state: 'unknown',
    reason: unknownReason(therapy, baseline, followUp, context),
    passedOver,
    exams: exam,
  }
}

type SetAside = (exam: StiffnessExam, reason: RejectionReason) => void

function chooseBaseline(
  exams: readonly StiffnessExam[],
  index: IndexDate,
  context: ReadContext,
  setAside: SetAside,
): StiffnessExam | undefined {
  const before = exams.filter((exam) => atOrBefore(exam.time, index.time))
  const [latest, ...earlier] = before
    .filter((exam) => {
      const refusal = timeRefusal(exam.time, index, context)
      if (refusal) setAside(exam, refusal)
      return refusal === undefined
    })
    .toSorted((a, b) => b.time.to - a.time.to)
  for (const exam of earlier) setAside(exam, 'earlier-exam')
  return latest
}

/** The exam in the window that lies nearest to the study's six weeks. */
function chooseFollowUp(
  exams: readonly StiffnessExam[],
  started: ChartTime,
  baseline: StiffnessExam | undefined,
  context: ReadContext,
  setAside: SetAside,
): StiffnessExam | undefined {
  const { followUpDays } = context.site.reading
  const ideal = context.model.elastography.followUpWeeks * 7
  const after = exams
    .filter((exam) => exam !== baseline && !atOrBefore(exam.time, started))
    .map((exam) => ({ exam, day: daysBetween(started, exam.time, context.site.timeZone) }))
  const [nearest, ...others] = after
    .filter(({ exam, day }) => {
      const inside = day >= followUpDays.from && day <= followUpDays.to
      if (!inside) setAside(exam, 'outside-window')
      return inside
    })
    .toSorted((a, b) => Math.abs(a.day - ideal) - Math.abs(b.day - ideal) || a.day - b.day)
  for (const { exam } of others) setAside(exam, 'other-rule-used')
  return nearest?.exam
}

function onlyLesion(exams: readonly StiffnessExam[]): string | undefined {
  const lesions = new Set(exams.flatMap(({ lesion }) => lesion ?? []))
  return lesions.size === 1 ? [...lesions][0] : undefined
}

function windowOf(started: ChartTime, context: ReadContext): { from: string; to: string } {
  const { from, to } = context.site.reading.followUpDays
  const { timeZone } = context.site
  return { from: addDays(started, from, timeZone), to: addDays(started, to, timeZone) }
}

function unknownReason(
  therapy: Therapy,
  baseline: StiffnessExam | undefined,
  followUp: StiffnessExam | undefined,
  context: ReadContext,
): UnknownReason {
  if (context.failures.some(({ topic }) => topic === 'imaging' || topic === 'elastography'))
    return 'read-failed'
  if (therapy.started === undefined) return 'therapy-not-started'
  if (baseline === undefined) return 'no-baseline-exam'
  if (followUp !== undefined) return 'sites-do-not-decide'
  const today = daysBetween(therapy.started, now(context), context.site.timeZone)
  const { from, to } = context.site.reading.followUpDays
  if (today < from) return 'follow-up-not-due'
  return today <= to ? 'follow-up-due' : 'follow-up-missed'
}

function now({ asOf }: ReadContext): ChartTime {
  return { text: '', from: asOf.getTime(), to: asOf.getTime(), precision: 'instant' }
}
