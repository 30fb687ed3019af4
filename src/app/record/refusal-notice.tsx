import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import type { Refusal } from './refusal.ts'

/** Why nothing was written, in plain words and in the server's own. */
export function RefusalNotice(props: { readonly title: string; readonly refusal: Refusal | undefined }) {
  const { joins } = usePageContext().texts
  const words = useTextsOf(saving)
  const { refusal } = props
  return (
    <div class="notice-box">
      <p>
        <Mark shape="warning" /> <strong>{props.title + joins.stop}</strong>
        {joins.gap}
        {refusal !== undefined && words.saveErrors[refusal.code]}
      </p>
      {refusal !== undefined && refusal.diagnostics.length > 0 && (
        <>
          <p>{(words.save.says + joins.colon).trimEnd()}</p>
          <ul>
            {refusal.diagnostics.map((line) => (
              <li key={line} class="breakable">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {words.save.kept}
        {refusal?.code !== 'expired' && joins.gap + words.save.keptToRetry}
      </p>
    </div>
  )
}
