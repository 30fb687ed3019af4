import type { ReportView } from './view.ts'

/** The figures that a reader looks for first, as far as they are computed: name and text. All patients. */
export function summaryRows(view: ReportView): readonly (readonly [name: string, text: string])[] {
  const { texts, sections, format, show } = view
  const words = texts.glance
  const { measures } = texts.development
  const { discrimination, cutoffs, calibration, survival } = sections
  const model = discrimination?.strata[0]?.scores[0]
  const at = cutoffs?.strata[0]?.atCutoff
  const agreement = calibration?.strata[0]
  const ratio = survival?.strata[0]?.hazardRatio
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.main, model && words.mainText(show.count(model.patients), show.count(model.events))],
    [measures.auc, model && show.or(model.auc, show.estimate)],
    [
      cutoffs?.cutoff == null ? texts.cutoff : words.atCutoff(format.number(cutoffs.cutoff, 1)),
      at &&
        show.or(at, ({ sensitivity, specificity }) =>
          words.atCutoffText(
            show.or(sensitivity, show.percentEstimate),
            show.or(specificity, show.percentEstimate),
          ),
        ),
    ],
    [words.oe, agreement && show.or(agreement.observedExpected, show.estimate)],
    [measures.slope, agreement && show.or(agreement.joint, ({ slope }) => show.estimate(slope))],
    [words.hazardRatio, ratio && show.or(ratio, show.ratio)],
  ]
  return lines.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
}
