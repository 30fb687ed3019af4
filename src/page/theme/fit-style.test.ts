import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast } from './contrast.ts'
import { readEhrStyle } from './ehr-style.ts'
import { fitColors, fitMeasures, type Palette, schemeOf } from './fit-style.ts'

/** The page's light colours. */
const own: Palette = {
  paper: '#fcfbf9',
  raised: '#ffffff',
  ink: '#1b2127',
  'ink-soft': '#4d5761',
  'line-strong': '#777d84',
  accent: '#0b5675',
  'accent-ink': '#ffffff',
  'accent-soft': '#e6f0f4',
  high: '#9c3315',
  'high-soft': '#f6e3db',
  low: '#12664d',
  'low-soft': '#deeee7',
  undecided: '#5a4d7c',
  caution: '#7d5200',
  'caution-soft': '#fbf1dc',
  fault: '#a11a2b',
  success: '#12664d',
}

const styleOf = (json: object) => {
  const style = readEhrStyle(json)
  if (style === undefined) throw new Error('no style')
  return style
}

it('puts the EHR’s colours in the places of the page’s', () => {
  const style = styleOf({
    color_background: '#f4f4f4',
    color_text: '#111111',
    color_highlight: '#003b6f',
    color_error: '#8a0f1a',
    color_success: '#0b4f2c',
  })
  expect(fitColors(style, own)).toEqual({
    refused: [],
    colors: {
      paper: '#f4f4f4',
      raised: '#f4f4f4',
      ink: '#111111',
      accent: '#003b6f',
      'accent-ink': '#ffffff',
      fault: '#8a0f1a',
      success: '#0b4f2c',
    },
  })
})

it('takes of the example of SMART App Launch 2.2 what is legible: not its highlight', () => {
  const style = styleOf({ color_background: '#edeae3', color_text: '#303030', color_highlight: '#69b5ce' })
  const { colors, refused } = fitColors(style, own)
  expect(colors).toEqual({ paper: '#edeae3', raised: '#edeae3', ink: '#303030' })
  expect(refused).toContainEqual(['accent', 'paper'])
})

it('takes neither background nor text where one cannot be read on the other', () => {
  const style = styleOf({ color_background: '#ffffff', color_text: '#bbbbbb', color_error: '#8a0f1a' })
  expect(fitColors(style, own).colors).toEqual({ fault: '#8a0f1a' })
})

it('lets nothing illegible through, whatever colours come', () => {
  const color = fc
    .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
    .map((rgb) => `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`)
  fc.assert(
    fc.property(color, color, color, (color_background, color_text, color_highlight) => {
      const { colors } = fitColors(styleOf({ color_background, color_text, color_highlight }), own)
      const { paper, ink, accent, high } = { ...own, ...colors }
      for (const front of [ink, accent, high]) expect(contrast(front, paper)).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

it('takes the colours around a dark background from the dark set', () => {
  expect(schemeOf(styleOf({ color_background: '#101418' }))).toBe('dark')
  expect(schemeOf(styleOf({ color_background: '#edeae3' }))).toBe('light')
  expect(schemeOf(styleOf({ color_text: '#101418' }))).toBeUndefined()
})

it('holds sizes within what stays readable', () => {
  const style = styleOf({ dim_font_size: '9px', dim_spacing_size: '20px', dim_border_radius: '6px' })
  expect(fitMeasures(style)).toEqual({
    '--text': '14px',
    '--gap': '20px',
    '--gap-small': '10px',
    '--gap-large': '45px',
    '--radius': '6px',
  })
  expect(fitMeasures(styleOf({ dim_font_size: '1.25rem' }))).toEqual({ '--text': '20px' })
})

it.each([
  ['a colour by name', { color_text: 'red' }],
  ['a function', { color_background: 'url(https://evil.example)' }],
  ['markup in a font', { font_family_body: 'Arial; } body { display: none' }],
  ['nothing of a style', { colour: '#fff' }],
  ['a list', ['#fff']],
  ['text', '#fff'],
])('reads %s as no style', (_, json) => {
  expect(readEhrStyle(json)).toBeUndefined()
})

it('keeps what is well formed of a style and drops the rest', () => {
  expect(
    styleOf({ color_text: '#123', color_error: 7, font_family_body: "'Noto Sans', sans-serif" }),
  ).toEqual({
    color_text: '#123',
    font_family_body: "'Noto Sans', sans-serif",
  })
})
