const EVERY_MS = 80

/** Passes a call on unless another was passed on just before: nobody can see progress that is shown more often. */
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
