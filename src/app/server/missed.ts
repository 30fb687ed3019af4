import { useEffect, useState } from 'preact/hooks'

/** What the EHR was to take beside what the user stored, where the site wants it: records of who was shown what, ends of tasks. */
type Aside = 'audit' | 'tasks'

const nameOf = (what: Aside) => `tipm-missed-${what}`

/** The EHR did not take it: the page says so. */
export function noteMissed(what: Aside): void {
  document.dispatchEvent(new Event(nameOf(what)))
}

/** Whether the EHR has left something of the kind out since the page began. */
export function useMissed(what: Aside): boolean {
  const [missed, setMissed] = useState(false)
  useEffect(() => {
    const note = () => setMissed(true)
    document.addEventListener(nameOf(what), note)
    return () => document.removeEventListener(nameOf(what), note)
  }, [what])
  return missed
}
