import type { Fact } from '../../facts/fact.ts'
import { factLine } from '../../facts/plain-text.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'

const TOLD = ['deceased', 'unmapped']

/** Beside the answer: what else may make it another. What was found and could not be used stands in the input's row; on paper, here. */
export function Warnings({ facts }: { readonly facts: readonly Fact[] }) {
  const { texts } = usePageContext()
  const told = facts.filter(
    ({ id, group }) => TOLD.includes(id) || group === 'doubts' || id.startsWith('start.'),
  )
  if (told.length === 0) return null
  return (
    <ul class={told.every(({ group }) => group === 'doubts') ? 'warnings print-only' : 'warnings'}>
      {told.map((fact) => (
        <li key={fact.id} class={fact.group === 'doubts' ? `${fact.tone} print-only` : fact.tone}>
          <Mark shape={fact.tone === 'warning' ? 'warning' : 'unknown'} /> {factLine(texts, fact, false)}
        </li>
      ))}
    </ul>
  )
}
