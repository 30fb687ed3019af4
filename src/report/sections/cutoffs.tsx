import type { CutoffSection, StratumCutoffs } from '../../validation/report/cutoffs.ts'
import { ReportTable } from '../report-table.tsx'
import { type Shown, shown } from '../shown.ts'
import type { ReportView } from '../view.ts'

export function CutoffsPart({ view, part }: { readonly view: ReportView; readonly part: CutoffSection }) {
  const { texts, format } = view
  const show = shown(view)
  const words = texts.cutoffs
  const rows = part.strata.flatMap(({ stratum, atCutoff, youden }) => [
    ...(part.cutoff === null
      ? []
      : [[show.set(stratum), words.inForce(format.number(part.cutoff, 1)), ...measures(atCutoff, show)]]),
    ...(youden.ok
      ? youden.value.map(({ threshold, at }) => [
          show.set(stratum),
          words.local(format.number(threshold, 2)),
          ...measures({ ok: true, value: at }, show),
        ])
      : [[show.set(stratum), words.local(show.or(youden, () => '')), ...measures(youden, show)]]),
  ])
  return (
    <>
      <ReportTable
        table={{
          caption: texts.sections.cutoffs.title,
          columns: [
            words.set,
            words.cutoff,
            words.counts,
            words.sensitivity,
            words.specificity,
            words.ppv,
            words.npv,
            words.accuracy,
            words.f1,
            words.lrPlus,
            words.lrMinus,
          ],
          rows,
        }}
      />
      <p>{words.wilson}</p>
    </>
  )
}

const MEASURES = 9

function measures(at: StratumCutoffs['atCutoff'], show: Shown): readonly string[] {
  if (!at.ok) return [show.or(at, () => ''), ...Array<string>(MEASURES - 1).fill('')]
  const { counts, sensitivity, specificity, ppv, npv, accuracy, f1 } = at.value
  const { positiveLikelihoodRatio, negativeLikelihoodRatio } = at.value
  return [
    [counts.tp, counts.fp, counts.tn, counts.fn].map((count) => show.count(count)).join(' / '),
    ...[sensitivity, specificity, ppv, npv, accuracy].map((share) => show.or(share, show.percentEstimate)),
    show.or(f1, show.percent),
    show.or(positiveLikelihoodRatio, (ratio) => show.estimate(ratio, 2)),
    show.or(negativeLikelihoodRatio, (ratio) => show.estimate(ratio, 2)),
  ]
}
