import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import type { SkippedForm } from './storage-fallback.ts'

/** The forms the EHR does not take, each with the reason; nothing where it takes the fullest. */
export function StorageNote({ passed }: { readonly passed: readonly SkippedForm[] }) {
  const { joins } = usePageContext().texts
  const words = useTextsOf(saving)
  if (passed.length === 0) return null
  return (
    <ul class="plain fine">
      {passed.map(({ form, why }) => (
        <li key={form}>
          <Mark shape="warning" />{' '}
          {words.save.passed(
            words.save.forms[form],
            typeof why === 'string' ? words.save.passedWhy[why] : words.saveErrors[why.code],
          )}
          {typeof why !== 'string' && why.diagnostics.length > 0 && (
            <span class="cell-note breakable">
              {words.save.says + joins.colon + why.diagnostics.join(joins.semicolon)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
