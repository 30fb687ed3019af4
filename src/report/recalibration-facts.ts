import type { ModelFile } from '../model/model-schema.ts'
import type { RecalibrationFit } from '../validation/recalibration/recalibrate.ts'
import type { View } from './view.ts'

/** What a recalibration did, each fact by name; with its model file, what that says. */
export function recalibrationFacts(
  { texts, format, show }: View,
  fit: RecalibrationFit,
  file?: ModelFile,
): readonly (readonly [name: string, text: string])[] {
  const words = texts.recalibration
  const slope = file?.recalibration?.estimates.slope ?? null
  return [
    [words.method, words.methods[fit.method]],
    [texts.patients, show.count(fit.patients)],
    [texts.events, show.count(fit.events)],
    [texts.variables.intercept, show.number(fit.fitted.intercept)],
    ...(slope === null ? [] : [[words.slope, show.number(slope)] as const]),
    ...(fit.shrinkage === undefined ? [] : [[words.shrinkage, show.number(fit.shrinkage)] as const]),
    ...(file === undefined
      ? []
      : ([
          [texts.cutoff, words.cutoffText(format.number(file.cutoff.points, 2), file.cutoff.method)],
          [words.from, file.recalibration?.from.version ?? ''],
          [words.to, file.version],
        ] as const)),
  ]
}
