import type { ColumnMapping } from '../../validation/data/column-mapping.ts'
import type { CsvHead } from '../../validation/data/csv/csv-head.ts'
import type { DataProblem } from '../../validation/data/data-problem.ts'
import { guessMapping, type MappingGuess } from '../../validation/data/guess-mapping.ts'
import { withOutcomes } from '../../validation/data/joined-outcomes.ts'
import { mappingProblems } from '../../validation/data/mapping-problems.ts'
import type { ReportOptions } from '../../validation/report/options.ts'
import type {
  ReportHeader,
  SectionId,
  Sections,
  ValidationReport,
} from '../../validation/report/validation-report.ts'
import type { LabSource } from '../work/lab-job.ts'
import type { StudySummary } from '../work/study-summary.ts'

/** Where the user stands with one study: choosing it, saying what its columns mean, choosing what to compute, reading the report. */
export type StudyState =
  | { readonly stage: 'choose'; readonly problem: StudyProblem | undefined }
  | { readonly stage: 'looking'; readonly source: CsvSource }
  | MapStage
  | ReadingStage
  | OptionsStage
  | ComputingStage
  | ReportStage
  | KeptStage

export type CsvSource = Exclude<LabSource, { kind: 'fhir' }>

/** The data were refused, or the software failed. */
export type StudyProblem = DataProblem | { readonly code: 'crashed' | 'stopped' }

interface MapStage {
  readonly stage: 'map'
  readonly source: CsvSource
  readonly head: CsvHead
  readonly guess: MappingGuess
  readonly mapping: ColumnMapping
  /** The user has checked the guesses that were not sure. */
  readonly confirmed: boolean
  /** How many mappings were loaded from a file: what was typed gives way to each. */
  readonly loaded: number
  /** Why reading by this mapping failed. */
  readonly problem: StudyProblem | undefined
}

interface ReadingStage {
  readonly stage: 'reading'
  readonly source: LabSource
  /** To go back to when it fails; undefined for FHIR, which has no mapping. */
  readonly map: MapStage | undefined
  readonly bytes: number
  readonly rows: number
}

export interface OptionsStage {
  readonly stage: 'options'
  readonly source: LabSource
  readonly map: MapStage | undefined
  readonly summary: StudySummary
  readonly options: ReportOptions
  readonly problem: StudyProblem | undefined
}

export interface ComputingStage {
  readonly stage: 'computing'
  readonly before: OptionsStage
  readonly current: SectionId | undefined
  readonly share: number
  /** Known with the first section. */
  readonly header: ReportHeader | undefined
  readonly sections: Partial<Sections>
}

export interface ReportStage {
  readonly stage: 'report'
  readonly before: OptionsStage
  readonly report: ValidationReport
}

/** A report that was computed before the page was loaded again; its patients are not at hand any more. */
export interface KeptStage {
  readonly stage: 'kept'
  readonly report: ValidationReport
}

export type StudyEvent =
  | { readonly type: 'chosen'; readonly source: CsvSource }
  | { readonly type: 'looked'; readonly source: CsvSource; readonly head: CsvHead }
  | { readonly type: 'kind'; readonly kind: ColumnMapping['kind'] }
  | { readonly type: 'mapping'; readonly mapping: ColumnMapping }
  | { readonly type: 'confirmed'; readonly confirmed: boolean }
  | {
      readonly type: 'rewritten'
      readonly source: CsvSource
      readonly head: CsvHead
      readonly mapping: ColumnMapping
    }
  | { readonly type: 'loaded' }
  | { readonly type: 'reading'; readonly source: LabSource }
  | { readonly type: 'read-on'; readonly bytes: number; readonly rows: number }
  | { readonly type: 'read'; readonly summary: StudySummary }
  | { readonly type: 'options'; readonly options: ReportOptions }
  | { readonly type: 'computing' }
  | { readonly type: 'computed-on'; readonly section: SectionId; readonly share: number }
  | { readonly type: 'section'; readonly header: ReportHeader; readonly sections: Partial<Sections> }
  | { readonly type: 'computed'; readonly report: ValidationReport }
  | { readonly type: 'failed'; readonly problem: StudyProblem }
  | { readonly type: 'back' }
  | { readonly type: 'anew' }

export const INITIAL_STUDY: StudyState = { stage: 'choose', problem: undefined }

