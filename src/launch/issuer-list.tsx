import type { ComponentChildren } from 'preact'
import type { Issuer } from '../site/site-schema.ts'
import type { PageTexts } from '../text/texts.ts'

/** Standalone launch at a site with several EHRs: which one to sign in to. */
export function IssuerList(props: {
  readonly texts: PageTexts
  readonly issuers: readonly Issuer[]
  readonly onChoose: (issuer: Issuer) => void
  readonly settings: ComponentChildren
}) {
  const { launch, product } = props.texts
  return (
    <main class="page notice-page">
      <p class="eyebrow">{product}</p>
      <h1>{launch.choose}</h1>
      <p>{launch.chooseHint}</p>
      <ul class="choices">
        {props.issuers.map((issuer) => (
          <li key={issuer.iss}>
            <button type="button" class="button" onClick={() => props.onChoose(issuer)}>
              {issuer.name === undefined ? (
                launch.open(issuer.iss)
              ) : (
                <>
                  {launch.open(issuer.name)} <span class="fine breakable">{issuer.iss}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      {props.settings}
    </main>
  )
}
