import type { StratumCutoffs } from '../../validation/report/cutoffs.ts'
import { ReportTable } from '../report-table.tsx'
import type { Shown } from '../shown.ts'
import type { PartProps } from '../view.ts'

export function CutoffsPart({ view, part }: PartProps<'cutoffs'>) {
  const { texts, format, show } = view
  const words = texts.cutoffs
  const { roc } = texts.figures
  const rows = part.strata.flatMap(({ stratum, atCutoff, youden }) => {
    const set = show.set(stratum)
    return [
      ...(part.cutoff === null
        ? []
        : [[set, words.inForce(format.number(part.cutoff, 1)), ...measures(atCutoff, show)]]),
      ...(youden.ok
        ? youden.value.map(({ threshold, at }) => [
            set,
            words.local(format.number(threshold, 2)),
            ...measures({ ok: true, value: at }, show),
          ])
        : [[set, words.local(show.why(youden)), ...measures(youden, show)]]),
    ]
  })
  return (
    <>
      <ReportTable
        caption={texts.sections.cutoffs.title}
        columns={[
          ...[texts.set, texts.cutoff, words.counts, roc.sensitivity, roc.specificity, words.ppv],
          ...[words.npv, words.accuracy, words.f1, words.lrPlus, words.lrMinus],
        ]}
        rows={rows}
      />
      <p>{words.wilson}</p>
    </>
  )
}

const MEASURES = 9

function measures(at: StratumCutoffs['atCutoff'], show: Shown): readonly string[] {
  if (!at.ok) return [show.why(at), ...Array<string>(MEASURES - 1).fill('')]
  const { counts, sensitivity, specificity, ppv, npv, accuracy, f1 } = at.value
  const { positiveLikelihoodRatio, negativeLikelihoodRatio } = at.value
  return [
    [counts.tp, counts.fp, counts.tn, counts.fn].map(show.count).join(' / '),
    ...[sensitivity, specificity, ppv, npv, accuracy].map((share) => show.or(share, show.percentEstimate)),
    show.or(f1, show.percent),
    ...[positiveLikelihoodRatio, negativeLikelihoodRatio].map((ratio) => show.or(ratio, show.ratio)),
  ]
}
