import type { Language } from '../site/language.ts'
import type { Format } from '../text/format.ts'
import { worklistTexts } from '../text/worklist.ts'
import type { ReadList } from './read-list.ts'

/** Whom a list does not hold, in words: on the page, and with the list that is written. Empty where it was read whole. */
export function reachOf(
  { failed, found, stopped, entries }: ReadList,
  language: Language,
  format: Format,
): string[] {
  const texts = worklistTexts[language]
  const searches = failed.map(({ type, where }) =>
    where === 'record' ? texts.inRecord(type) : texts.inMedication(type),
  )
  const unread = entries.filter(({ kind }) => kind === 'unread').length
  return [
    ...(found === 0 && failed.some(({ where }) => where === 'record') ? [texts.noSearch] : []),
    ...(stopped ? [texts.stopped] : []),
    ...(searches.length > 0 ? [texts.notAnswered(format.list(searches))] : []),
    ...(unread > 0 ? [texts.unread(format.number(unread, 0))] : []),
  ]
}
