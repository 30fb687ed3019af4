import { useEffect, useState } from 'preact/hooks'

export type Route = { page: 'patients' } | { page: 'patient'; id: string }

/** `#/patient/ID` is a chart, anything else the patient list. */
export function parseRoute(hash: string): Route {
  const id = /^#\/patient\/([A-Za-z0-9\-.]{1,64})$/.exec(hash)?.[1]
  return id === undefined ? { page: 'patients' } : { page: 'patient', id }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const changed = () => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return route
}
