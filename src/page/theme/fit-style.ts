import { contrast, luminance } from './contrast.ts'
import type { EhrStyle } from './ehr-style.ts'

/** The page's own colours in force, by token. */
export type Palette = Readonly<Record<Token, string>>
export type Token =
  | 'paper'
  | 'raised'
  | 'ink'
  | 'ink-soft'
  | 'line-strong'
  | 'accent'
  | 'accent-ink'
  | 'accent-soft'
  | 'high'
  | 'high-soft'
  | 'low'
  | 'low-soft'
  | 'undecided'
  | 'caution'
  | 'caution-soft'
  | 'fault'
  | 'success'

/** What must be told apart, and by how much (WCAG 2.2: 1.4.3 for text, 1.4.11 for outlines). */
const TEXT = 4.5
const OUTLINE = 3
const PAIRS: readonly (readonly [Token, Token, number])[] = [
  ...(
    ['ink', 'ink-soft', 'accent', 'high', 'low', 'undecided', 'caution', 'fault', 'success'] as const
  ).flatMap((front) => (['paper', 'raised'] as const).map((back) => [front, back, TEXT] as const)),
  ...(['accent-soft', 'high-soft', 'low-soft', 'caution-soft'] as const).map(
    (back) => ['ink', back, TEXT] as const,
  ),
  ['accent', 'accent-soft', TEXT],
  ['accent-ink', 'accent', TEXT],
  ['line-strong', 'paper', OUTLINE],
  ['line-strong', 'raised', OUTLINE],
]

/** Colours to set by token, and the pairs for whose sake some of the EHR's are not. */
export interface FittedColors {
  readonly colors: Partial<Palette>
  readonly refused: readonly (readonly [Token, Token])[]
}

/** Whether an EHR's background asks for the page's light colours around it or the dark ones. */
export function schemeOf(style: EhrStyle): 'light' | 'dark' | undefined {
  const { color_background: background } = style
  if (background === undefined) return undefined
  return (luminance(background) ?? 1) < 0.18 ? 'dark' : 'light'
}

/**
 * Puts the EHR's colours in place of the page's own, where the EHR names one. Its background and text colours are used together, and
 * only if everything on them stays legible; each further colour is used if it is legible on them. The colours of high and low risk
 * are never replaced, because they carry meaning.
 */
export function fitColors(style: EhrStyle, own: Palette): FittedColors {
  const { color_background: paper, color_text: ink, color_highlight: accent } = style
  const { color_error: fault, color_success: success } = style
  const groups: readonly Partial<Palette>[] = [
    {
      ...(paper === undefined ? {} : { paper, raised: paper }),
      ...(ink === undefined ? {} : { ink }),
    },
    accent === undefined ? {} : { accent, 'accent-ink': legibleOn(accent) },
    fault === undefined ? {} : { fault },
    success === undefined ? {} : { success },
  ]
  return groups.reduce<FittedColors>(
    ({ colors, refused }, group) => {
      const together = { ...colors, ...group }
      const illegible = illegiblePairs({ ...own, ...together })
      return illegible.length === 0
        ? { colors: together, refused }
        : { colors, refused: [...refused, ...illegible] }
    },
    { colors: {}, refused: [] },
  )
}

function illegiblePairs(palette: Palette): (readonly [Token, Token])[] {
  return PAIRS.filter(
    ([front, back, ratio]) => !((contrast(palette[front], palette[back]) ?? 0) >= ratio),
  ).map(([front, back]) => [front, back] as const)
}

function legibleOn(color: string): string {
  return (contrast(color, '#ffffff') ?? 0) >= (contrast(color, '#000000') ?? 0) ? '#ffffff' : '#000000'
}

/** Sizes and fonts by custom property, sizes within bounds that keep the page usable. */
export function fitMeasures(style: EhrStyle): Readonly<Record<string, string>> {
  const text = within(style.dim_font_size, 14, 22)
  const gap = within(style.dim_spacing_size, 8, 28)
  const radius = within(style.dim_border_radius, 0, 16)
  const { font_family_body: body, font_family_heading: heading } = style
  return {
    ...(text === undefined ? {} : { '--text': `${text}px` }),
    ...(gap === undefined
      ? {}
      : { '--gap': `${gap}px`, '--gap-small': `${gap / 2}px`, '--gap-large': `${gap * 2.25}px` }),
    ...(radius === undefined ? {} : { '--radius': `${radius}px` }),
    ...(body === undefined ? {} : { '--sans': body }),
    ...(heading === undefined ? {} : { '--heading': heading }),
    ...(style.color_modal_backdrop === undefined ? {} : { '--backdrop': `${style.color_modal_backdrop}8c` }),
  }
}

/** A CSS length in px (1 rem is 16 px), held within bounds. */
function within(length: string | undefined, least: number, most: number): number | undefined {
  if (length === undefined) return undefined
  const pixels = Number.parseFloat(length) * (length.endsWith('rem') ? 16 : 1)
  return Math.min(Math.max(pixels, least), most)
}
