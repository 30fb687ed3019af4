import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { sharedBrowser } from '../support/browser.ts'
import { openFigurePage } from '../support/figure-page.ts'
import type * as FiguresShown from '../support/figures-shown.tsx'

declare const figures: typeof FiguresShown

const FACTS = { title: 'ROC <curves> & more', description: 'TIPM 1.0.0, 327 patients' }
let browser: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  browser = await sharedBrowser()
  const figure = await readFile(
    new URL('../../src/figures/__snapshots__/decision.svg', import.meta.url),
    'utf8',
  )
  page = await openFigurePage(browser, figure, 'test/support/figures-shown.tsx')
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
})

const svgOf = () =>
  page.evaluate((facts) => {
    const figure = document.querySelector('svg')
    return figure === null ? '' : figures.svgFile(figure, facts)
  }, FACTS)

test('the SVG file stands alone: title, colours and fonts in it, nothing that refers to the page', async () => {
  const svg = await svgOf()
  expect(svg).toContain('<title>ROC &lt;curves&gt; &amp; more</title>')
  expect(svg).toContain('<desc>TIPM 1.0.0, 327 patients</desc>')
  expect(svg).not.toContain('Treat all 0.33')
  expect(svg).toMatch(/<text [^>]*>TIPM 1.0.0, 327 patients<\/text>/)
  expect(svg).not.toMatch(/class=|style=|var\(|tabindex|url\(|transparent"\/>/)
  expect(svg).toContain('stroke="rgb(11, 86, 117)"')
  expect(svg).toMatch(/font-family="[^"]*system-ui/)
  const parsed = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
    return [parsed.querySelector('parsererror'), parsed.documentElement.namespaceURI]
  }, svg)
  expect(parsed).toEqual([null, 'http://www.w3.org/2000/svg'])
})

test('a file from a dark screen is as light as any other, and the screen stays dark', async () => {
  const light = await svgOf()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await svgOf()).toBe(light)
  expect(await page.evaluate(() => document.querySelectorAll('.for-file').length)).toBe(0)
  await page.emulateMedia({ colorScheme: 'light' })
})

test('the PNG file has 300 dots an inch and is drawn', async () => {
  const picture = await page.evaluate(async (facts) => {
    const figure = document.querySelector('svg')
    const made = figure === null ? undefined : await figures.pngFile(figure, facts)
    if (made?.ok !== true) return made
    const image = await createImageBitmap(made.file)
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const colours = new Set(
      new Uint32Array(context?.getImageData(0, 0, image.width, image.height).data.buffer ?? []),
    )
    return { width: image.width, colours: colours.size, type: made.file.type }
  }, FACTS)
  expect(picture).toMatchObject({ width: Math.round(((760 + 2 * 16) * 300) / 96), type: 'image/png' })
  expect(picture).toHaveProperty(
    'colours',
    expect.toSatisfy((count: number) => count > 10),
  )
})

test('neither breaks the policy of the page', async () => {
  await svgOf()
  expect(errors).toEqual([])
})

test('a picture that the policy forbids is a stated failure', async () => {
  const strict = await page.evaluate(async (facts) => {
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = "img-src 'none'"
    document.head.append(policy)
    const figure = document.querySelector('svg')
    return figure === null ? undefined : figures.pngFile(figure, facts)
  }, FACTS)
  expect(strict).toEqual({ ok: false, code: 'not-drawn' })
})
