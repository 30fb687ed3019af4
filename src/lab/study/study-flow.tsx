import { useLab } from '../lab-surroundings.tsx'
import { useReportTexts } from '../use-report-texts.ts'
import type { StudySummary } from '../work/study-summary.ts'

/** What became of the rows of the file: used, left out with reasons, and what is missing where. */
export function StudyFlow({ summary }: { readonly summary: StudySummary }) {
  const { texts, format } = useLab()
  const report = useReportTexts()
  const { options, map } = texts
  const whole = (value: number) => format.number(value, 0)
  const rowsOf = (rows: readonly number[], count: number) => {
    const listed = rows.map(whole).join(texts.separators.item)
    return count > rows.length ? options.moreRows(listed) : listed
  }
  const { missing } = summary
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
      {summary.gaps.map((gap) => (
        <p class="notice-box" key={gap}>
          {options.gaps[gap]}
        </p>
      ))}
      {missing.length > 0 && (
        <details class="on-demand">
          <summary>{options.missing}</summary>
          <ul>
            {missing.map(([variable, count]) => (
              <li key={variable}>{options.missingIn(map.variables[variable], whole(count))}</li>
            ))}
          </ul>
        </details>
      )}
      {summary.cellProblems.length > 0 && (
        <details class="on-demand">
          <summary>{options.cellProblems}</summary>
          <ul>
            {summary.cellProblems.map(({ variable, code, count, firstRows }) => (
              <li key={`${variable} ${code}`}>
                {options.cellProblem(
                  map.variables[variable],
                  report.cellProblems[code],
                  whole(count),
                  rowsOf(firstRows, count),
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {summary.excludedCount > 0 && (
        <details class="on-demand" open={summary.rowCount === 0}>
          <summary>{options.excluded}</summary>
          <ul>
            {summary.excluded.map(({ row, reason, what }) => (
              <li key={`${row} ${reason}`}>
                {options.excludedRow(whole(row), report.exclusions[reason], what ?? '')}
              </li>
            ))}
            {summary.excludedCount > summary.excluded.length && (
              <li>{options.more(whole(summary.excludedCount - summary.excluded.length))}</li>
            )}
          </ul>
        </details>
      )}
    </>
  )
}
