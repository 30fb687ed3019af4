const EVERY_MS = 80

/** Passes a call on unless one went on just before: progress is for the eye. */
export function throttled<P extends readonly unknown[]>(
  call: (...parameters: P) => void,
): (...parameters: P) => void {
  let last = Number.NEGATIVE_INFINITY
  return (...parameters) => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    call(...parameters)
  }
}
