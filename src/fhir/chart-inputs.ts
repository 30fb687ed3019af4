import type { ElastographySite } from '../model/elastography/elastography-sites.ts'
import type { LabelledMeasurement } from '../model/elastography/labelled-measurement.ts'
import type { SiteMedians, StiffnessChange } from '../model/elastography/stiffness-change.ts'
import type { Interval } from '../model/interval.ts'
import type { DeltaTSign } from '../model/predictor.ts'
import type { Criterion } from './criteria/criteria.ts'
import type { DrugDoubt, DrugRecordKind, Therapy } from './read/therapy.ts'
import type { RejectionReason, UnknownReason } from './reasons.ts'
import type { BundleGap } from './resources/bundle-gap.ts'
import type { ChartTime } from './resources/chart-time.ts'
import type { EarlierAssessment } from './stored/earlier-assessments.ts'

/** What the chart is read into: everything TIPM needs, each with where it came from, or why it is not there. */
export interface ChartInputs {
  readonly patient: PatientSummary
  readonly indexDate: IndexDate
  readonly therapy: Therapy
  readonly anc: Reading<number>
  readonly alc: Reading<number>
  readonly nlr: Reading<number>
  readonly albumin: Reading<number>
  readonly diameter: Reading<number>
  readonly deltaT: DeltaTReading
  /** Total bilirubin in umol/L, for the ALBI comparator only. */
  readonly bilirubin: Reading<number>
  readonly criteria: readonly Criterion[]
  readonly earlier: readonly EarlierAssessment[]
  /** Results under codes that neither the standard lists nor the site has mapped. */
  readonly unmapped: readonly UnmappedResult[]
  /** Searches the EHR did not answer; what they feed is unknown for that reason. */
  readonly failures: readonly ReadFailure[]
}

/** Results in the chart whose code nobody mapped to an input. */
export interface UnmappedResult {
  /** System and code as the chart has them; undefined where a result has words only. */
  readonly system: string | undefined
  readonly code: string | undefined
  readonly name: string
  readonly count: number
}

export type InputName = 'anc' | 'alc' | 'nlr' | 'albumin' | 'diameter' | 'deltaT'

export interface PatientSummary {
  readonly id: string
  readonly name: string
  readonly birthDate: string | undefined
  readonly gender: 'male' | 'female' | 'other' | 'unknown' | undefined
  /** `label`: as the chart names its kind; undefined for a medical record number. */
  readonly identifiers: readonly { readonly label: string | undefined; readonly value: string }[]
  /** Where the chart says that the patient has died; the date as written. */
  readonly deceased?: { readonly date: string | undefined } | undefined
}

/**
 * The date that "pre-treatment" is measured against (docs/reading-rules.md, 1). It is an input like the others and may be open:
 * `between` two days, or `unknown`. `not-begun` is said only where drug records were read whole and hold no start.
 */
export interface IndexDate {
  readonly state: 'known' | 'between' | 'unknown' | 'not-begun'
  /** The latest that is possible: the start itself where it is known, the moment of the assessment where therapy has not begun. */
  readonly time: ChartTime
  /** The earliest that is possible: the same as `time` unless `between`; undefined where nothing bounds it (`unknown`). */
  readonly from: ChartTime | undefined
  /** What gives the start: a kind of drug record, or the user; `none` where nothing does. */
  readonly basis: DrugRecordKind | 'entered' | 'none'
  /** The resources that give it; empty where it was entered or nothing gives it. */
  readonly references: readonly string[]
  /** Drug records that leave it open, or that would if it had not been entered. */
  readonly doubts: readonly DrugDoubt[]
  /** Where the user entered it: what the chart alone says. */
  readonly onFile: IndexDate | undefined
  /** Where a start was looked for: in a file given whole, in what searches brought, or in that without plans, which were not to be had. */
  readonly lookedIn: 'file' | 'searches' | 'searches-without-plans'
  /** Two elastography examinations about six weeks apart speak against "not begun". */
  readonly examsSpeakAgainst: boolean
}

/** A value in the model's unit, the range it lies in, or why there is neither; with every candidate that was passed over. */
export type Reading<Value> = Known<Value> | (Value extends number ? Ranged : never) | Unknown

interface Looked {
  /**
   * What the rule picked, or may have picked, and what cannot be used as it is: each is to be named beside the input at every
   * door, also beside a value that the user chose or entered in its place.
   */
  readonly doubts: readonly Candidate[]
  /** Everything else that was looked at and not used. */
  readonly passedOver: readonly Candidate[]
}

export interface Known<Value> extends Looked {
  readonly state: 'known'
  readonly value: Value
  /** UCUM. */
  readonly unit: string
  readonly evidence: Evidence
}

/** The chart bounds the value: "< 20 g/L", two results of one moment, an index date that is not known to the day. */
export interface Ranged extends Looked, Interval {
  readonly state: 'interval'
  readonly unit: string
  readonly evidence: Evidence
  /** Why it is no single value. */
  readonly because: readonly RejectionReason[]
}

