import type { ReportedPatient } from './report.ts'

/** The patient of the chart, as far as a report can name the same. */
export interface ChartedPatient {
  readonly name: string
  readonly birthDate: string | undefined
  readonly identifiers: readonly string[]
}

type Compared = 'equal' | 'different' | 'untold'

/**
 * Whose a report is: surely this patient's, surely another's, or to be asked. An identifier alone is not enough: another hospital may
 * give the same number to another person, and PACS and EHR may number the same person differently.
 */
export function whoseReport(report: ReportedPatient, chart: ChartedPatient): 'same' | 'untold' | 'other' {
  const id = compared(report.id, chart.identifiers)
  const birth = comparedDates(report.birthDate, chart.birthDate)
  const name = comparedNames(report.names, chart.name)
  if (birth === 'different') return 'other'
  switch (id) {
    case 'different':
      return name === 'equal' && birth === 'equal' ? 'untold' : 'other'
    case 'equal':
      return name !== 'different' && (name === 'equal' || birth === 'equal') ? 'same' : 'untold'
    case 'untold':
      return name === 'different' && birth !== 'equal' ? 'other' : 'untold'
  }
}

function compared(said: string | undefined, known: readonly string[]): Compared {
  if (said === undefined || known.length === 0) return 'untold'
  return known.some((value) => folded(value) === folded(said)) ? 'equal' : 'different'
}

/** A chart may know the year or the month alone. */
function comparedDates(said: string | undefined, known: string | undefined): Compared {
  if (said === undefined || known === undefined) return 'untold'
  if (!said.startsWith(known)) return 'different'
  return said === known ? 'equal' : 'untold'
}

/** Equal in any order of its parts and with parts left out; in two scripts a name cannot be compared. */
function comparedNames(said: readonly string[], known: string): Compared {
  const results = said.map((name): Compared => {
    const [a, b] = [partsOf(name), partsOf(known)]
    if (a.length === 0 || b.length === 0 || isHan(name) !== isHan(known)) return 'untold'
    const [fewer, more] = a.length < b.length ? [a, b] : [b, a]
    const within = fewer.length > 1 && fewer.every((part) => more.includes(part))
    return within || a.join('') === b.join('') ? 'equal' : 'different'
  })
  return (['equal', 'different'] as const).find((result) => results.includes(result)) ?? 'untold'
}

function partsOf(name: string): string[] {
  return folded(name)
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '')
}

function isHan(name: string): boolean {
  return /\p{Script=Han}/u.test(name)
}

/** Without case, width and marks on letters. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase()
}
