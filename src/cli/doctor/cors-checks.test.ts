import { expect, test } from 'vitest'
import { corsFault } from './cors-checks.ts'
import type { Probe } from './probe.ts'

const ORIGIN = 'https://tipm.example'
const answer = (headers: Record<string, string>, status = 204): Probe => ({
  ok: true,
  value: { status, json: undefined, unread: undefined, at: new Date(), headers: new Headers(headers) },
})
const read = { method: 'GET', headers: ['authorization'] } as const
const update = { method: 'PUT', headers: ['authorization', 'if-match'] } as const

test('lets in the origin itself and everybody', () => {
  expect(corsFault(answer({ 'access-control-allow-origin': ORIGIN }), ORIGIN)).toBeUndefined()
  expect(corsFault(answer({ 'access-control-allow-origin': '*' }), ORIGIN)).toBeUndefined()
})

test('keeps out where nobody or somebody else is let in', () => {
  expect(corsFault(answer({}), ORIGIN)).toBe('no Access-Control-Allow-Origin')
  expect(corsFault(answer({ 'access-control-allow-origin': 'https://other.example' }), ORIGIN)).toBe(
    'Access-Control-Allow-Origin: https://other.example',
  )
  expect(corsFault({ ok: false, problem: { code: 'network', detail: 'ECONNREFUSED' } }, ORIGIN)).toBe(
    'ECONNREFUSED',
  )
})

test('a preflight must succeed, and name Authorization, for which the wildcard does not stand', () => {
  const open = { 'access-control-allow-origin': '*' }
  expect(corsFault(answer(open, 401), ORIGIN, read)).toBe('the preflight got HTTP 401')
  expect(corsFault(answer({ ...open, 'access-control-allow-headers': '*' }), ORIGIN, read)).toBe(
    'Access-Control-Allow-Headers lacks authorization',
  )
  const named = { ...open, 'access-control-allow-headers': 'Accept,AUTHORIZATION' }
  expect(corsFault(answer(named), ORIGIN, read)).toBeUndefined()
})

test('a correction needs PUT and If-Match', () => {
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'Authorization' }
  expect(corsFault(answer(open), ORIGIN, update)).toBe('Access-Control-Allow-Methods: none')
  const methods = { ...open, 'access-control-allow-methods': 'GET, PUT' }
  expect(corsFault(answer(methods), ORIGIN, update)).toBe('Access-Control-Allow-Headers lacks if-match')
})
