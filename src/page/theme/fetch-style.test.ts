import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { fetchStyle } from './fetch-style.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const BASE = 'https://ehr.example/fhir/'
const STYLE = 'https://ehr.example/style.json'
const answering = (answer: () => Response) => server.use(http.get(STYLE, answer))

it('reads the style from the EHR, by a whole or a relative address', async () => {
  answering(() => HttpResponse.json({ color_text: '#101010' }))
  const style = { ok: true, value: { color_text: '#101010' } }
  expect(await fetchStyle(STYLE, BASE)).toEqual(style)
  expect(await fetchStyle('/style.json', BASE)).toEqual(style)
})

it.each(['https://elsewhere.example/style.json', 'http://ehr.example/style.json', 'data:,{}', 'https://'])(
  'asks nobody else: %s',
  async (url) => {
    expect(await fetchStyle(url, BASE)).toEqual({ ok: false, problem: 'url-not-allowed' })
  },
)

it('goes without where the style cannot be had', async () => {
  answering(() => new HttpResponse(null, { status: 404 }))
  expect(await fetchStyle(STYLE, BASE)).toEqual({ ok: false, problem: 'unreachable' })
  answering(() => HttpResponse.error())
  expect(await fetchStyle(STYLE, BASE)).toEqual({ ok: false, problem: 'unreachable' })
  answering(() => HttpResponse.text('<html>'))
  expect(await fetchStyle(STYLE, BASE)).toEqual({ ok: false, problem: 'not-a-style' })
  answering(() => HttpResponse.text(`{"color_text":"#101010","more":"${'x'.repeat(20_000)}"}`))
  expect(await fetchStyle(STYLE, BASE)).toEqual({ ok: false, problem: 'not-a-style' })
})
