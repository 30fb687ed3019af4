import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { Language } from '../site/language.ts'
import type { PageTexts } from '../text/texts.ts'
import { chooseLanguage, type LanguageWishes } from './choose-language.ts'
import { keepPreference, preferred } from './preferences.ts'

export interface InLanguage<T extends PageTexts> {
  readonly language: Language
  readonly texts: T
}

/** The language that the page begins in, before anything but user and browser could be asked, with its texts. */
export async function firstLanguage<T extends PageTexts>(
  load: (language: Language) => Promise<T>,
): Promise<InLanguage<T>> {
  const language = chooseLanguage({ user: preferred('language'), browser: navigator.languages })
  return { language, texts: await load(language) }
}

export interface LanguageChoice<T extends PageTexts> extends InLanguage<T> {
  /** The texts of the language wished for could not be fetched; the former stays. */
  readonly failed: boolean
  /** The texts of the language wished for are on their way. */
  readonly pending: boolean
  readonly choose: (language: Language) => void
}

/** The language in force, following user, EHR and site; the document tells it to browsers and screen readers. */
export function useLanguage<T extends PageTexts>(
  first: InLanguage<T>,
  load: (language: Language) => Promise<T>,
  wishes: Omit<LanguageWishes, 'user' | 'browser'>,
): LanguageChoice<T> {
  const [shown, setShown] = useState(first)
  const [user, setUser] = useState(() => ({ language: preferred('language') }))
  const [failed, setFailed] = useState(false)
  const wanted = chooseLanguage({ ...wishes, user: user.language, browser: navigator.languages })
  const { language, texts } = shown
  useEffect(() => {
    if (wanted === language) return undefined
    let isCurrent = true
    load(wanted).then(
      (loaded) => isCurrent && setShown({ language: wanted, texts: loaded }),
      () => isCurrent && setFailed(true),
    )
    return () => {
      isCurrent = false
    }
    // Choosing the same again tries again: `user` is another object then.
  }, [wanted, language, load, user])
  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.title = texts.pageTitle
  }, [language, texts])
  const choose = useCallback((chosen: Language) => {
    keepPreference('language', chosen)
    setFailed(false)
    setUser({ language: chosen })
  }, [])
  const differs = wanted !== language
  return { language, texts, failed: failed && differs, pending: !failed && differs, choose }
}
