import type { CsvCell } from '../data/csv-text.ts'
import type { Calibration } from './calibration.ts'
import type { ValidationReport } from './report.ts'
import type { Reported } from './reported.ts'

/** One table of a report as cells, headings first: for CSV, so numbers are whole and a missing figure is empty, its code beside. */
export interface CsvTable {
  /** Fit for a file name. */
  readonly name: string
  readonly rows: readonly (readonly CsvCell[])[]
}

type Row = readonly (CsvCell | null)[]

/** Every table of a report. Headings are the names of its JSON. */
export function reportTables(report: ValidationReport): readonly CsvTable[] {
  return [
    participantsTable(report),
    baselineTable(report),
    categoriesTable(report),
    aucTable(report),
    comparisonTable(report),
    rocTable(report),
    cutoffTable(report),
    calibrationTable(report),
    calibrationGroupTable(report),
    decisionTable(report),
    survivalTable(report),
    survivalCurveTable(report),
    subgroupTable(report),
    developmentTable(report),
    importanceTable(report),
  ]
}

/** `headings` are separated by spaces. */
function table(name: string, headings: string, rows: readonly Row[]): CsvTable {
  return { name, rows: [headings.split(' '), ...rows.map((row) => row.map((cell) => cell ?? ''))] }
}

/** The cells of these keys; all empty where there is no value. */
function cells<K extends string>(
  of: { readonly [Key in K]?: CsvCell | null } | undefined,
  keys: readonly K[],
): Row {
  return keys.map((key) => of?.[key] ?? '')
}

/** The same for a figure of the report that may be missing. */
function known<K extends string>(
  figure: Reported<{ readonly [Key in K]?: CsvCell | null }> | null,
  keys: readonly K[],
): Row {
  return cells(figure?.ok ? figure.value : undefined, keys)
}

/** The same, and the code of the reason why it is missing. */
function coded<K extends string>(
  figure: Reported<{ readonly [Key in K]?: CsvCell | null }>,
  keys: readonly K[],
): Row {
  return [...known(figure, keys), figure.ok ? '' : figure.code]
}

/** A figure made of another one. */
function part<T, U>(figure: Reported<T>, of: (value: T) => U): Reported<U> {
  return figure.ok ? { ok: true, value: of(figure.value) } : figure
}

const LIMITS = ['lower', 'upper'] as const
const ESTIMATE = ['estimate', ...LIMITS] as const
const CLASSES = ['high', 'low'] as const

/** The name of all patients together. */
function nameOf(stratum: string | null): string {
  return stratum ?? 'all'
}

function participantsTable({ participants }: ValidationReport): CsvTable {
  const { excluded, missing, unusableCells, bounded } = participants
  const counts = [
    ...(['found', 'analysed', 'withOutcome', 'events', 'scored'] as const),
    ...(['scoredWithOutcome', 'withFollowUp', 'scoredWithFollowUp'] as const),
  ]
  return table('participants', 'what which count', [
    ...counts.map((name) => [name, '', participants[name]]),
    ...excluded.map(({ reason, count }) => ['excluded', reason, count]),
    ...Object.entries(bounded).map(([name, count]) => ['bounded', name, count]),
    ...missing.map(({ variable, count }) => ['missing', variable, count]),
    ...unusableCells.map(({ variable, reason, count }) => ['unusable', `${variable}: ${reason}`, count]),
  ])
}

function baselineTable({ tableOne }: ValidationReport): CsvTable {
  const { groups, quantities } = tableOne.byOutcome
  const quartiles = ['median', 'lowerQuartile', 'upperQuartile'] as const
  const described = ['n', 'mean', 'sd', ...quartiles, 'minimum', 'maximum'] as const
  return table(
    'baseline-quantities',
    `variable group ${described.join(' ')} code welchP pooledP mannWhitneyP`,
    quantities.flatMap(({ variable, groups: figures, tests }) =>
      figures.map((figure, i) => {
        const compared = i > 0 || tests === null ? [] : [tests.welch, tests.pooled, tests.mannWhitney]
        const p = compared.flatMap((test) => known<'p'>(test, ['p']))
        return [
          variable,
          groups[i]?.name,
          ...coded(figure, described),
          ...(p.length === 0 ? ['', '', ''] : p),
        ]
      }),
    ),
  )
}

