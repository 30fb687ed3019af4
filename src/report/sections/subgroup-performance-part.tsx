import { PerformanceTable } from '../performance-table.tsx'
import type { PartProps } from '../view.ts'

export function SubgroupPerformancePart({ view, part }: PartProps<'subgroupPerformance'>) {
  const { texts, format, show } = view
  const words = texts.trust.subgroups
  const named = part.groups.flatMap(({ name, kind, rows }) => {
    const group = kind === 'group' ? name : words[kind]
    return rows.map((row) => [texts.tableOne.levelOf(group, row.label ?? words.unknown), row] as const)
  })
  const rows = [[texts.all, part.all] as const, ...named]
  return (
    <>
      <PerformanceTable
        view={view}
        caption={texts.sections.subgroupPerformance.title}
        by={texts.figures.forest.subgroup}
        rows={rows}
        more={[
          words.sensitivity,
          rows.map(([, { sensitivity }]) => show.or(sensitivity, show.percentEstimate)),
        ]}
      />
      {part.tooMany.length > 0 && (
        <p class="report-note">
          {words.tooMany(
            format.list(part.tooMany.map(({ name, labels }) => texts.aside(name, show.count(labels)))),
          )}
        </p>
      )}
    </>
  )
}
