import { Mark } from '../shared/mark.tsx'
import { useSurroundings } from '../shared/surroundings.tsx'
import type { PassedForm } from './save-rungs.ts'

/** The forms the EHR does not take, each with the reason; nothing where it takes the fullest. */
export function StorageNote({ passed }: { readonly passed: readonly PassedForm[] }) {
  const { texts } = useSurroundings()
  if (passed.length === 0) return null
  return (
    <ul class="plain fine">
      {passed.map(({ form, why }) => (
        <li key={form}>
          <Mark shape="warning" />{' '}
          {texts.save.passed(
            texts.save.forms[form],
            typeof why === 'string' ? texts.save.passedWhy[why] : texts.saveErrors[why.code],
          )}
          {typeof why !== 'string' && why.diagnostics.length > 0 && (
            <span class="cell-note breakable">
              {texts.save.says}: {why.diagnostics.join('; ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
