import { type EarlierAssessment, isStanding } from '../../fhir/stored/earlier-assessments.ts'
import type { SavePlan } from '../../fhir/write/save-context.ts'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { saving } from '../../text/saving.ts'
import { PlanList } from './plan-list.tsx'

/** What will be written, as readable lines; the resources themselves on demand. */
export function PlanPreview(props: {
  readonly plan: SavePlan
  readonly earlier: readonly EarlierAssessment[]
  readonly replacing: boolean
}) {
  const { texts, site, language } = usePageContext()
  const words = useTextsOf(saving)
  const { plan } = props
  const named = props.earlier.filter(({ identifiers }) => identifiers.includes(plan.identifier))
  const same = named.find(isStanding) ?? named[0]
  return (
    <>
      {same !== undefined && !props.replacing && (
        <p class="note">{same.status === 'entered-in-error' ? words.save.sameInError : words.save.same}</p>
      )}
      <h3>{words.save.what}</h3>
      <p class="fine">
        {words.save.as}
        <strong>{words.save.forms[plan.form]}</strong>
        {texts.joins.stop}
        {site.language !== language &&
          texts.joins.gap + words.save.inLanguage(texts.settings.languages[site.language])}
      </p>
      <PlanList plan={plan} />
    </>
  )
}
