import { LANGUAGES, type Language } from '../site/language.ts'

/** Who asks for which language; undefined where nobody does, or nothing is known yet. */
export interface LanguageWishes {
  /** Chosen by the user, kept in this browser. */
  readonly user?: Language | undefined
  /** The signed-in user's, as the EHR says it (`locale` of the id_token, BCP 47). */
  readonly ehr?: string | undefined
  readonly site?: Language | undefined
  /** `navigator.languages`, most wanted first. */
  readonly browser: readonly string[]
}

/** The language of the screens: the user's, else the EHR's, else the site's; before the site file is read, the browser's. */
export function chooseLanguage({ user, ehr, site, browser }: LanguageWishes): Language {
  return user ?? matchLanguage(ehr) ?? site ?? firstMatch(browser) ?? 'en'
}

/** One of ours that serves who asks for a language tag; OpenID Connect allows `en_US` for `en-US`. Traditional Chinese is another script. */
export function matchLanguage(tag: string | undefined): Language | undefined {
  const wanted = localeOf(tag)
  if (wanted === undefined) return undefined
  return LANGUAGES.find((language) => {
    const offered = new Intl.Locale(language).maximize()
    return offered.language === wanted.language && offered.script === wanted.script
  })
}

function localeOf(tag: string | undefined): Intl.Locale | undefined {
  if (tag === undefined || tag === '') return undefined
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize()
  } catch {
    return undefined
  }
}

function firstMatch(tags: readonly string[]): Language | undefined {
  for (const tag of tags) {
    const match = matchLanguage(tag)
    if (match !== undefined) return match
  }
  return undefined
}
