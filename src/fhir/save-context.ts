import type { ReadContext } from './read-context.ts'

/** Who saves, where, and what is replaced. */
export interface SaveContext {
  readonly read: ReadContext
  /** The signed-in clinician (SMART `fhirUser`), if the EHR says who it is. */
  readonly author: { readonly reference: string; readonly display?: string | undefined } | undefined
  /** `Encounter/x` of the launch, if any. */
  readonly encounter: string | undefined
  readonly appVersion: string
  /** Stored resources, just re-read, that the new assessment takes the place of: a RiskAssessment and its points Observation. */
  readonly replaces: readonly unknown[]
}

/** What would be written, entry by entry, before anything is. */
export interface SavePlan {
  readonly bundle: fhir4.Bundle
  /** Business identifier of the assessment: the same inputs and model give the same one. */
  readonly identifier: string
  readonly items: readonly PlannedItem[]
}

export interface PlannedItem {
  readonly resourceType: string
  readonly title: string
  readonly status: string
  /** What it will say, as stored. */
  readonly lines: readonly string[]
  readonly method: 'create' | 'update'
}
