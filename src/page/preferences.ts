import { LANGUAGES, type Language } from '../site/language.ts'
import { THEMES, type Theme } from './theme/theme.ts'

/** What a user chose of the display. Kept in this browser; says nothing of any patient. */
interface Preferences {
  readonly language: Language
  readonly theme: Theme
}

const OPTIONS: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  language: LANGUAGES,
  theme: THEMES,
}

/** What was chosen before; undefined when nothing was, or the browser keeps nothing here. */
export function preferred<K extends keyof Preferences>(name: K): Preferences[K] | undefined {
  try {
    const kept = localStorage.getItem(`tipm:${name}`)
    return OPTIONS[name].find((option) => option === kept)
  } catch {
    return undefined
  }
}

/** Keeps a choice; false where the browser does not allow it, so that it holds for this page alone. */
export function keepPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): boolean {
  try {
    localStorage.setItem(`tipm:${name}`, value)
    return true
  } catch {
    return false
  }
}
