import { expect, it } from 'vitest'
import { arrival, toRemember } from './arrival.ts'
import { newStateKey } from './state-key.ts'

const key = newStateKey()
const other = newStateKey()
const query = (parameters: Record<string, string>) => new URLSearchParams(parameters)

it('takes a sign-in with code and state', () => {
  expect(arrival(query({ code: 'abc', state: key }), null)).toEqual({
    kind: 'signed-in',
    stateKey: key,
    code: 'abc',
  })
})

it('finds the session of this history entry on reload', () => {
  expect(arrival(query({}), toRemember(key))).toEqual({ kind: 'reload', stateKey: key })
})

it('prefers the session of the URL to the one remembered', () => {
  expect(arrival(query({ code: 'abc', state: other }), toRemember(key))).toMatchObject({ stateKey: other })
})

it('falls back to no session when the URL is incomplete, even if one is remembered', () => {
  expect(arrival(query({ state: other }), toRemember(key))).toEqual({ kind: 'none' })
  expect(arrival(query({ code: 'abc' }), toRemember(key))).toEqual({ kind: 'none' })
  expect(arrival(query({ code: 'abc', state: 'SMART_KEY' }), toRemember(key))).toEqual({ kind: 'none' })
})

it('has no session when nothing names one', () => {
  expect(arrival(query({}), null)).toEqual({ kind: 'none' })
  expect(arrival(query({}), { tipmState: 'SMART_KEY' })).toEqual({ kind: 'none' })
})

it('passes on the code of a refusal, and nothing that is not one', () => {
  expect(arrival(query({ error: 'access_denied', state: key }), null)).toEqual({
    ...{ kind: 'refused', stateKey: key, error: 'access_denied' },
    ...{ description: undefined, iss: undefined },
  })
  expect(arrival(query({ error: '<b>call 555' }), null)).toMatchObject({
    kind: 'refused',
    stateKey: undefined,
    error: 'error',
  })
})
