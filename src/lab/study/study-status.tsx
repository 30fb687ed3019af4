import { useEffect, useState } from 'preact/hooks'
import { SECTIONS } from '../../validation/report/validation-report.ts'
import { useLab } from '../lab-context.tsx'
import type { StudyState } from './study-state.ts'

/** Sections arrive faster than they can be read out. */
const SECTIONS_EVERY_MS = 8000

/** Says to those who do not see the page what it is doing. It stays through all steps: only a change within it is read out. */
export function StudyStatus({ state }: { readonly state: StudyState }) {
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
