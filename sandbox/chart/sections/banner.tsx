import { ageInYears } from '../../../src/fhir/resources/age.ts'
import { calendarDay, instant } from '../../../src/fhir/resources/chart-time.ts'
import { PatientFacts } from '../components/patient-facts.tsx'
import { storyOf } from '../data/stories.ts'
import { otherNames, personName } from '../view/chart-format.ts'

/** Who this chart is about; stays in sight while the page scrolls. */
export function Banner({ patient }: { patient: fhir4.Patient }) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const age = ageInYears(patient.birthDate, calendarDay(instant(new Date()), timeZone))
  const others = otherNames(patient.name)
  const story = storyOf(patient.id)
  return (
    <>
      <div class="banner">
        <h1>
          {personName(patient.name)}
          {others.length > 0 && <span class="other-name"> {others.join(', ')}</span>}
        </h1>
        <PatientFacts patient={patient} {...(age !== undefined && { born: ` (${age} y)` })} id />
      </div>
      {story !== undefined && (
        <details class="scenario">
          <summary>About this fictional patient: {story.title}</summary>
          <p>{story.story}</p>
          <p>Expected of the app: {story.expects}.</p>
        </details>
      )}
    </>
  )
}
