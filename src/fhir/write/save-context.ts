import type { ReadContext } from '../read-context.ts'
import type { Repeat } from '../stored/repeats.ts'
import type { RecordPhrases } from './record-phrases.ts'
import type { StorageForm, StorageOption } from './storage-form.ts'

/** Who saves, where, and what is replaced. */
export interface SaveContext {
  readonly read: ReadContext
  /** The signed-in clinician (SMART `fhirUser`), if the EHR says who it is. */
  readonly author: { readonly reference: string; readonly display?: string | undefined } | undefined
  /** `Encounter/x` of the launch, if any. */
  readonly encounter: string | undefined
  readonly appVersion: string
  /** In the language of the site. */
  readonly phrases: RecordPhrases
  /** Address of the page that is the model's card; absent where there is no page. */
  readonly modelCard?: string
  /** The form in which this EHR accepts the assessment. */
  readonly storage: StorageOption
  /** The clinician has confirmed it: only then does a complete assessment become final. */
  readonly confirmed: boolean
  /** When it is written down: the assessment itself may be as of an earlier day. */
  readonly recorded: Date
  /** Stored resources, just re-read, that are revised: an assessment, and the Observations that were computed with it; and those in error, whose names are taken. */
  readonly replaces: readonly unknown[]
}

/** Who saves, before it is known where and when. */
export type Writer = Omit<SaveContext, 'replaces' | 'storage' | 'recorded'>

/** What an assessment says in words, in the language of the record. */
export interface RecordWords {
  /** "High risk of progression". */
  readonly result: string
  readonly rationale: string
  readonly notes: readonly string[]
  /** dT in words, and how it came about; undefined where two examinations did not give it. */
  readonly deltaT: { readonly value: string; readonly note: string } | undefined
  /** "below 160 points: low risk". */
  readonly lowBelow: string
}

/** What saving an assessment takes: its words as well. */
export interface AssessmentContext extends SaveContext {
  readonly words: RecordWords
}

/** A value that will be written, and the day or time, or the first and last, that it is of (FHIR dateTime). */
export interface PlannedValue {
  readonly value: string | { readonly low: number; readonly high: number; readonly unit: string }
  readonly times: readonly string[]
}

/** What would be written, entry by entry, before anything is. */
export interface SavePlan {
  readonly form: StorageForm
  /** Sent as one transaction; else `bundle` has one entry, sent by itself. */
  readonly transaction: boolean
  /** The server keeps a second create away; else the app must look for the identifier first. */
  readonly conditionalCreate: boolean
  readonly bundle: fhir4.Bundle
  /** Business identifier of the finding that it states. */
  readonly identifier: string
  readonly items: readonly PlannedItem[]
  /** What stands beside what is revised. */
  readonly repeats?: readonly Repeat[]
}

export interface PlannedItem {
  readonly resourceType: string
  readonly title: string
  readonly status: string
  /** What it will say, as stored. */
  readonly lines: readonly (string | PlannedValue)[]
  readonly method: 'create' | 'update'
}

/** What can be written about an assessment. */
export type Writable = fhir4.Observation | fhir4.RiskAssessment | fhir4.DocumentReference

/** One entry of a plan, and how other entries refer to it. */
export interface PlanEntry {
  readonly reference: string
  readonly resource: Writable | fhir4.Provenance
  readonly entry: fhir4.BundleEntry & { readonly request: fhir4.BundleEntryRequest }
}
