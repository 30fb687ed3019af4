import type {
  ChartInputs,
  Known,
  Ranged,
  Reading,
  StiffnessExam,
  Unknown,
} from '../../src/fhir/chart-inputs.ts'
import type { UnknownReason } from '../../src/fhir/reasons.ts'
import { type ChartTime, chartTime } from '../../src/fhir/resources/chart-time.ts'
import type { Interval } from '../../src/model/interval.ts'
import type { DeltaTSign } from '../../src/model/predictor.ts'

/** A day in UTC. */
export function dayOf(text: string): ChartTime {
  const result = chartTime(text, 'UTC')
  if (!result.ok) throw new Error(result.code)
  return result.time
}

/** A value from one result of 5 October 2026, two days before the start of `chartOf`. */
export function known<Value extends number | DeltaTSign>(
  value: Value,
  unit: string,
  original: string,
  more: Partial<Known<Value>> = {},
): Known<Value> {
  const time = dayOf('2026-10-05')
  const source = { reference: 'Observation/1', versionId: '1', name: '', original, time, status: 'final' }
  return {
    state: 'known',
    value,
    unit,
    doubts: [],
    passedOver: [],
    evidence: { rule: 'nearest-before-index', time, ageDays: 2, freshness: 'fresh', sources: [source] },
    ...more,
  }
}

/** The same where only a range is known. */
export function ranged(range: Interval, unit: string, original: string, more: Partial<Ranged> = {}): Ranged {
  const { doubts, passedOver, evidence } = known(0, unit, original)
  return { state: 'interval', ...range, unit, doubts, passedOver, evidence, because: ['comparator'], ...more }
}

export function unknown(reason: UnknownReason, more: Partial<Unknown> = {}): Unknown {
  return { state: 'unknown', reason, doubts: [], passedOver: [], ...more }
}

/** The sign of dT, formed from no sites. */
export function signed(sign: DeltaTSign | undefined): ChartInputs['deltaT'] {
  const exams = {
    baseline: undefined,
    followUp: undefined,
    change: undefined,
    offered: [],
    window: undefined,
  }
  return sign === undefined
    ? { ...unknown('therapy-not-started'), exams }
    : { ...known(sign, '', sign), exams }
}

/** An examination of that day, of which nothing more is known. */
export function examOn(day: string, more: Partial<StiffnessExam> = {}): StiffnessExam {
  return {
    ...{ sources: [], time: dayOf(day), lesion: undefined, place: undefined, device: undefined },
    ...{ certain: true, doubt: undefined, medians: {}, bounds: {}, measurements: {}, speeds: {} },
    ...{ unreadable: [], ...more },
  }
}

/** A chart whose therapy began on 7 October 2026 and which holds nothing else. */
export function chartOf(parts: Partial<ChartInputs>): ChartInputs {
  const nothing: Reading<number> = unknown('not-found')
  return {
    patient: { id: 'p1', name: 'Ann', birthDate: '1967-03-09', gender: 'female', identifiers: [] },
    indexDate: {
      state: 'known',
      time: dayOf('2026-10-07'),
      from: dayOf('2026-10-07'),
      basis: 'administration',
      references: [],
      doubts: [],
      onFile: undefined,
      lookedIn: 'searches',
      examsSpeakAgainst: false,
    },
    therapy: { started: undefined, lenvatinib: [], camrelizumab: [], doubts: [], earlier: [] },
    anc: nothing,
    alc: nothing,
    nlr: nothing,
    albumin: nothing,
    diameter: nothing,
    deltaT: signed(undefined),
    bilirubin: nothing,
    criteria: [{ id: 'hcc', state: 'met', evidence: [] }],
    earlier: [],
    unmapped: [],
    failures: [],
    ...parts,
  }
}
