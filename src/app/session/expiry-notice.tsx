import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { Mark } from '../../page/mark.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import type { Session } from './session.ts'

/** Timers sleep with the tab: looking often is what notices an end that passed meanwhile. */
const LOOK_MS = 5_000

/** Says in time that the session ends, what is kept, and how to go on; nothing where it can be renewed. */
export function ExpiryNotice({ session }: { readonly session: Pick<Session, 'endsAt'> }) {
  const { texts } = usePageContext()
  const words = texts.session
  const [left, setLeft] = useState(() => timeLeft(session.endsAt?.(), Date.now()))
  const [hidden, setHidden] = useState<'soon' | 'over' | undefined>(undefined)
  useEffect(() => {
    const look = () =>
      setLeft((before) => {
        const now = timeLeft(session.endsAt?.(), Date.now())
        return JSON.stringify(now) === JSON.stringify(before) ? before : now
      })
    const timer = setInterval(look, LOOK_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [session])
  const shown = left.state === 'enough' || left.state === hidden ? undefined : left
  return (
    <div class="expiry no-print" role="status">
      {shown !== undefined && (
        <div class="notice-box">
          <p>
            <Mark shape="warning" />{' '}
            <strong>
              {(shown.state === 'over' ? words.over : words.soon(shown.minutes)) + texts.joins.stop}
            </strong>
          </p>
          <p>
            {[...(shown.state === 'soon' ? [words.before] : []), words.kept, words.again].join(
              texts.joins.gap,
            )}
          </p>
          <Button small onClick={() => setHidden(shown.state)}>
            {words.dismiss}
          </Button>
        </div>
      )}
    </div>
  )
}

/** How near the end of the session is. `soon` counts whole minutes, rounded up. */
type TimeLeft =
  | { readonly state: 'enough' }
  | { readonly state: 'soon'; readonly minutes: number }
  | { readonly state: 'over' }

/** From when on the end is announced (WCAG 2.2, 2.2.1 asks for 20 seconds at least). */
const WARN_MS = 120_000

/** The time left until `endsAt`; without an end there is enough. Both in ms since 1970. */
export function timeLeft(endsAt: number | undefined, now: number): TimeLeft {
  if (endsAt === undefined || endsAt - now > WARN_MS) return { state: 'enough' }
  return endsAt > now ? { state: 'soon', minutes: Math.ceil((endsAt - now) / 60_000) } : { state: 'over' }
}
