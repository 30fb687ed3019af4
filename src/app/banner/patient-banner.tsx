import type { ComponentChildren } from 'preact'
import { deceasedFacts } from '../../facts/facts-of.ts'
import type { PatientSummary } from '../../fhir/chart-inputs.ts'
import { ageInYears } from '../../fhir/resources/age.ts'
import { calendarDay, instant } from '../../fhir/resources/chart-time.ts'
import { usePageContext } from '../../page/page-context.tsx'
import { useKeptHeight } from '../answer/use-kept-height.ts'

/** Whose data this is; always in sight. `slim` where the EHR says that it shows its own banner. */
export function PatientBanner(props: {
  readonly patient: PatientSummary
  readonly asOf: Date
  readonly slim: boolean
  /** The answer in one line where there is no room for its bar. */
  readonly answer: string
  /** Language and appearance. */
  readonly settings: ComponentChildren
}) {
  const { texts, format, site } = usePageContext()
  const { patient } = props
  const kept = useKeptHeight('--banner-height')
  const age = ageInYears(patient.birthDate, calendarDay(instant(props.asOf), site.timeZone))
  return (
    <section class={props.slim ? 'banner slim' : 'banner'} aria-label={texts.patient.heading} ref={kept}>
      <p class="banner-name">{patient.name === '' ? texts.patient.nameUnknown : patient.name}</p>
      <ul class="banner-facts">
        <li>{texts.patient.sex[patient.gender ?? 'unknown']}</li>
        <li>
          {patient.birthDate === undefined ? (
            texts.patient.birthDateUnknown
          ) : (
            <>
              {texts.patient.born} <time dateTime={patient.birthDate}>{format.date(patient.birthDate)}</time>
              {age !== undefined && texts.joins.open + texts.patient.age(age) + texts.joins.close}
            </>
          )}
        </li>
        {deceasedFacts({ texts, format }, patient).map(({ id, value }) => (
          <li key={id} class="warning">
            {value}
          </li>
        ))}
        {!props.slim &&
          patient.identifiers.slice(0, 3).map(({ label = texts.patient.recordNumber, value }) => (
            <li key={`${label} ${value}`}>
              {label} <span class="breakable">{value}</span>
            </li>
          ))}
        {!props.slim && patient.identifiers.length === 0 && <li>{texts.patient.identifierUnknown}</li>}
      </ul>
      <div class="banner-settings">
        <span class="quiet" title={texts.purpose}>
          {texts.product}
        </span>
        {props.settings}
      </div>
      {/* The bar says it to a screen reader. */}
      <p class="banner-answer no-print" aria-hidden="true">
        {props.answer}
      </p>
    </section>
  )
}
