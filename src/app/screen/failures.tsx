import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { OpenChart } from '../app-state.ts'

/** Parts of the chart that could not be read, and what the server remarked; nothing when all went well. */
export function Failures(props: { readonly open: OpenChart; readonly onReadAgain: () => void }) {
  const { texts } = usePageContext()
  const { failures } = props.open.chart
  const { joins } = texts
  const notices = props.open.raw.parts.flatMap(({ query, notices }) =>
    notices.map((text) => `${texts.topics[query.topic]}${texts.joins.colon}${text}`),
  )
  // Several searches of one part of the chart fail in one way: that is said once, what the server said of each in the details.
  const byKind = Map.groupBy(
    failures,
    ({ topic, code }) => texts.topics[topic] + joins.colon + texts.failures.codes[code],
  )
  if (failures.length === 0 && notices.length === 0) return null
  return (
    <section class="part failures notice-box" aria-labelledby="failures-heading">
      <h2 id="failures-heading">
        <Mark shape="warning" /> {failures.length > 0 ? texts.failures.heading : texts.failures.notices}
      </h2>
      {failures.length > 0 && (
        <>
          <ul>
            {[...byKind].map(([words, alike]) => (
              <li key={words}>
                <strong>{words}</strong>
                {alike.map(({ status, diagnostics }) => (
                  <span key={`${status} ${diagnostics}`} class="cell-note in-details">
                    {[status === undefined ? '' : texts.failures.status(status), diagnostics]
                      .filter(Boolean)
                      .join(joins.semicolon)}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <p>{texts.failures.consequence}</p>
        </>
      )}
      {notices.length > 0 && (
        <ul class="fine">
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {failures.length > 0 && (
        <p>
          <button type="button" class="button small no-print" onClick={props.onReadAgain}>
            {texts.failures.retry}
          </button>
        </p>
      )}
    </section>
  )
}
