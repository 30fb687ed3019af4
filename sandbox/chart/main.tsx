import '../../src/page/styles/tokens.css'
import '../../src/page/styles/base.css'
import '../../src/page/styles/inputs.css'
import '../../src/page/styles/record.css'
import './chart.css'
import { render } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { LoadNote } from './components/chart-notes.tsx'
import { RawResourceProvider } from './components/raw-resource.tsx'
import { fetchSession } from './data/ehr-session.ts'
import { createFhirReader, type FhirReader, type FhirWriter } from './data/fhir-reader.ts'
import { useLoad } from './data/use-load.ts'
import { PatientListPage } from './pages/patient-list.tsx'
import { PatientPage } from './pages/patient-page.tsx'
import { personName } from './view/chart-format.ts'
import { usePatientInAddress } from './view/route.ts'

const root = document.getElementById('chart')
if (root !== null) render(<Ehr />, root)

/** The demonstration EHR: signs in by itself, then shows the patient list or one chart. */
function Ehr() {
  const [session, reload] = useLoad('session', fetchSession)
  const signedIn = session.state === 'ready' ? session.value : undefined
  const reader = useMemo(() => signedIn && createFhirReader(signedIn, fetchSession), [signedIn])
  return (
    <RawResourceProvider>
      <button type="button" class="button skip" onClick={skipToMain}>
        Skip to content
      </button>
      <header class="ehr-bar">
        <p class="ehr-name">
          <a href="#/">Sandbox EHR</a> <span class="ehr-fiction">fictional patients</span>
        </p>
        {reader !== undefined && session.state === 'ready' && (
          <SignedIn reader={reader} user={session.value.user} />
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {reader === undefined && <h1>Sandbox EHR</h1>}
        <LoadNote of={session} what="the session" title="No session" retry={reload} />
        {reader !== undefined && signedIn !== undefined && <Pages reader={reader} user={signedIn.user} />}
      </main>
    </RawResourceProvider>
  )
}

/** The clinician's name, from the Practitioner resource; the bare reference until it is read. */
function SignedIn({ reader, user }: { reader: FhirReader; user: string }) {
  const [practitioner] = useLoad(user, () => reader.read('Practitioner', user.replace(/^.*\//, '')))
  return (
    <p class="ehr-user">
      Signed in: {practitioner.state === 'ready' ? personName(practitioner.value.name) : user}
    </p>
  )
}

function Pages({ reader, user }: { reader: FhirReader & FhirWriter; user: string }) {
  const id = usePatientInAddress()
  useFocusOnTurn(location.hash)
  if (id === undefined) return <PatientListPage reader={reader} />
  return <PatientPage key={id} reader={reader} id={id} user={user} />
}

/** Turning to another page moves the focus there, as following a link would. */
function useFocusOnTurn(page: string): void {
  const shown = useRef(page)
  useEffect(() => {
    if (shown.current !== page) document.getElementById('main')?.focus()
    shown.current = page
  }, [page])
}

/** A button, not a link: the address's fragment is the route. */
function skipToMain() {
  document.getElementById('main')?.focus()
}
