import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test("a file's colours are those of the light page, on white", async () => {
  const tokens = colours(
    await readFile(new URL('../../page/styles/tokens.css', import.meta.url), 'utf8'),
    ':root',
  )
  const figures = await readFile(new URL('../figures.css', import.meta.url), 'utf8')
  const { '--paper': paper, ...others } = colours(figures, '.figure-svg.for-file')
  expect(paper).toBe('#ffffff')
  expect(tokens).toMatchObject(others)
  expect(Object.keys(others).length).toBeGreaterThan(10)
})

function colours(css: string, selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}', 1)[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+): (?:light-dark\()?(#\w+)/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}
