import type { CategoryRow, QuantityRow, TableOne } from '../../validation/report/table-one.ts'
import { ReportTable } from '../report-table.tsx'
import { type Shown, shown } from '../shown.ts'
import type { ReportTexts, ReportView } from '../view.ts'

export function TableOnePart(props: {
  readonly view: ReportView
  readonly part: { readonly byOutcome: TableOne; readonly byCohort: TableOne | null }
}) {
  const { view, part } = props
  const words = view.texts.tableOne
  return (
    <>
      <OneTable view={view} table={part.byOutcome} caption={words.byOutcome} />
      {part.byCohort !== null && <OneTable view={view} table={part.byCohort} caption={words.byCohort} />}
    </>
  )
}

function OneTable(props: { readonly view: ReportView; readonly table: TableOne; readonly caption: string }) {
  const { view, table, caption } = props
  const { texts } = view
  const words = texts.tableOne
  const show = shown(view)
  const groups = table.groups.map(({ name, patients }) =>
    words.group(name === 'TIE' ? words.tie : name === 'TIN' ? words.tin : name, show.count(patients)),
  )
  const compared = groups.length === 2
  return (
    <>
      <ReportTable
        table={{
          caption,
          columns: [
            words.variable,
            ...groups,
            words.missing,
            ...(compared ? [words.welch, words.pooled, words.mannWhitney] : []),
          ],
          rows: table.quantities.map((row) => quantityCells(row, show, texts)),
        }}
      />
      <ReportTable
        table={{
          caption,
          columns: [
            words.variable,
            ...groups,
            words.missing,
            words.chiSquare,
            ...(compared ? [words.yates, words.fisher, words.oddsRatio] : []),
          ],
          rows: table.categories.flatMap((row) => categoryRows(row, table, show, texts)),
        }}
      />
    </>
  )
}

function quantityCells({ variable, groups, missing, tests }: QuantityRow, show: Shown, texts: ReportTexts) {
  const words = texts.tableOne
  const digit = (value: number) => show.number(value, Math.abs(value) < 10 ? 2 : 1)
  const described = groups.map((group) =>
    show.or(group, (of) =>
      [
        of.sd === null ? digit(of.mean) : words.meanSd(digit(of.mean), digit(of.sd)),
        words.quartiles(digit(of.median), digit(of.lowerQuartile), digit(of.upperQuartile)),
      ].join('; '),
    ),
  )
  const compared =
    tests === null
      ? []
      : [tests.welch, tests.pooled, tests.mannWhitney].map((test) =>
          show.or<{ p: number }>(test, ({ p }) => show.bareP(p)),
        )
  const name = variable === 'score' ? show.score('model') : show.variable(variable)
  return [name, ...described, show.count(missing), ...compared]
}

/** One row a level; a variable of two levels is told by its second. Tests stand in the first of its rows. */
function categoryRows(row: CategoryRow, table: TableOne, show: Shown, texts: ReportTexts) {
  const words = texts.tableOne
  const totals = table.groups.map((_, column) =>
    row.counts.reduce((sum, line) => sum + (line[column] ?? 0), 0),
  )
  const isVariable = row.kind === 'variable'
  const levels = row.levels.map((level, i) => ({ level, counts: row.counts[i] ?? [] }))
  const p = (test: CategoryRow['chiSquare'] | CategoryRow['fisher']) =>
    test === null ? '' : show.or<{ p: number }>(test, (value) => show.bareP(value.p))
  const tests = [
    show.count(row.missing),
    p(row.chiSquare),
    ...(table.groups.length === 2
      ? [
          p(row.yates),
          p(row.fisher),
          row.oddsRatio === null ? '' : show.or(row.oddsRatio, (ratio) => show.estimate(ratio, 2)),
        ]
      : []),
  ]
  return levels.slice(isVariable ? 1 : 0).map(({ level, counts }, i) => [
    isVariable ? show.variable(row.variable) : words.levelOf(row.variable, level),
    ...counts.map((count, column) => {
      const total = totals[column] ?? 0
      return total === 0 ? show.count(count) : words.share(show.count(count), show.percent(count / total))
    }),
    ...(i === 0 ? tests : tests.map(() => '')),
  ])
}
