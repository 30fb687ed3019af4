import type { EhrStyle } from './ehr-style.ts'
import { type FittedColors, fitColors, fitMeasures, type Palette, schemeOf, type Token } from './fit-style.ts'
import { showTheme } from './show-theme.ts'

/** Puts an EHR's style on the page; its colours only as far as everything stays legible with them. Says which are not used. */
export function showEhrStyle(style: EhrStyle): FittedColors {
  const root = document.documentElement
  showTheme(schemeOf(style) ?? 'system')
  const fitted = fitColors(style, ownPalette(root))
  // Without its background the EHR says nothing of light or dark.
  if (fitted.colors.paper === undefined) showTheme('system')
  const colors = Object.entries(fitted.colors)
  setOnScreen([
    ...colors.map(([token, color]) => [`--${token}`, color] as const),
    ...Object.entries(fitMeasures(style)),
  ])
  return fitted
}

/** Custom properties for the screen; paper stays black on white. */
function setOnScreen(properties: readonly (readonly [string, string])[]): void {
  const sheet = new CSSStyleSheet()
  sheet.insertRule('@media screen { :root {} }')
  const [media] = sheet.cssRules
  const [rule] = media instanceof CSSMediaRule ? media.cssRules : []
  if (!(rule instanceof CSSStyleRule)) return
  for (const [name, value] of properties) rule.style.setProperty(name, value)
  document.adoptedStyleSheets = [sheet]
}

const TOKENS: readonly Token[] = [
  ...(['paper', 'raised', 'ink', 'ink-soft', 'line-strong', 'accent', 'accent-ink', 'accent-soft'] as const),
  ...(['high', 'high-soft', 'low', 'low-soft', 'undecided', 'caution', 'caution-soft'] as const),
  ...(['fault', 'success'] as const),
]

/** The colours in force, as the browser computes them: tokens stand for one another and for light and dark. */
function ownPalette(root: HTMLElement): Palette {
  const probe = document.createElement('span')
  root.append(probe)
  const computed = TOKENS.map((token) => {
    probe.style.color = `var(--${token})`
    return [token, getComputedStyle(probe).color] as const
  })
  probe.remove()
  return Object.fromEntries(computed) as Palette
}
