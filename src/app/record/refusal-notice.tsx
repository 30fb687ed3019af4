import { Mark } from '../shared/mark.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'
import type { Refusal } from './refusal.ts'

/** Why nothing was written, in plain words and in the server's own. */
export function RefusalNotice(props: { readonly title: string; readonly refusal: Refusal | undefined }) {
  const { texts } = useSurroundings()
  const { refusal } = props
  return (
    <div class="notice-box">
      <p>
        <Mark shape="warning" /> <strong>{props.title}.</strong>{' '}
        {refusal !== undefined && texts.saveErrors[refusal.code]}
      </p>
      {refusal !== undefined && refusal.diagnostics.length > 0 && (
        <>
          <p>{texts.save.says}:</p>
          <ul>
            {refusal.diagnostics.map((line) => (
              <li key={line} class="breakable">
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{texts.save.kept}</p>
    </div>
  )
}
