import type { Fact } from '../../facts/fact.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** For a class that is open: which input would settle it, and how. */
export function Deciding({ facts }: { readonly facts: readonly Fact[] }) {
  const { deciding, joins } = usePageContext().texts
  const told = facts.filter(({ group }) => group === 'deciding')
  if (told.length === 0) return null
  return (
    <div class="deciding">
      <h3>{deciding.heading}</h3>
      <ul>
        {told.map(({ id, label, value, notes }) => (
          <li key={id}>
            <strong>{label}</strong>
            {joins.gap + [value, ...notes].join(joins.semicolon) + joins.stop}
          </li>
        ))}
      </ul>
    </div>
  )
}
