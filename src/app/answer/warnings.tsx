import type { Fact } from '../../facts/fact.ts'
import { factLine } from '../../facts/plain-text.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'

const TOLD = ['deceased', 'unmapped']

/** Beside the answer: what else may make it another, and what was found and could not be used, so that neither is overlooked. */
export function Warnings({ facts }: { readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const told = facts.filter(
    ({ id, group }) => TOLD.includes(id) || group === 'doubts' || id.startsWith('start.'),
  )
  if (told.length === 0) return null
  return (
    <ul class="warnings">
      {told.map((fact) => (
        <li key={fact.id} class={fact.tone}>
          <Mark shape={fact.tone === 'warning' ? 'warning' : 'unknown'} /> {factLine(texts, fact, false)}
        </li>
      ))}
    </ul>
  )
}
