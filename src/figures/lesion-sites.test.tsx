import { expect, test } from 'vitest'
import { ALL_SITES } from '../model/elastography/elastography-sites.ts'
import { LesionSites } from './lesion-sites.tsx'
import { DIRECTIONS, LESION_WORDS } from './test-support/elastography.ts'
import { svgText } from './test-support/svg-text.ts'

const drawing = svgText(<LesionSites directions={DIRECTIONS} selected="B" words={LESION_WORDS} />)

test('the lesion with its twelve sites, each with the shape of its direction', async () => {
  await expect(drawing).toMatchFileSnapshot('__snapshots__/lesion-sites.svg')
})

test('every site is there once, one of them chosen and alone in the tab order', () => {
  const sites = [...drawing.matchAll(/data-site="(\w+)"/g)].map(([, site]) => site)
  expect(sites).toEqual(ALL_SITES)
  expect(drawing.match(/tabindex="0"/g)).toHaveLength(1)
  expect(drawing.match(/aria-checked="true"/g)).toHaveLength(1)
})

test('the sites lie on the clock as in the protocol', () => {
  const at = (site: string) => {
    const [, x, y] =
      new RegExp(`data-site="${site}" transform="translate\\(([\\d.]+) ([\\d.]+)\\)`).exec(drawing) ?? []
    return { x: Number(x), y: Number(y) }
  }
  const { x, y } = at('E')
  const hour = (site: string) => {
    const place = at(site)
    const turns = Math.atan2(place.x - x, y - place.y) / (2 * Math.PI)
    return Math.round(((turns + 1) % 1) * 12) || 12
  }
  expect(['A', 'B', 'C', 'D', 'F1', 'F2', 'F3', 'F4'].map(hour)).toEqual([12, 3, 6, 9, 2, 5, 8, 11])
  // G one and H two centimetres from the margin: as far apart as G from the margin.
  expect(at('H').x - at('G').x).toBe(at('G').x - (x + 84))
})