function categoriesTable({ tableOne }: ValidationReport): CsvTable {
  const { groups, categories } = tableOne.byOutcome
  return table(
    'baseline-categories',
    'variable level group count chiSquareP yatesP fisherP oddsRatio lower upper',
    categories.flatMap(({ variable, levels, counts, chiSquare, yates, fisher, oddsRatio }) => {
      const tests = [chiSquare, yates, fisher].flatMap((test) => known<'p'>(test, ['p']))
      const compared = [...tests, ...(oddsRatio?.ok ? known(oddsRatio, ESTIMATE) : [])]
      return levels.flatMap((level, i) =>
        groups.map((group, j) => [
          ...[variable, level, group.name, counts[i]?.[j]],
          ...(i === 0 && j === 0 ? compared : []),
        ]),
      )
    }),
  )
}

function aucTable({ discrimination }: ValidationReport): CsvTable {
  return table(
    'auc',
    'stratum score patients events auc lower upper code bootstrapLower bootstrapUpper',
    discrimination.strata.flatMap(({ stratum, scores }) =>
      scores.map((line) => [
        nameOf(stratum),
        ...cells(line, ['score', 'patients', 'events']),
        ...coded(line.auc, ESTIMATE),
        ...known(line.bootstrap, LIMITS),
      ]),
    ),
  )
}

function comparisonTable({ discrimination }: ValidationReport): CsvTable {
  const { strata, betweenCohorts } = discrimination
  const of = (comparison: (typeof betweenCohorts)[number]['comparison']) => [
    ...known(
      part(comparison, ({ difference }) => difference),
      ESTIMATE,
    ),
    ...coded(comparison, ['statistic', 'df', 'p']),
  ]
  return table(
    'auc-comparisons',
    'stratum first second patients difference lower upper statistic df p code',
    [
      ...strata.flatMap(({ stratum, comparisons }) =>
        comparisons.map((line) => [
          ...[nameOf(stratum), 'model', line.with, line.patients],
          ...of(line.comparison),
        ]),
      ),
      ...betweenCohorts.map((line) => ['', line.first, line.second, '', ...of(line.comparison)]),
    ],
  )
}

function rocTable({ discrimination }: ValidationReport): CsvTable {
  return table(
    'roc-curves',
    'stratum score falsePositiveRate sensitivity',
    discrimination.strata.flatMap(({ stratum, scores }) =>
      scores.flatMap(({ score, curve }) =>
        curve.ok
          ? curve.value.falsePositiveRate.map((rate, i) => [
              ...[nameOf(stratum), score, rate, curve.value.sensitivity[i]],
            ])
          : [],
      ),
    ),
  )
}

function cutoffTable({ cutoffs }: ValidationReport): CsvTable {
  const counts = ['tp', 'fp', 'tn', 'fn'] as const
  const shares = ['sensitivity', 'specificity', 'ppv', 'npv', 'accuracy'] as const
  const measures = [...shares, 'positiveLikelihoodRatio', 'negativeLikelihoodRatio'] as const
  const limits = measures.flatMap((name) => [name, `${name}Lower`, `${name}Upper`])
  type Point = Extract<ValidationReport['cutoffs']['strata'][number]['atCutoff'], { ok: true }>['value']
  const of = (point: Point): Row => [
    ...cells(point.counts, counts),
    ...measures.flatMap((name) => known(point[name], ESTIMATE)),
    point.f1.ok ? point.f1.value : '',
  ]
  return table(
    'cut-offs',
    `stratum kind cutoff ${counts.join(' ')} ${limits.join(' ')} f1`,
    cutoffs.strata.flatMap(({ stratum, atCutoff, youden }) => [
      ...(atCutoff.ok ? [[nameOf(stratum), 'inForce', cutoffs.cutoff, ...of(atCutoff.value)]] : []),
      ...(youden.ok
        ? youden.value.map(({ threshold, at }) => [nameOf(stratum), 'youden', threshold, ...of(at)])
        : []),
    ]),
  )
}

function calibrationTable({ calibration }: ValidationReport): CsvTable {
  const value = <T>(figure: Reported<T>, of: (figure: T) => number) =>
    coded(
      part(figure, (whole) => ({ estimate: of(whole) })),
      ESTIMATE,
    )
  const lines = (of: Calibration): readonly Row[] => [
    ['observedExpected', ...coded(of.observedExpected, ESTIMATE)],
    ['inTheLarge', ...coded(of.inTheLarge, ESTIMATE)],
    [
      'intercept',
      ...coded(
        part(of.joint, ({ intercept }) => intercept),
        ESTIMATE,
      ),
    ],
    [
      'slope',
      ...coded(
        part(of.joint, ({ slope }) => slope),
        ESTIMATE,
      ),
    ],
    [
      'brier',
      ...coded(
        part(of.brier, ({ score }) => score),
        ESTIMATE,
      ),
    ],
    ...(['ici', 'e50', 'e90', 'emax'] as const).map((key) => [
      key,
      ...value(of.curve, (curve) => curve[key]),
    ]),
    ['spiegelhalterZ', ...value(of.spiegelhalter, ({ z }) => z)],
    ['spiegelhalterP', ...value(of.spiegelhalter, ({ p }) => p)],
    ['hosmerLemeshowChi2', ...value(of.hosmerLemeshow, ({ chi2 }) => chi2)],
    ['hosmerLemeshowPExternal', ...value(of.hosmerLemeshow, ({ external }) => external.p)],
  ]
  return table(
    'calibration',
    'stratum measure value lower upper code',
    calibration.strata.flatMap((of) => lines(of).map((line) => [nameOf(of.stratum), ...line])),
  )
}

