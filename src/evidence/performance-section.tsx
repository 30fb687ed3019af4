import { DataTable } from '../figures/table/data-table.tsx'
import { COHORTS, type Counted, countedPatients, countsOf } from '../model/published-cohorts.ts'
import { derivedFigures } from '../model-card/derived-figures.ts'
import { estimateText, percentText, publishedOperatingPoint } from '../model-card/performance.ts'
import type { Estimate } from '../stats/interval.ts'
import type { Statistic } from '../stats/statistic.ts'
import { useEvidence } from './evidence-context.ts'
import { Section } from './section.tsx'

/** What the article reports, cohort by cohort, with intervals. */
export function Performance() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { format, model } = card
  const { responseRatePercent, kappa } = model.response
  const { followUpDays, interactionP } = model.survivalSubgroups
  return (
    <Section id="performance">
      <p>{performance.lead}</p>
      <CutoffTable />
      <p class="fine">{performance.pooledNote}</p>
      <DiscriminationTable />
      {model.errata.some(({ id }) => id === 'brier') && (
        <p class="fine">
          <a href="#erratum-brier">{performance.seeBrier}</a>
        </p>
      )}
      <PartsTable />
      <SurvivalTable />
      <p class="fine">
        {performance.survivalNote(format.number(followUpDays, 0), format.number(interactionP, 2))}
      </p>
      <p>
        {performance.response(
          format.list(
            Object.entries(responseRatePercent).map(([name, percent]) =>
              performance.rate(name, format.number(percent, 1)),
            ),
          ),
          format.list(
            Object.entries(kappa).map(([name, value]) => performance.kappa(name, format.number(value, 2))),
          ),
        )}
      </p>
    </Section>
  )
}

const COLUMNS = [...COHORTS, 'pooled'] as const
const SHARES = ['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy'] as const

/** What the cut-off achieved: counts, shares with Wilson intervals, F1 and likelihood ratios. */
function CutoffTable() {
  const { card, texts } = useEvidence()
  const { model, format } = card
  const { performance } = texts
  const caption =
    model.cutoff.source === 'published' ? performance.cutoffCaption : performance.cutoffCaptionElsewhere
  const whole = (value: number) => format.number(value, 0)
  const at = (counted: Counted) => publishedOperatingPoint(model, counted)
  const or = <T,>(result: Statistic<T>, text: (value: T) => string) => (result.ok ? text(result.value) : '–')
  const ratio = (decimals: number) => (value: Estimate) => estimateText(card, value, decimals)
  const ofPatients = (counted: Counted) => {
    const size = countedPatients(model, counted)
    return performance.ofPatients(whole(size.counted), whole(size.patients))
  }
  const counts = (counted: Counted) => {
    const { tp, fn, tn, fp } = countsOf(model, counted)
    return [tp, fn, tn, fp].map(whole).join(', ')
  }
  const rows: readonly (readonly [string, (counted: Counted) => string])[] = [
    [performance.counted, ofPatients],
    [performance.counts, counts],
    ...SHARES.map(
      (share) => [performance[share], (of: Counted) => percentText(card, at(of)[share])] as const,
    ),
    [performance.f1, (of) => or(at(of).f1, (value) => format.fixed(value, 3))],
    [performance.lrPositive, (of) => or(at(of).positiveLikelihoodRatio, ratio(2))],
    [performance.lrNegative, (of) => or(at(of).negativeLikelihoodRatio, ratio(3))],
  ]
  return (
    <DataTable
      caption={caption(format.number(model.cutoff.points, 2))}
      columns={[performance.measure, ...COLUMNS.map((counted) => performance.cohorts[counted])]}
      rows={rows.map(([name, cell]) => [name, ...COLUMNS.map(cell)])}
    />
  )
}

const SCORES = ['tipm', 'albi', 'afp'] as const
/** The number of decimals that Table 4 prints. */
const PRINTED_DECIMALS = 5

/** TIPM beside its published comparators. */
function DiscriminationTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { cohort, score, auc, hosmerLemeshow, brier } = performance
  const printed = (value: number) => card.format.number(value, PRINTED_DECIMALS)
  return (
    <DataTable
      caption={performance.discriminationCaption}
      columns={[cohort, score, auc, hosmerLemeshow, brier]}
      rows={COHORTS.flatMap((name) =>
        SCORES.map((of) => {
          const row = card.model.cohorts[name].table4[of]
          return [
            performance.cohorts[name],
            performance.scores[of],
            estimateText(card, { ...row, estimate: row.auc }, 3),
            ...[row.hosmerLemeshowP, row.brier].map(printed),
          ]
        }),
      )}
    />
  )
}

/** How far parts of the score reach by themselves. */
function PartsTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { subModels } = card.model
  const derived = derivedFigures(card.model)
  const rows: readonly (readonly [string, number | undefined])[] = [
    [performance.whole, derived?.auc],
    [performance.ultrasound, subModels.ultrasound.auc],
    [performance.withoutDeltaT, derived?.aucWithoutDeltaT],
    [performance.serological, subModels.serological.auc],
  ]
  return (
    <DataTable
      caption={performance.partsCaption}
      columns={[performance.part, 'AUC']}
      rows={rows.flatMap(([name, auc]) => (auc === undefined ? [] : [[name, card.format.fixed(auc, 3)]]))}
    />
  )
}

/** Survival by class, in the cohorts and by hepatitis B status. */
function SurvivalTable() {
  const { card, texts } = useEvidence()
  const { performance } = texts
  const { model, format } = card
  const days = (value: number) => format.number(value, 0)
  return (
    <DataTable
      caption={performance.survivalCaption}
      columns={[performance.group, performance.high, performance.low, performance.test]}
      rows={[
        ...COHORTS.map((cohort) => {
          const { high, low, p } = model.cohorts[cohort].medianSurvivalDays
          return [performance.cohorts[cohort], days(high), days(low), `p ${p}`]
        }),
        ...(['hbv', 'nonHbv'] as const).map((group) => {
          const { patients, high, low, hazardRatio, lower, upper, p } = model.survivalSubgroups[group]
          const ratio = estimateText(card, { estimate: hazardRatio, lower, upper }, 2)
          const name = performance[group](days(patients))
          return [
            name,
            days(high),
            days(low),
            [...(p === undefined ? [] : [`p ${p}`]), performance.hazardRatio(ratio)].join('; '),
          ]
        }),
      ]}
    />
  )
}
