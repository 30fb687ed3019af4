import { useLab } from '../lab-context.tsx'
import type { StudySummary } from '../work/study-summary.ts'

/** What became of the rows of the file: used, left out with reasons, and what is missing where. */
export function StudyFlow({ summary }: { readonly summary: StudySummary }) {
  const { texts, format, whole, report } = useLab()
  const { options, map } = texts
  const rowsOf = (rows: readonly number[], count: number) => {
    const listed = rows.map(whole).join(texts.separators.item)
    return count > rows.length ? options.moreRows(listed) : listed
  }
  const { missing } = summary
  const more = summary.excludedCount - summary.excluded.length
  return (
    <>
      <p>
        <strong>{options.rows(whole(summary.rowCount), whole(summary.rowsFound))}</strong>{' '}
        {missing.length === 0 && options.noneMissing}
      </p>
      <p>{options.complete[summary.kind](whole(summary.completeRows))}</p>
      {summary.absent.length > 0 && (
        <p class="notice-box">
          {options.absent(format.list(summary.absent.map((variable) => map.variables[variable])))}
        </p>
      )}
      {summary.notJoined > 0 && <p class="notice-box">{options.notJoined(whole(summary.notJoined))}</p>}
      {summary.gaps.map((gap) => (
        <p class="notice-box" key={gap}>
          {report.gaps[gap]}
        </p>
      ))}
      <Details
        summary={options.missing}
        items={missing.map(([variable, count]) => options.missingIn(map.variables[variable], whole(count)))}
      />
      <Details
        summary={options.cellProblems}
        items={summary.cellProblems.map(({ variable, code, count, firstRows }) =>
          options.cellProblem(
            map.variables[variable],
            report.cellProblems[code],
            whole(count),
            rowsOf(firstRows, count),
          ),
        )}
      />
      <Details
        summary={options.excluded}
        open={summary.rowCount === 0}
        items={[
          ...summary.excluded.map(({ row, reason, what }) =>
            options.excludedRow(whole(row), report.exclusions[reason], what ?? ''),
          ),
          ...(more > 0 ? [options.more(whole(more))] : []),
        ]}
      />
    </>
  )
}

function Details(props: {
  readonly summary: string
  readonly open?: boolean
  readonly items: readonly string[]
}) {
  return props.items.length === 0 ? null : (
    <details class="on-demand" open={props.open}>
      <summary>{props.summary}</summary>
      <ul>
        {props.items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </details>
  )
}