function calibrationGroupTable({ calibration }: ValidationReport): CsvTable {
  const keys = ['events', 'predicted', 'observed', ...LIMITS] as const
  return table(
    'calibration-groups',
    `stratum patients ${keys.join(' ')}`,
    calibration.strata.flatMap(({ stratum, groups }) =>
      groups.map((group) => [nameOf(stratum), group.n, ...cells(group, keys)]),
    ),
  )
}

function decisionTable({ decision }: ValidationReport): CsvTable {
  return table(
    'decision-curve',
    'stratum threshold model lower upper all none interventionsAvoided highRisk highRiskWithOutcome',
    decision.strata.flatMap(({ stratum, curve, band, impact }) =>
      curve.ok
        ? curve.value.map((point, i) => [
            nameOf(stratum),
            ...cells(point, ['threshold', 'model']),
            ...cells(band.ok ? band.value[i] : undefined, LIMITS),
            ...cells(point, ['all', 'none', 'interventionsAvoided']),
            ...cells(impact.ok ? impact.value[i] : undefined, ['highRisk', 'highRiskWithOutcome']),
          ])
        : [],
    ),
  )
}

function survivalTable({ survival }: ValidationReport): CsvTable {
  return table(
    'survival',
    'stratum class patients deaths medianDays lower upper code logRankChi2 logRankP hazardRatio hazardRatioLower hazardRatioUpper proportionalHazardsP',
    survival.strata.flatMap((of) =>
      CLASSES.map((name, i) => [
        ...[nameOf(of.stratum), name],
        ...known(of[name], ['n', 'events']),
        ...coded(
          part(of[name], ({ median }) => median),
          ['median', ...LIMITS],
        ),
        ...(i > 0
          ? []
          : [
              ...known(of.logRank, ['chi2', 'p']),
              ...known(of.hazardRatio, ESTIMATE),
              ...known(of.proportionalHazards, ['p']),
            ]),
      ]),
    ),
  )
}

function survivalCurveTable({ survival }: ValidationReport): CsvTable {
  return table(
    'survival-curves',
    'stratum class day survival lower upper atRisk deaths censored',
    survival.strata.flatMap((of) =>
      CLASSES.flatMap((name) => {
        const curve = of[name]
        if (!curve.ok) return []
        const { times, survival: share, lower, upper, atRisk, eventsAt, censoredAt } = curve.value
        const columns = [times, share, lower, upper, atRisk, eventsAt, censoredAt]
        return times.map((_, i) => [nameOf(of.stratum), name, ...columns.map((column) => column[i])])
      }),
    ),
  )
}

function subgroupTable({ survival }: ValidationReport): CsvTable {
  return table(
    'subgroups',
    'subgroup label patients deaths hazardRatio lower upper code interactionP',
    survival.subgroups.flatMap(({ name, labels, interaction }) =>
      labels.map((line) => [
        name,
        ...cells(line, ['label', 'patients', 'events']),
        ...coded(line.hazardRatio, ESTIMATE),
        ...known(interaction, ['p']),
      ]),
    ),
  )
}

function developmentTable({ development }: ValidationReport): CsvTable {
  const { refit, univariable } = development
  const figures = ['estimate', 'se', ...LIMITS, 'z', 'p'] as const
  const terms = refit.ok ? refit.value.terms.map((term) => ({ term, patients: refit.value.patients })) : []
  return table('regression', `model term patients ${figures.join(' ')} code`, [
    ...terms.map(({ term, patients }) => ['refit', term.id, patients, ...cells(term, figures), '']),
    ...univariable.map(({ id, patients, slope }) => ['univariable', id, patients, ...coded(slope, figures)]),
  ])
}

function importanceTable({ development: { importance } }: ValidationReport): CsvTable {
  const covariates = importance.ok ? importance.value.covariates : []
  return table(
    'importance',
    'covariate importance',
    covariates.map(({ id, importance: share }) => [id, share]),
  )
}
