import type { ModelStatusWords } from '../../model/model-status.ts'
import type { Predictor } from '../../model/predictor.ts'
import type { TipmCode } from '../codes/tipm-codes.ts'
import type { Part } from '../stored/stored-resource.ts'

type ModelPhrase = (name: string, version: string, status: string, hash: string) => string

/** Set phrases of what is written, in the language of the record (src/text/written.ts). Parameters arrive printed. */
export interface RecordPhrases {
  /** What the project's own codes are called. */
  readonly codes: Readonly<Record<TipmCode, string>>
  /** Names and outcomes of model files that are translated, by the file's own words. */
  readonly fromFile: Readonly<Record<string, string>>
  /** The model file by its name; with its hash; as what computed a value. */
  readonly named: ModelPhrase
  readonly model: ModelPhrase
  readonly computed: ModelPhrase
  readonly status: ModelStatusWords
  readonly inputs: Readonly<Record<Predictor, string>>
  /** What is computed and stored with an assessment. */
  readonly parts: Readonly<Record<Part, string>>
  /** What an input rests on, where it has no name of its own. */
  readonly bloodCount: string
  readonly elastography: string
  readonly entered: (input: string) => string
  readonly before: string
  readonly week6: string
  /** Of the points: what is low. */
  readonly lowBelow: (cutoff: string) => string
  readonly title: string
  readonly withJson: string
  readonly read: (inputs: string) => string
  readonly writtenBy: (appVersion: string, id: string, version: string, hash: string) => string
  readonly inError: (reason: string) => string
  /** Why something was revised. */
  readonly reasons: Readonly<
    Record<'completed' | 'replaced' | 'corrected' | 'restsNoLonger' | 'storedTwice', string>
  >
  readonly provenance: string
  readonly tookPart: (role: string, who: string) => string
  readonly agents: Readonly<Record<'assembler' | 'verifier', string>>
  readonly software: string
  readonly application: string
  readonly modelFile: string
  readonly webPage: string
  /** An examination's medians; those of one whose wave speeds were converted. */
  readonly exam: (medians: string) => string
  readonly converted: (medians: string) => string
}
