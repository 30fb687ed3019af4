import { useState } from 'preact/hooks'
import { lazyComponent } from '../../page/lazy-component.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { missingScopes } from '../../smart/missing-scopes.ts'
import type { Session } from './session.ts'

const list = lazyComponent(async () => (await import('./missing-scope-list.tsx')).MissingScopeList)

/** The rights that the EHR withheld, each with its consequence, folded away; nothing where all were granted. */
export function MissingScopes(props: {
  readonly session: Pick<Session, 'granted' | 'user'>
  /** Whether the site lets assessments be stored as documents. */
  readonly documents: boolean
}) {
  const { access, joins } = usePageContext().texts
  const [opened, setOpened] = useState(false)
  const { session, documents } = props
  const missing = missingScopes(session.granted, { documents, userKnown: session.user !== undefined })
  if (missing.length === 0) return null
  return (
    <details class="fine missing-scopes" onToggle={() => setOpened(true)}>
      <summary>
        {access.title}
        {joins.colon}
        {access.count(missing.length)}
      </summary>
      {opened && <list.Component missing={missing} />}
    </details>
  )
}