export interface Unknown extends Looked {
  readonly state: 'unknown'
  readonly reason: UnknownReason
}

/** Why this value: the rule that chose it, and the resources it is read from. */
export interface Evidence {
  readonly rule: SelectionRule
  readonly sources: readonly Source[]
  readonly time: ChartTime
  /** Calendar days before the index date; negative when taken after it. */
  readonly ageDays: number
  /** `later`: taken after the index date, by the user's choice. */
  readonly freshness: 'fresh' | 'old' | 'later'
  /** Of a value that the user entered or chose: what the chart itself gives, be it a value or a range. */
  readonly inPlaceOf?: readonly Source[]
}

export type SelectionRule =
  | 'nearest-before-index'
  | 'same-draw-counts'
  | 'same-draw-percentages'
  | 'same-draw-percent-of-leukocytes'
  | 'reported-ratio'
  | 'largest-lesion'
  | 'stiffness-change'
  | 'chosen-by-user'
  | 'entered-by-user'

/** One value as the chart holds it. */
export interface Source {
  /** `Observation/123`; for a value the user entered, undefined. */
  readonly reference: string | undefined
  readonly versionId: string | undefined
  /** What the laboratory or radiology calls it. */
  readonly name: string
  /** The chart's own value and unit, before any conversion; "4.1 K/uL". */
  readonly original: string
  readonly time: ChartTime | undefined
  readonly status: string | undefined
}

/** A value that was looked at and not used, and why. */
export interface Candidate extends Source {
  readonly reason: RejectionReason
  /** Its value in the model's unit where it has one: only then can the user choose it after all. */
  readonly converted: { readonly value: number; readonly unit: string } | undefined
}

/** dT with the exams it was formed from. A user may enter its sign without sites. */
export type DeltaTReading = (Known<DeltaTSign> | Unknown) & {
  readonly exams: {
    readonly baseline: StiffnessExam | undefined
    readonly followUp: StiffnessExam | undefined
    readonly change: StiffnessChange | undefined
    /** Examinations of which it is not told whether their numbers are measurements or medians: for a person to take. */
    readonly offered: readonly OfferedExam[]
    /** First and last day (YYYY-MM-DD) in which the follow-up exam counts; undefined before therapy. */
    readonly window: { readonly from: string; readonly to: string } | undefined
  }
}

/** One elastography exam: medians in kPa by site, and the sites that could not be read. */
export interface StiffnessExam {
  readonly sources: readonly Source[]
  readonly time: ChartTime
  readonly lesion: string | undefined
  /** Where the lesion lies, in the words of the exam. */
  readonly place: string | undefined
  readonly device: string | undefined
  /** Whether it surely counts; else `doubt` says why it may not (not final, its date or subject not told). */
  readonly certain: boolean
  readonly doubt: RejectionReason | undefined
  readonly medians: SiteMedians
  /** Sites of which only a range of the median is known, kPa ("> 75 kPa"). */
  readonly bounds: Partial<Readonly<Record<ElastographySite, Interval>>>
  /** The single measurements, kPa, where they are on file, also of a site with too few for a median. */
  readonly measurements: Partial<Readonly<Record<ElastographySite, readonly number[]>>>
  /** The shear wave speeds, m/s, that the measurements were converted from, where they are kept. */
  readonly speeds: Partial<Readonly<Record<ElastographySite, readonly number[]>>>
  readonly unreadable: readonly {
    readonly site: ElastographySite
    /** The resources that hold it. */
    readonly references: readonly (string | undefined)[]
    readonly reason: RejectionReason
    readonly original: string
  }[]
}

/** Measurements of one lesion as imaging sent them, by label. */
export interface OfferedExam {
  readonly time: ChartTime
  readonly device: string
  /** Statuses that say that a measurement is not final. */
  readonly notFinal: readonly string[]
  readonly measurements: readonly LabelledMeasurement[]
  /** What says no plain stiffness or speed. */
  readonly noNumbers: readonly { readonly label: string | undefined; readonly text: string }[]
}

/** A part of the chart that could not be read. */
export interface ReadFailure {
  readonly topic: ReadTopic
  readonly code:
    | 'http'
    | 'network'
    | 'timeout'
    | 'not-permitted'
    | 'not-granted'
    | 'not-supported'
    | 'invalid-answer'
    | 'too-many-pages'
    /** Somebody else's records were among those of this patient: what else went wrong with the search is not known. */
    | 'other-patient'
    | BundleGap['code']
  readonly status: number | undefined
  /** The server's own words (OperationOutcome), if any. */
  readonly diagnostics: string | undefined
}

/** `imaging`: tumour size and elastography. `elastography`: that alone, where it was asked for by itself. */
export type ReadTopic =
  | 'laboratory'
  | 'imaging'
  | 'elastography'
  | 'lesions'
  | 'reports'
  | 'conditions'
  | 'administrations'
  | 'orders'
  | 'dispenses'
  | 'statements'
  | 'plans'
  | 'procedures'
  | 'assessments'
