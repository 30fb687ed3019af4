import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import type { missingScopes } from '../../smart/missing-scopes.ts'
import { missingScopeTexts } from '../../text/missing-scope-texts.ts'

/** Each withheld right with what follows from its lack, and the scope to grant. */
export function MissingScopeList(props: { readonly missing: ReturnType<typeof missingScopes> }) {
  const { joins } = usePageContext().texts
  const words = useTextsOf(missingScopeTexts)
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
