import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../site/language.ts'
import { createFormat, type Format } from '../../text/format.ts'
import { type ResponseTexts, responseTexts } from '../../text/response.ts'

interface Wording {
  readonly texts: ResponseTexts
  readonly format: Format
}

export const WordingContext = createContext<Wording | undefined>(undefined)

export function wordingOf(language: Language): Wording {
  return { texts: responseTexts[language], format: createFormat(language, undefined) }
}

/** The texts of the screen and how its language writes numbers. */
export function useWording(): Wording {
  const wording = useContext(WordingContext)
  if (wording === undefined) throw new Error('rendered outside of the response screen')
  return wording
}
