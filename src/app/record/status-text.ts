import type { Texts } from '../../text/texts.ts'

/** An ObservationStatus in words; one that R4 does not know, as it is. */
export function statusText(texts: Texts, status: string): string {
  const statuses: Readonly<Record<string, string>> = texts.earlier.statuses
  return statuses[status] ?? status
}
