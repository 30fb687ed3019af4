/** A response with the visit it was read at; `day` is undefined where no visit could be evaluated. */
export interface ResponseAt<C> {
  readonly category: C | 'NE'
  readonly day: number | undefined
}

/**
 * The response up to a day: a progression that stands (PD, iCPD) from its first visit on, else that of the last visit which could be
 * evaluated.
 */
export function responseAt<C extends string>(
  points: readonly { readonly day: number; readonly overall: C }[],
  progression: C,
  lastDay: number,
): ResponseAt<C> {
  const until = points.filter(({ day, overall }) => day <= lastDay && overall !== 'NE')
  const point = until.find(({ overall }) => overall === progression) ?? until.at(-1)
  return point === undefined
    ? { category: 'NE', day: undefined }
    : { category: point.overall, day: point.day }
}
