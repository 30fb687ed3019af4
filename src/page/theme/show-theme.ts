import type { Theme } from './theme.ts'

/** Sets the page's colours to light, dark or those of the device. What an EHR's style had set is taken back. */
export function showTheme(theme: Exclude<Theme, 'ehr'>): void {
  const root = document.documentElement
  document.adoptedStyleSheets = []
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
