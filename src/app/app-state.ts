import type { ChartInputs } from '../fhir/chart-inputs.ts'
import type { ReadContext } from '../fhir/read-context.ts'
import type { StorageOption } from '../fhir/write/storage-form.ts'
import type { Setup } from '../page/setup/prepare.ts'
import type { Problem } from '../page/setup/problem.ts'
import type { PartProgress, RawChart } from './server/chart-reader.ts'
import type { SignedInUser } from './session/id-token.ts'
import type { Session } from './session/session.ts'

/** A chart that was read, and what it was read with. */
export interface OpenChart {
  readonly raw: RawChart
  readonly chart: ChartInputs
  readonly context: ReadContext
  /** The forms in which the EHR accepts an assessment, the fullest first. It resolves once the EHR's metadata has been read; the chart is shown before that. */
  readonly storage: Promise<readonly StorageOption[]>
  /** Who is signed in, by name where the EHR tells it; the chart is shown before that. */
  readonly user: Promise<SignedInUser | undefined>
}

/** Where the page stands, from opening to the chart. */
export type AppState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'problem'; readonly problem: Problem; readonly retry: Connected | undefined }
  | { readonly phase: 'reading'; readonly connected: Connected; readonly progress: readonly PartState[] }
  | { readonly phase: 'open'; readonly connected: Connected; readonly open: OpenChart }

export interface Connected {
  readonly setup: Setup
  readonly session: Session
}

export interface PartState {
  readonly topic: 'patient' | ChartInputs['failures'][number]['topic']
  readonly progress: PartProgress
}

export type AppEvent =
  | { readonly type: 'failed'; readonly problem: Problem; readonly retry?: Connected }
  | { readonly type: 'reading'; readonly connected: Connected; readonly parts: readonly PartState['topic'][] }
  | { readonly type: 'progress'; readonly part: number; readonly progress: PartProgress }
  | { readonly type: 'opened'; readonly open: OpenChart }

export function nextAppState(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'failed':
      return { phase: 'problem', problem: event.problem, retry: event.retry }
    case 'reading':
      return {
        phase: 'reading',
        connected: event.connected,
        progress: event.parts.map((topic) => ({ topic, progress: { state: 'waiting' } })),
      }
    case 'progress':
      if (state.phase !== 'reading') return state
      return {
        ...state,
        progress: state.progress.map((part, index) =>
          index === event.part ? { ...part, progress: event.progress } : part,
        ),
      }
    case 'opened':
      return state.phase === 'reading' || state.phase === 'open'
        ? { phase: 'open', connected: state.connected, open: event.open }
        : state
  }
}
