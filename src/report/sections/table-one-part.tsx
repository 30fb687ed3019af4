import type { CategoryRow, QuantityRow, TableOne } from '../../validation/report/table-one.ts'
import { ReportTable } from '../report-table.tsx'
import type { PartProps, View } from '../view.ts'

export function TableOnePart({ view, part }: PartProps<'tableOne'>) {
  const words = view.texts.tableOne
  return (
    <>
      <OneTable view={view} table={part.byOutcome} caption={words.byOutcome} />
      {part.byCohort !== null && <OneTable view={view} table={part.byCohort} caption={words.byCohort} />}
    </>
  )
}

function OneTable(props: { readonly view: View; readonly table: TableOne; readonly caption: string }) {
  const { view, table, caption } = props
  const { texts, show } = view
  const words = texts.tableOne
  const groups = table.groups.map(({ name, patients }) =>
    words.group(name === 'TIE' ? words.tie : name === 'TIN' ? words.tin : name, show.count(patients)),
  )
  const compared = groups.length === 2
  const columns = [texts.variable, ...groups, texts.missing]
  return (
    <>
      <ReportTable
        caption={caption}
        columns={[...columns, ...(compared ? [words.welch, words.pooled, words.mannWhitney] : [])]}
        rows={table.quantities.map((row) => quantityCells(row, view))}
      />
      <ReportTable
        caption={caption}
        columns={[
          ...[...columns, words.chiSquare],
          ...(compared ? [words.yates, words.fisher, texts.oddsRatio] : []),
        ]}
        rows={table.categories.flatMap((row) => categoryRows(row, table, view))}
      />
    </>
  )
}

function quantityCells({ variable, groups, missing, tests }: QuantityRow, { texts, show }: View) {
  const words = texts.tableOne
  const digit = (value: number) => show.number(value, Math.abs(value) < 10 ? 2 : 1)
  const described = groups.map((group) =>
    show.or(group, (of) =>
      [
        of.sd === null ? digit(of.mean) : words.meanSd(digit(of.mean), digit(of.sd)),
        texts.withInterval(digit(of.median), digit(of.lowerQuartile), digit(of.upperQuartile)),
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
function categoryRows(row: CategoryRow, { groups }: TableOne, { texts, show }: View) {
  const words = texts.tableOne
  const totals = groups.map((_, column) => row.counts.reduce((sum, line) => sum + (line[column] ?? 0), 0))
  const isVariable = row.kind === 'variable'
  const levels = row.levels.map((level, i) => ({ level, counts: row.counts[i] ?? [] }))
  const p = (test: CategoryRow['chiSquare'] | CategoryRow['fisher']) =>
    test === null ? '' : show.or<{ p: number }>(test, (value) => show.bareP(value.p))
  const oddsRatio = row.oddsRatio === null ? '' : show.or(row.oddsRatio, show.ratio)
  const compared = groups.length === 2 ? [p(row.yates), p(row.fisher), oddsRatio] : []
  const tests = [show.count(row.missing), p(row.chiSquare), ...compared]
  return levels.slice(isVariable ? 1 : 0).map(({ level, counts }, i) => [
    isVariable ? show.variable(row.variable) : words.levelOf(row.variable, level),
    ...counts.map((count, column) => {
      const total = totals[column] ?? 0
      return total === 0 ? show.count(count) : texts.aside(show.count(count), show.percent(count / total))
    }),
    ...(i === 0 ? tests : tests.map(() => '')),
  ])
}
