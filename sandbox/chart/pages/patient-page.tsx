import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ageInYears } from '../../../src/fhir/resources/age.ts'
import { calendarDay, instant } from '../../../src/fhir/resources/chart-time.ts'
import { Button } from '../../../src/page/button.tsx'
import { AppFrame, LaunchBar } from '../components/app-launch.tsx'
import { FailureNote, LoadNote } from '../components/chart-notes.tsx'
import { PatientFacts } from '../components/patient-facts.tsx'
import { RecordSection } from '../components/record-section.tsx'
import { Tasks } from '../components/tasks.tsx'
import type { FhirReader, FhirWriter } from '../data/fhir-reader.ts'
import { type ChartData, currentEncounter, loadChart } from '../data/load-chart.ts'
import { storyOf } from '../data/stories.ts'
import { useLoad } from '../data/use-load.ts'
import { OrderDesk } from '../orders/order-desk.tsx'
import { otherNames, personName } from '../view/chart-format.ts'
import { newestFirst } from '../view/observation-kinds.ts'
import { lineOf, type RecordLine, SECTIONS } from '../view/record-line.ts'

interface PatientPageProps {
  reader: FhirReader & FhirWriter
  id: string
  /** `Practitioner/ID` */
  user: string
}

/** One patient's chart: banner, launch buttons, the app when it is open here, and what is on record. */
export function PatientPage({ reader, id, user }: PatientPageProps) {
  const [chart, reload] = useLoad(id, () => loadChart(reader, id))
  const [frameUrl, setFrameUrl] = useState<string>()
  useReloadOnReturn(reload)
  const name = chart.state === 'ready' ? personName(chart.value.patient.name) : undefined
  useEffect(() => {
    document.title = name === undefined ? 'Chart - Sandbox EHR' : `${name} - Sandbox EHR`
  }, [name])

  if (chart.state !== 'ready') {
    return (
      <>
        <h1>Chart</h1>
        <LoadNote of={chart} what="the chart" title="This chart could not be read" retry={reload} />
      </>
    )
  }
  const encounter = currentEncounter(chart.value.encounters)?.id
  const close = () => {
    setFrameUrl(undefined)
    reload()
  }
  return (
    <div class={frameUrl === undefined ? 'chart-page' : 'chart-page with-app'}>
      <Banner patient={chart.value.patient} />
      <LaunchBar
        patient={id}
        encounter={encounter}
        open={setFrameUrl}
        refresh={reload}
        refreshing={chart.refreshing}
      />
      {chart.failure !== undefined && (
        <FailureNote title="The chart below may be out of date" failure={chart.failure} retry={reload} />
      )}
      <Tasks tasks={chart.value.tasks} encounter={encounter} open={setFrameUrl} />
      <div class="chart-body">
        {frameUrl !== undefined && <AppFrame url={frameUrl} close={close} />}
        <Record chart={chart.value}>
          <OrderDesk
            {...{ server: reader, patientId: id, encounterId: encounter, user }}
            observations={chart.value.observations}
            openApp={setFrameUrl}
            reload={reload}
          />
        </Record>
      </div>
    </div>
  )
}

function Record({ chart, children }: { chart: ChartData; children: ComponentChildren }) {
  const lines = recordLines(chart)
  return (
    <div class="record">
      <nav aria-label="Sections of the chart">
        <ul class="plain actions">
          {[['new-orders', 'New orders'] as const, ...SECTIONS].map(([target, title]) => (
            <li key={target}>
              <Button small onClick={() => jumpTo(target)}>
                {title}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      {children}
      {SECTIONS.map(([id, title]) => (
        <RecordSection key={id} {...{ id, title }} lines={lines.filter(({ section }) => section === id)} />
      ))}
    </div>
  )
}

/** Everything on record, newest first; laboratory results by what was measured. */
function recordLines(chart: ChartData): readonly RecordLine[] {
  const { assessments, conditions, procedures, requests, administrations, serviceRequests } = chart
  const recorded = [
    ...[...assessments, ...chart.observations, ...conditions, ...procedures],
    ...[...requests, ...administrations, ...serviceRequests],
  ].map(lineOf)
  const name = ({ section, what }: RecordLine) => (section === 'results' ? what : '')
  return newestFirst(recorded, ({ date }) => date).toSorted((a, b) => name(a).localeCompare(name(b)))
}

/** The fragment is the route, so jumps within the chart scroll and move the focus by hand. */
function jumpTo(id: string): void {
  const heading = document.getElementById(`${id}-title`)
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  document.getElementById(id)?.scrollIntoView({ block: 'start' })
}

/** Coming back from the app in another tab, or out of its frame, shows what it stored. */
function useReloadOnReturn(reload: () => void): void {
  const latest = useRef(reload)
  latest.current = reload
  useEffect(() => {
    const returned = () => latest.current()
    addEventListener('focus', returned)
    return () => removeEventListener('focus', returned)
  }, [])
}

/** Who this chart is about; stays in sight while the page scrolls. */
function Banner({ patient }: { patient: fhir4.Patient }) {
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
        <details class="fine">
          <summary>About this fictional patient: {story.title}</summary>
          <p>{story.story}</p>
          <p>Expected of the app: {story.expects}.</p>
        </details>
      )}
    </>
  )
}
