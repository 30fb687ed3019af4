import { missingScopes } from '../../smart/missing-scopes.ts'
import type { Texts } from '../../text/texts.ts'
import type { Session } from './session.ts'

/** The rights that the EHR withheld, each with its consequence, folded away; nothing where all were granted. */
export function MissingScopes(props: {
  readonly texts: Texts
  readonly session: Pick<Session, 'granted' | 'user'>
  /** Whether the site lets assessments be stored as documents. */
  readonly documents: boolean
}) {
  const { texts, session, documents } = props
  const missing = missingScopes(session.granted, { documents, userKnown: session.user !== undefined })
  if (missing.length === 0) return null
  return (
    <details class="fine missing-scopes">
      <summary>
        {texts.access.title}: {texts.access.count(missing.length)}
      </summary>
      <ul class="plain">
        {missing.map(({ need, scope }) => {
          const { right, consequence } = texts.access.missing[need]
          return (
            <li key={need}>
              <strong>{right}</strong>: {consequence} <code>{texts.access.grant(scope)}</code>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
