import type { ElastographySite } from '../model/elastography-sites.ts'
import type { DeltaTSign } from '../model/predictor.ts'
import type { SiteMedians, StiffnessChange } from '../model/stiffness-change.ts'
import type { Criterion } from './criteria/criteria.ts'
import type { Therapy } from './read/therapy.ts'
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
  /** Searches the EHR did not answer; what they feed is unknown for that reason. */
  readonly failures: readonly ReadFailure[]
}

export type InputName = 'anc' | 'alc' | 'nlr' | 'albumin' | 'diameter' | 'deltaT'

export interface PatientSummary {
  readonly id: string
  readonly name: string
  readonly birthDate: string | undefined
  readonly gender: 'male' | 'female' | 'other' | 'unknown' | undefined
  readonly identifiers: readonly { readonly label: string; readonly value: string }[]
}

/** The date that "pre-treatment" is measured against (design rule 1). */
export interface IndexDate {
  readonly time: ChartTime
  /** `entered`: by the user. `therapy-unread`: today, but drug records could not be read, so therapy may have begun. */
  readonly basis: 'administration' | 'order' | 'statement' | 'entered' | 'today' | 'therapy-unread'
  /** The resources that give it; empty for today and for a day that was entered. */
  readonly references: readonly string[]
}

/** A value in the model's unit, or why there is none; with every candidate that was passed over. */
export type Reading<Value> = Known<Value> | Unknown

export interface Known<Value> {
  readonly state: 'known'
  readonly value: Value
  /** UCUM. */
  readonly unit: string
  readonly evidence: Evidence
  readonly passedOver: readonly Candidate[]
}

export interface Unknown {
  readonly state: 'unknown'
  readonly reason: UnknownReason
  readonly passedOver: readonly Candidate[]
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
export type DeltaTReading = Reading<DeltaTSign> & {
  readonly exams: {
    readonly baseline: StiffnessExam | undefined
    readonly followUp: StiffnessExam | undefined
    readonly change: StiffnessChange | undefined
    /** dP, not part of the score. */
    readonly liverChange: StiffnessChange | undefined
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
  readonly medians: SiteMedians
  /** The single measurements, kPa, where they are on file, also of a site with too few for a median. */
  readonly measurements: Partial<Readonly<Record<ElastographySite, readonly number[]>>>
  /** The shear wave speeds, m/s, that the measurements were converted from, where they are kept. */
  readonly speeds: Partial<Readonly<Record<ElastographySite, readonly number[]>>>
  readonly unreadable: readonly {
    readonly site: ElastographySite
    readonly reason: RejectionReason
    readonly original: string
  }[]
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
    | 'invalid-answer'
    | 'too-many-pages'
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
  | 'statements'
  | 'procedures'
  | 'assessments'
