import { storyOf } from '../data/stories.ts'
import { ageInYears, dateTime, medicalRecordNumber, NOTHING, otherNames, personName } from '../view/format.ts'

/** Who this chart is about; stays in sight while the page scrolls. */
export function Banner({ patient }: { patient: fhir4.Patient }) {
  const age = ageInYears(patient.birthDate, new Date())
  const others = otherNames(patient.name)
  const story = storyOf(patient.id)
  return (
    <>
      <div class="banner">
        <h1>
          {personName(patient.name)}
          {others.length > 0 && <span class="other-name"> {others.join(', ')}</span>}
        </h1>
        <dl class="facts">
          <div>
            <dt>Born</dt>
            <dd>
              {dateTime(patient.birthDate)}
              {age !== undefined && ` (${age} y)`}
            </dd>
          </div>
          <div>
            <dt>Sex</dt>
            <dd>{patient.gender ?? NOTHING}</dd>
          </div>
          <div>
            <dt>MRN</dt>
            <dd>{medicalRecordNumber(patient)}</dd>
          </div>
          <div>
            <dt>Id</dt>
            <dd>{patient.id}</dd>
          </div>
        </dl>
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
