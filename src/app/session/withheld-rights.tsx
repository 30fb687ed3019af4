import { useSurroundings, useTextsOf } from '../../page/surroundings.tsx'
import type { missingScopes } from '../../smart/missing-scopes.ts'
import { rights } from '../../text/rights.ts'

/** Each withheld right with what follows from its lack, and the scope to grant. */
export function WithheldRights(props: { readonly missing: ReturnType<typeof missingScopes> }) {
  const { joins } = useSurroundings().texts
  const words = useTextsOf(rights)
  return (
    <ul class="plain">
      {props.missing.map(({ need, scope }) => {
        const { right, consequence } = words.missing[need]
        return (
          <li key={need}>
            <strong>{right}</strong>
            {joins.colon}
            {consequence} <code>{words.grant(scope)}</code>
          </li>
        )
      })}
    </ul>
  )
}
