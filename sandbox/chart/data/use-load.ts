import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ChartResult } from './chart-failure.ts'

export type Loadable<T> =
  | { state: 'loading' }
  | { state: 'failed'; failure: string }
  | { state: 'ready'; value: T; refreshing: boolean; failure?: string }

/**
 * Loads when `key` changes and again on `reload`. While it reloads, the last value stays on screen;
 * an answer that a newer request has overtaken is dropped.
 */
export function useLoad<T>(key: string, load: () => Promise<ChartResult<T>>): [Loadable<T>, () => void] {
  const [loadable, setLoadable] = useState<Loadable<T>>({ state: 'loading' })
  const latest = useRef(0)
  const loader = useRef(load)
  loader.current = load

  const run = useCallback(() => {
    latest.current += 1
    const mine = latest.current
    setLoadable((before) =>
      before.state === 'ready' ? { ...before, refreshing: true } : { state: 'loading' },
    )
    void loader.current().then((result) => {
      if (mine === latest.current) setLoadable((before) => after(before, result))
    })
  }, [])

  useEffect(() => {
    setLoadable({ state: 'loading' })
    run()
    return () => {
      latest.current += 1
    }
  }, [key, run])

  return [loadable, run]
}

function after<T>(before: Loadable<T>, result: ChartResult<T>): Loadable<T> {
  if (result.ok) return { state: 'ready', value: result.value, refreshing: false }
  if (before.state === 'ready') return { ...before, refreshing: false, failure: result.problem }
  return { state: 'failed', failure: result.problem }
}
