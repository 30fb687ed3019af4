import { useEffect, useState } from 'preact/hooks'

/** The patient whose chart is shown: `#/patient/ID`; anything else is the patient list. */
export function patientIn(hash: string): string | undefined {
  return /^#\/patient\/([A-Za-z0-9\-.]{1,64})$/.exec(hash)?.[1]
}

export function usePatientInAddress(): string | undefined {
  const [id, setId] = useState(() => patientIn(location.hash))
  useEffect(() => {
    const changed = () => setId(patientIn(location.hash))
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return id
}
