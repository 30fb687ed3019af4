import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Edits } from '../fhir/edits.ts'
import { en } from '../text/en/catalogue.ts'
import { createFormat } from '../text/format.ts'
import type { Connected } from './app-state.ts'
import { AssessmentScreen } from './screen/assessment-screen.tsx'
import { Loading } from './screen/loading.tsx'
import { ProblemPage } from './shared/problem-page.tsx'
import { SurroundingsContext } from './shared/surroundings.tsx'
import { useApp } from './use-app.ts'

/** The page: opening, a problem, or the assessment of one patient. */
export function App() {
  const { state, read, refresh, refreshExams, cancel } = useApp()
  const [edits, setEdits] = useState<Edits>({})
  switch (state.phase) {
    case 'starting':
      return <Loading texts={en} progress={[]} onCancel={undefined} />
    case 'problem': {
      const { retry } = state
      return (
        <ProblemPage
          texts={en}
          problem={state.problem}
          action={retry && { label: en.failures.retry, run: () => void read(retry) }}
        />
      )
    }
    case 'reading':
      return <Loading texts={en} progress={state.progress} onCancel={cancel} />
    case 'open': {
      const { connected, open } = state
      return (
        <Surrounded connected={connected}>
          <AssessmentScreen
            session={connected.session}
            open={open}
            edits={edits}
            onEdits={setEdits}
            onReadAgain={() => void read(connected)}
            onStored={() => void refresh(connected, open)}
            onExamStored={() => refreshExams(connected, open)}
          />
        </Surrounded>
      )
    }
  }
}

function Surrounded(props: { readonly connected: Connected; readonly children: ComponentChildren }) {
  const { site, model } = props.connected.setup
  const surroundings = useMemo(
    () => ({
      language: site.language,
      texts: en,
      format: createFormat(site.language, site.timeZone),
      model,
      site,
    }),
    [site, model],
  )
  return <SurroundingsContext.Provider value={surroundings}>{props.children}</SurroundingsContext.Provider>
}
