import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import type { Refusal } from './refusal.ts'

/** Why nothing was written, in plain words and in the server's own. */
export function RefusalNotice(props: {
  readonly title: string
  readonly refusal: Refusal | undefined
  /** In place of the words that go with the refusal's code. */
  readonly reason?: string | undefined
  /** In place of what is said of the page's own contents. */
  readonly kept?: string
}) {
  const { joins } = usePageContext().texts
  const { save, saveErrors } = useTextsOf(saving)
  const { refusal } = props
  return (
    <div class="notice-box">
      <p>
        <Mark shape="warning" /> <strong>{props.title + joins.stop}</strong>
        {joins.gap}
        {props.reason ?? (refusal !== undefined && saveErrors[refusal.code])}
      </p>
      {refusal !== undefined && refusal.diagnostics.length > 0 && (
        <>
          <p>{(save.says + joins.colon).trimEnd()}</p>
          <ul>
            {refusal.diagnostics.map((line) => (
              <li key={line} class="breakable">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{props.kept ?? save.kept + (refusal?.code === 'expired' ? '' : joins.gap + save.keptToRetry)}</p>
    </div>
  )
}
