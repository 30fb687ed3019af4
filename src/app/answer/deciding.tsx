import type { Fact } from '../../facts/fact.ts'
import { withNotes } from '../../facts/plain-text.ts'
import { usePageContext } from '../../page/page-context.tsx'

/** If the class is open: the inputs that would settle it, and by which values. */
export function Deciding({ facts }: { readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const { deciding, joins } = texts
  const told = facts.filter(({ group }) => group === 'deciding')
  if (told.length === 0) return null
  return (
    <div class="deciding">
      <h2 class="visually-hidden">{deciding.heading}</h2>
      <ul>
        {told.map(({ id, label, value, notes }) => (
          <li key={id}>
            <strong>{label}</strong>
            {joins.gap + withNotes(texts, value, notes) + joins.stop}
          </li>
        ))}
      </ul>
    </div>
  )
}
