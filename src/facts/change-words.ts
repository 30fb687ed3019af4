import type { history as historyTexts } from '../text/en/history.ts'
import type { Open } from '../text/texts.ts'
import type { Change, Points } from './changes.ts'
import { pointsText, unitOf, valueText, type Wording } from './wording.ts'

/** A line of a comparison with a stored assessment, in words; `by` is signed and has its unit. */
export interface ChangeWords {
  readonly name: string
  readonly before: string
  readonly now: string
  readonly by: string | undefined
}

export function changeWords(
  { texts, format, model }: Pick<Wording, 'texts' | 'format' | 'model'>,
  words: Pick<Open<typeof historyTexts>, 'points' | 'class' | 'notStated'>,
  change: Change,
): ChangeWords {
  const signed = (amount: string, of: number) => (of > 0 ? `+${amount}` : amount.replace('-', '−'))
  const { row } = change
  switch (row) {
    case 'points': {
      const shown = (points: Points) => pointsText({ texts, format, model }, points)
      return {
        name: words.points,
        before: change.before === undefined ? words.notStated : shown(change.before),
        now: shown(change.now),
        by: change.by === undefined ? undefined : signed(format.fixed(change.by, 0), change.by),
      }
    }
    case 'class': {
      const { risks } = texts.earlier
      return { name: words.class, before: risks[change.before], now: risks[change.now], by: undefined }
    }
    case 'nlr':
    case 'albumin':
    case 'diameter':
    case 'deltaT': {
      const { by } = change
      const shown = (value: typeof change.before) =>
        value === undefined ? texts.drivers.unknown : valueText({ texts, format, model }, row, value)
      return {
        name: texts.inputs.names[row],
        before: shown(change.before),
        now: shown(change.now),
        by:
          by === undefined
            ? undefined
            : signed(format.measure(format.number(by, 2), unitOf({ model }, row)), by),
      }
    }
  }
}
