import { type ChartTime, calendarDay } from '../../src/fhir/resources/chart-time.ts'
import { pointsText } from '../../src/fhir/write/assessment-text.ts'
import { maximumPoints } from '../../src/model/effect.ts'
import type { TipmModel } from '../../src/model/load-model.ts'
import { PREDICTORS } from '../../src/model/predictor.ts'
import { roundTo } from '../../src/model/rounding.ts'
import { displayUnit } from '../../src/text/display-unit.ts'
import type { CardTexts } from '../texts/card-texts.ts'

/** Figures as a card prints them. */
export interface Figures {
  /** Points that stay visibly on their side of the cut-off. */
  points(points: number): string
  pointsRange(low: number, high: number): string
  /** The end of the scale. */
  readonly most: string
  readonly cutoff: string
  number(value: number, decimals: number): string
  /** 0..1 in whole percent, never 0 or 100. */
  percent(probability: number): string
  percentRange(low: number, high: number): string
  quantity(value: number, unit: string, decimals: number): string
  day(time: ChartTime): string
}

export function figures(model: TipmModel, texts: CardTexts, timeZone: string | undefined): Figures {
  const local = (text: string) => text.replace('.', texts.decimalMark)
  const number = (value: number, decimals: number) => local(String(roundTo(value, decimals)))
  const points = (value: number) => local(pointsText(value, model.cutoff.points))
  const percent = (probability: number) => {
    const whole = roundTo(probability * 100, 0)
    if (whole < 1) return '<1%'
    return whole > 99 ? '>99%' : `${whole}%`
  }
  const most = PREDICTORS.reduce((sum, predictor) => sum + maximumPoints(model, predictor), 0)
  return {
    points,
    pointsRange: (low, high) => texts.range(points(low), points(high)),
    most: number(most, 0),
    cutoff: number(model.cutoff.points, 1),
    number,
    percent,
    percentRange: (low, high) =>
      percent(low) === percent(high) ? percent(low) : texts.range(percent(low), percent(high)),
    quantity: (value, unit, decimals) => {
      const shown = displayUnit(unit)
      return shown === '' ? number(value, decimals) : `${number(value, decimals)} ${shown}`
    },
    day: (time) => texts.day(calendarDay(time, timeZone)),
  }
}
