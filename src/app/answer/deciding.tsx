import type { Fact } from '../../facts/fact.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** If the class is open: the inputs that would settle it, and by which values. */
export function Deciding({ facts }: { readonly facts: readonly Fact[] }) {
  const { deciding, joins } = usePageContext().texts
  const told = facts.filter(({ group }) => group === 'deciding')
  if (told.length === 0) return null
  return (
    <div class="deciding">
      <h2 class="visually-hidden">{deciding.heading}</h2>
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