/** What is shown next. An event that does not belong to the stage, such as the progress of work that was stopped, changes nothing. */
export function nextStudyState(state: StudyState, event: StudyEvent): StudyState {
  switch (event.type) {
    case 'chosen':
      return { stage: 'looking', source: event.source }
    case 'looked':
      return state.stage === 'looking' ? mapStage(event.source, event.head, likelyKind(event.head)) : state
    case 'kind':
      return state.stage === 'map' ? mapStage(state.source, state.head, event.kind) : state
    case 'mapping':
      return state.stage === 'map' ? { ...state, mapping: event.mapping, problem: undefined } : state
    case 'confirmed':
      return state.stage === 'map' ? { ...state, confirmed: event.confirmed } : state
    case 'loaded':
      return state.stage === 'map' ? { ...state, loaded: state.loaded + 1 } : state
    case 'rewritten':
      return state.stage === 'map' ? rewritten(state, event) : state
    case 'reading': {
      const map = state.stage === 'map' ? state : undefined
      return { stage: 'reading', source: event.source, map, bytes: 0, rows: 0 }
    }
    case 'read-on':
      return state.stage === 'reading' ? { ...state, bytes: event.bytes, rows: event.rows } : state
    case 'read':
      return state.stage === 'reading' ? optionsStage(state, event.summary) : state
    case 'options':
      return state.stage === 'options' ? { ...state, options: event.options } : state
    case 'computing':
      return state.stage === 'options'
        ? { stage: 'computing', before: state, current: undefined, share: 0, header: undefined, sections: {} }
        : state
    case 'computed-on':
      return state.stage === 'computing' ? { ...state, current: event.section, share: event.share } : state
    case 'section':
      return state.stage === 'computing'
        ? {
            ...state,
            header: state.header ?? event.header,
            sections: { ...state.sections, ...event.sections },
          }
        : state
    case 'computed':
      return state.stage === 'computing'
        ? { stage: 'report', before: state.before, report: asShown(event.report, state) }
        : state
    case 'failed':
      return failed(state, event.problem)
    case 'back':
      return back(state)
    case 'anew':
      return INITIAL_STUDY
  }
}

function mapStage(source: CsvSource, head: CsvHead, kind: ColumnMapping['kind']): MapStage {
  const guess = guessMapping(head, kind)
  const mapping = asJoined(source, guess.mapping)
  return { stage: 'map', source, head, guess, mapping, confirmed: false, loaded: 0, problem: undefined }
}

function outcomesOf(source: CsvSource): File | undefined {
  return source.kind === 'csv' ? source.outcomes : undefined
}

function asJoined(source: CsvSource, mapping: ColumnMapping): ColumnMapping {
  return outcomesOf(source) === undefined ? mapping : withOutcomes(mapping)
}

/** Scores already formed, where the file holds such and no input of TIPM; the user can say otherwise. */
function likelyKind(head: CsvHead): ColumnMapping['kind'] {
  const codesOf = (kind: ColumnMapping['kind']) =>
    mappingProblems(guessMapping(head, kind).mapping, head).map(({ code }) => code)
  const unscorable = codesOf('patients').includes('nothing-to-score')
  return unscorable && !codesOf('scored').includes('nothing-to-score') ? 'scored' : 'patients'
}

/** The file is written otherwise than detected: its headings may be others, then so are the guesses. Joined outcomes leave the rest. */
function rewritten(
  state: MapStage,
  { source, head, mapping }: Extract<StudyEvent, { type: 'rewritten' }>,
): MapStage {
  const same =
    outcomesOf(source) !== outcomesOf(state.source) ||
    head.headings.join('\n') === state.head.headings.join('\n')
  const guess = guessMapping(head, mapping.kind)
  const { encoding, delimiter, decimal, dates } = mapping
  const writing = Object.fromEntries(
    Object.entries({ encoding, delimiter, decimal, dates }).filter(([, value]) => value !== undefined),
  )
  return {
    ...state,
    source,
    head,
    guess,
    mapping: asJoined(source, same ? mapping : { ...guess.mapping, ...writing }),
    confirmed: same && state.confirmed,
    problem: undefined,
  }
}

/** The whole report, of the very objects that are on the screen: they need not be drawn again. */
function asShown(report: ValidationReport, { header, sections }: ComputingStage): ValidationReport {
  return { ...report, ...sections, header: header ?? report.header }
}

function optionsStage({ source, map }: ReadingStage, summary: StudySummary): OptionsStage {
  return { stage: 'options', source, map, summary, options: summary.suggested, problem: undefined }
}

/** Back to where something can be changed; what was entered stays. */
function failed(state: StudyState, problem: StudyProblem): StudyState {
  switch (state.stage) {
    case 'choose':
    case 'looking':
      return { stage: 'choose', problem }
    case 'map':
      return { ...state, problem }
    case 'reading':
      return state.map === undefined ? { stage: 'choose', problem } : { ...state.map, problem }
    case 'options':
      return { ...state, problem }
    case 'computing':
      return { ...state.before, problem }
    case 'report':
    case 'kept':
      return state
  }
}

function back(state: StudyState): StudyState {
  switch (state.stage) {
    case 'options':
      return state.map ?? INITIAL_STUDY
    case 'report':
      return { ...state.before, problem: undefined }
    case 'choose':
    case 'looking':
    case 'map':
    case 'reading':
    case 'computing':
    case 'kept':
      return INITIAL_STUDY
  }
}
