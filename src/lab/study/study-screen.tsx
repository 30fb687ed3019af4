import { useEffect, useRef } from 'preact/hooks'
import { useLab } from '../lab-context.tsx'
import { ReportScreen } from '../report/report-screen.tsx'
import type { LabSource } from '../work/lab-job.ts'
import { ChooseOptions } from './choose-options.tsx'
import { ChooseSource } from './choose-source.tsx'
import { MapColumns } from './mapping/map-columns.tsx'
import { StudyStatus } from './study-status.tsx'
import { type Study, useStudy } from './use-study.ts'
import { Working } from './working.tsx'

/** The validation, step by step. What was entered stays when something fails or is stopped. */
export function StudyScreen() {
  const study = useStudy()
  const { stage } = study.state
  const top = useRef<HTMLDivElement>(null)
  const shown = useRef(stage)
  useEffect(() => {
    // A new step begins at its beginning, also for who cannot see that the page changed; a problem took the focus already.
    const told = top.current?.querySelector('[role="alert"]:focus') ?? null
    if (shown.current !== stage && told === null) top.current?.focus()
    shown.current = stage
  }, [stage])
  return (
    <div ref={top} tabIndex={-1} class="study">
      <StudyStatus state={study.state} />
      <Stage study={study} />
    </div>
  )
}

function Stage({ study }: { readonly study: Study }) {
  const { texts, format } = useLab()
  const { state, dispatch } = study
  const choose = (source: LabSource) => {
    switch (source.kind) {
      case 'csv':
        return void study.look(source)
      case 'fhir':
        return void study.read(source, undefined)
      case 'example':
        return void study.showExample()
    }
  }
  switch (state.stage) {
    case 'choose':
      return <ChooseSource problem={state.problem} onChoose={choose} />
    case 'looking':
      return <Working label={texts.work.looking} onStop={study.stop} />
    case 'map':
      return (
        <MapColumns
          key={`${state.mapping.kind} ${state.loaded} ${state.head.headings.join('\n')}`}
          stage={state}
          onMapping={(mapping) => dispatch({ type: 'mapping', mapping })}
          onKind={(kind) => dispatch({ type: 'kind', kind })}
          onConfirmed={(confirmed) => dispatch({ type: 'confirmed', confirmed })}
          onRewrite={(mapping) => void study.look(state.source, mapping)}
          onJoin={(source, mapping) => void study.look(source, mapping)}
          onLoad={(mapping) => {
            void study.look(state.source, mapping).then(() => dispatch({ type: 'loaded' }))
          }}
          onRead={(mapping) => void study.read(state.source, mapping)}
          onBack={() => dispatch({ type: 'anew' })}
        />
      )
    case 'reading':
      return (
        <Working
          label={texts.work.reading}
          detail={texts.work.read(format.number(state.rows, 0), format.fixed(state.bytes / 1e6, 1))}
          share={shareOf(state.source, state.bytes)}
          onStop={study.stop}
        />
      )
    case 'options':
      return (
        <ChooseOptions
          stage={state}
          onOptions={(options) => dispatch({ type: 'options', options })}
          onCompute={() =>
            void study.compute({ source: state.source, mapping: state.map?.mapping, options: state.options })
          }
          onBack={() => dispatch({ type: 'back' })}
        />
      )
    case 'computing':
    case 'report':
    case 'kept':
      return <ReportScreen state={state} study={study} />
  }
}

/** How much of the files has been read, 0..1; the example's size is not known. */
function shareOf(source: LabSource, bytes: number): number | undefined {
  switch (source.kind) {
    case 'csv':
      return source.file.size === 0 ? undefined : Math.min(1, bytes / source.file.size)
    case 'fhir': {
      const size = source.files.reduce((sum, file) => sum + file.size, 0)
      return size === 0 ? undefined : Math.min(1, bytes / size)
    }
    case 'example':
      return undefined
  }
}
