import { isStateKey } from './state-key.ts'

/** How the page was reached. A session is only ever the one named by the URL or, on reload, by this very history entry. */
export type Arrival =
  | {
      readonly kind: 'signed-in'
      readonly stateKey: string
      readonly code: string
      /** Which authorization server answers, if it says so (RFC 9207). */
      readonly iss: string | undefined
    }
  | { readonly kind: 'reload'; readonly stateKey: string }
  | {
      readonly kind: 'refused'
      /** Absent where the answer does not say which sign-in it is about. */
      readonly stateKey: string | undefined
      readonly error: string
      /** The EHR's own words, as they came. */
      readonly description: string | undefined
      readonly iss: string | undefined
    }
  | { readonly kind: 'none' }

/** `historyState` is `history.state`; `query` the page's. A query always outranks the history entry. */
export function arrival(query: URLSearchParams, historyState: unknown): Arrival {
  const error = query.get('error')
  const state = query.get('state')
  if (error !== null) {
    return {
      kind: 'refused',
      stateKey: isStateKey(state) ? state : undefined,
      error: /^[\w.-]{1,60}$/.test(error) ? error : 'error',
      description: query.get('error_description') ?? undefined,
      iss: query.get('iss') ?? undefined,
    }
  }
  const code = query.get('code')
  if (isStateKey(state) && code !== null && code !== '') {
    return { kind: 'signed-in', stateKey: state, code, iss: query.get('iss') ?? undefined }
  }
  if (state !== null || code !== null) return { kind: 'none' }
  const remembered = rememberedKey(historyState)
  return remembered === undefined ? { kind: 'none' } : { kind: 'reload', stateKey: remembered }
}

/** What this history entry remembers: enough to find the session in this tab, nothing that opens it elsewhere. */
export function toRemember(stateKey: string): { readonly tipmState: string } {
  return { tipmState: stateKey }
}

function rememberedKey(historyState: unknown): string | undefined {
  if (historyState === null || typeof historyState !== 'object' || !('tipmState' in historyState))
    return undefined
  return isStateKey(historyState.tipmState) ? historyState.tipmState : undefined
}
