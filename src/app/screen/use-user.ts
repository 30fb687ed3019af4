import { useEffect, useState } from 'preact/hooks'
import type { OpenChart } from '../app-state.ts'
import type { SignedInUser } from '../session/id-token.ts'
import type { Session } from '../session/session.ts'

/** Who is signed in: as the token says, and by name once the EHR has told it. */
export function useUser({ user }: OpenChart, session: Session): SignedInUser | undefined {
  const [named, setNamed] = useState(session.user)
  useEffect(() => {
    let isCurrent = true
    user.then(
      (found) => isCurrent && setNamed(found),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [user])
  return named
}
