/** How near the end of the session is. `soon` counts whole minutes, rounded up. */
export type TimeLeft =
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
