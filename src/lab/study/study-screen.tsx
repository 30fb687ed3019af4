import { useEffect, useRef, useState } from 'preact/hooks'
import { SECTIONS } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import { ReportScreen } from '../report/report-screen.tsx'
import type { LabSource } from '../work/lab-job.ts'
import { ChooseOptions } from './choose-options.tsx'
import { ChooseSource } from './choose-source.tsx'
import { MapColumns } from './mapping/map-columns.tsx'
import type { StudyState } from './study-state.ts'
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

/** Sections arrive faster than they can be read out. */
const SECTIONS_EVERY_MS = 8000

/** Says to those who do not see the page what it is doing. It stays through all steps: only a change within it is read out. */
function StudyStatus({ state }: { readonly state: StudyState }) {
  const { texts, whole } = useLab()
  const arrived = state.stage === 'computing' ? Object.keys(state.sections).length : 0
  const counted = useCalm(arrived, state.stage === 'computing')
  const words = () => {
    switch (state.stage) {
      case 'looking':
        return texts.work.looking
      case 'reading':
        return texts.work.reading
      case 'computing':
        return counted === 0
          ? texts.work.computing
          : texts.report.arrived(whole(counted), whole(SECTIONS.length))
      case 'report':
      case 'kept':
        return texts.report.ready
      case 'choose':
      case 'map':
      case 'options':
        return undefined
    }
  }
  return (
    <p role="status" class="visually-hidden">
      {words()}
    </p>
  )
}

/** A number as it was at the last tick; 0 while not running. */
function useCalm(value: number, running: boolean): number {
  const [ticks, setTicks] = useState(0)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    if (!running) return undefined
    const timer = setInterval(() => setTicks((count) => count + 1), SECTIONS_EVERY_MS)
    return () => {
      clearInterval(timer)
      setTicks(0)
    }
  }, [running])
  useEffect(() => setShown(ticks === 0 ? 0 : value), [ticks])
  return running ? shown : 0
}
