import type { BoundedAssessment, CompleteAssessment } from '../../model/assessment.ts'
import type { Wording } from '../../page/wording.ts'

/** A score in words, alike on the screen, in the copied text and for screen readers. */
export interface ResultWords {
  /** Why the class is settled, or not, although something is unknown. */
  readonly why: string | undefined
  readonly points: string
  readonly probability: string
  readonly probabilityNote: string
  /** One sentence for a screen reader. */
  readonly announcement: string
}

export function resultWords(
  { texts, format, model }: Wording,
  assessment: CompleteAssessment | BoundedAssessment,
  maximum: number,
): ResultWords {
  const points = (value: number) => format.points(value, model.cutoff.points)
  const most = format.number(maximum, 0)
  const className = texts.answer.classes[assessment.riskClass]
  switch (assessment.kind) {
    case 'complete': {
      const { interval } = assessment
      return {
        why: undefined,
        points: points(assessment.points),
        probability: format.percent(assessment.probability),
        probabilityNote: `${texts.answer.estimated}${texts.joins.semicolon}${
          interval === undefined
            ? texts.answer.noInterval
            : texts.answer.interval(format.percentRange(interval.lower, interval.upper))
        }`,
        announcement: texts.answer.announce(className, texts.answer.points(points(assessment.points), most)),
      }
    }
    case 'bounded': {
      const { low, high, riskClass } = assessment
      const unknown = format.list(assessment.unknown.map(({ predictor }) => texts.inputs.short[predictor]))
      return {
        why:
          riskClass === 'undecided'
            ? texts.answer.undecided(unknown)
            : texts.answer.decidedWithout[riskClass](unknown),
        points: `${points(low.points)}–${points(high.points)}`,
        probability: format.percentRange(low.probability, high.probability),
        probabilityNote: texts.answer.estimated,
        announcement: texts.answer.announce(
          className,
          texts.answer.pointsRange(points(low.points), points(high.points), most),
        ),
      }
    }
  }
}
