import type { Participants } from '../validation/report/participants.ts'
import type { View } from './view.ts'

/** A line for each group column of which cells that hold something were read as "no value". */
export function lostLabels({ texts, format, show }: View, { missingLabels }: Participants): string[] {
  return missingLabels
    .filter(({ codes }) => codes.length > 0)
    .map(({ name, codes }) =>
      texts.participants.lostLabels(
        name,
        format.list(codes.map(({ code, count }) => texts.aside(code, show.count(count)))),
      ),
    )
}

/** A line for each number that may stand for "no value" and counts as one all the same. */
export function farOutLines({ texts, format, show }: View, { farOut }: Participants): string[] {
  return farOut.map(({ variable, value, count }) =>
    texts.participants.farOut(show.variable(variable), format.number(value, 0), show.count(count)),
  )
}

/** The results that are rounded on the way in, and to what. */
export function roundedList({ texts, format, show }: View, { rounded }: Participants): string {
  return format.list(
    rounded.map(({ variable, decimals }) =>
      texts.aside(show.variable(variable), show.number(10 ** -decimals, decimals)),
    ),
  )
}
