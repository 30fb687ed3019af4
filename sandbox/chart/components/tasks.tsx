import { useState } from 'preact/hooks'
import { Button } from '../../../src/page/button.tsx'
import { requestLaunch } from '../data/ehr-session.ts'
import { dateTime } from '../view/chart-format.ts'

const CODES = 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes'

/** Tasks that ask for an app to be opened on this patient (SMART App Launch 2.2, task-ehr-launch): a click launches it with the task's context. */
export function Tasks(props: {
  tasks: readonly fhir4.Task[]
  encounter: string | undefined
  open: (url: string) => void
}) {
  const [problem, setProblem] = useState<string>()
  const wanted = props.tasks.filter(
    ({ status, code }) => status === 'requested' && says(code, 'launch-app-ehr'),
  )
  if (wanted.length === 0) return null
  const launch = async (task: fhir4.Task) => {
    const appContext = inputOf(task, 'smartonfhir-appcontext')?.valueString
    const launchUrl = inputOf(task, 'smartonfhir-application')?.valueUrl
    const launched = await requestLaunch({
      patient: task.for?.reference?.replace(/^Patient\//, '') ?? '',
      needPatientBanner: false,
      ...(props.encounter !== undefined && { encounter: props.encounter }),
      ...(launchUrl !== undefined && { launchUrl }),
      ...(appContext !== undefined && { appContext }),
    })
    if (launched.ok) props.open(launched.value)
    setProblem(launched.ok ? undefined : launched.problem)
  }
  return (
    <section class="note" aria-label="Tasks">
      <ul>
        {wanted.map((task) => (
          <li key={task.id}>
            {task.description}
            {task.restriction?.period?.end && `, until ${dateTime(task.restriction.period.end)}`}{' '}
            <Button onClick={() => void launch(task)}>Open the app for this</Button>
          </li>
        ))}
      </ul>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </section>
  )
}

function inputOf(task: fhir4.Task, name: string): fhir4.TaskInput | undefined {
  return task.input?.find(({ type }) => says(type, name))
}

function says(concept: fhir4.CodeableConcept | undefined, name: string): boolean {
  return concept?.coding?.some(({ system, code }) => system === CODES && code === name) ?? false
}
