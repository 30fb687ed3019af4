import type { ModelFile } from '../../model/model-schema.ts'
import type { ModelStatus } from '../../model/model-status.ts'
import type { Predictor } from '../../model/predictor.ts'
import type { TipmCode } from '../codes/tipm-codes.ts'

/** The words of what is written that are the same for every patient, in one language. */
export interface RecordTexts {
  /** What each of the project's codes means, beside the code's own display. */
  readonly codes: Readonly<Record<TipmCode, string>>
  /** What is predicted. */
  readonly outcome: string
  /** Where the probabilities come from; `site`: where a model was recalibrated. */
  readonly status: Readonly<Record<ModelStatus, (site: string) => string>>
  readonly model: (name: string, version: string, status: string, hash: string) => string
  readonly computed: (model: string, status: string, hash: string) => string
  readonly written: (version: string, model: string, hash: string) => string
  readonly asRead: (sources: string) => string
  readonly inputs: Readonly<Record<Predictor, string>>
  readonly enteredByHand: (name: string) => string
  readonly elastography: string
  readonly bloodCount: string
  readonly before: string
  readonly week6: string
  readonly deltaT: Readonly<
    Record<ModelFile['elastography']['deltaTConvention'], (counted: number, needed: number) => string>
  >
  readonly lowRange: (cutoff: number) => string
  readonly title: string
  /** Of the attachment that holds the assessment as a resource. */
  readonly titleAsData: string
  readonly description: (result: string) => string
  /** Why a stored assessment was revised, and why a part of it is in error now. */
  readonly confirmed: string
  readonly replaced: string
  readonly noLonger: string
}
