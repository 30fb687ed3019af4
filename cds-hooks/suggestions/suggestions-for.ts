import type { Reading } from '../../src/fhir/chart-inputs.ts'
import { LOINC } from '../../src/fhir/codes/canonical.ts'
import { tipmCoding } from '../../src/fhir/codes/tipm-codes.ts'
import { calendarDay, instant } from '../../src/fhir/resources/chart-time.ts'
import type { CardKind } from '../card-kinds.ts'
import type { Suggestion } from '../cards/card.ts'
import type { CardInput } from '../cards/card-input.ts'
import { plannedDay, scoreState } from '../cards/states.ts'
import { draftOrder, type OrderWish } from './draft-order.ts'

const EXAM = tipmCoding('stiffness-exam')
/** CBC with automated differential; albumin [Mass/volume] in serum or plasma. */
const BLOOD_COUNT = { system: LOINC, code: '57021-8' }
const ALBUMIN = { system: LOINC, code: '1751-7' }

/** The draft orders a card offers: what is missing and can still be had. Never for what merely could not be read, nor for the dead. */
export function suggestionsFor(kind: CardKind, input: CardInput): Suggestion[] {
  if (input.chart.patient.deceased !== undefined) return []
  return wishes(kind, input).map((wish) => draftOrder(wish, input))
}

function wishes(kind: CardKind, input: CardInput): OrderWish[] {
  switch (kind) {
    case 'high':
    case 'low':
    case 'newlyHigh':
    case 'outOfScope':
      return []
    case 'certainlyHigh':
    case 'certainlyLow':
      return missingValues(input)
    case 'assessedOtherwise':
    case 'changedSince':
      return wishes(scoreState(input), input)
    case 'undecided':
      return [...missingValues(input), ...week6(input)]
    case 'notComputable':
      return [...missingValues(input), ...(lacksBaseline(input) ? [baseline(input)] : [])]
    case 'baselineMissing':
      return [baseline(input), ...plannedWeek6(input)]
    case 'followUpDue':
    case 'followUpOverdue':
      return [examOn(calendarDay(instant(input.context.asOf), input.context.site.timeZone), input)]
  }
}

function lacksBaseline({ chart, answered, unread }: CardInput): boolean {
  const isRead = answered.has('stiffness') && !unread.includes('stiffness')
  return isRead && chart.indexDate.state === 'not-begun' && chart.deltaT.exams.baseline === undefined
}

function baseline({ wording }: CardInput): OrderWish {
  return { name: 'baseline', text: wording.cardTexts.suggestions.baseline, coding: EXAM, day: undefined }
}

/** The second examination, where there is a baseline and its day is still to come. */
function week6(input: CardInput): OrderWish[] {
  return input.chart.deltaT.exams.baseline === undefined || input.chart.deltaT.state === 'known'
    ? []
    : plannedWeek6(input)
}

function plannedWeek6(input: CardInput): OrderWish[] {
  const { context, chart } = input
  const now = instant(context.asOf)
  const day = plannedDay(chart.therapy.started ?? now, context)
  return day < calendarDay(now, context.site.timeZone) ? [] : [examOn(day, input)]
}

function examOn(day: string, { wording: { cardTexts, format } }: CardInput): OrderWish {
  const { label, order } = cardTexts.suggestions.week6
  return { name: 'week6', text: { label: label(format.date(day)), order }, coding: EXAM, day }
}

/** Before therapy only: values from after its start would not be the pre-treatment ones. */
function missingValues({ chart, wording }: CardInput): OrderWish[] {
  if (chart.indexDate.state !== 'not-begun') return []
  const wish = (name: 'bloodCount' | 'albumin' | 'tumourSize', coding?: fhir4.Coding): OrderWish => ({
    ...{ name, text: wording.cardTexts.suggestions[name], coding },
    day: undefined,
  })
  return [
    ...(canBeOrdered(chart.nlr) ? [wish('bloodCount', BLOOD_COUNT)] : []),
    ...(canBeOrdered(chart.albumin) ? [wish('albumin', ALBUMIN)] : []),
    ...(canBeOrdered(chart.diameter) ? [wish('tumourSize')] : []),
  ]
}

function canBeOrdered(reading: Reading<number>): boolean {
  return reading.state === 'unknown' && reading.reason !== 'read-failed'
}
