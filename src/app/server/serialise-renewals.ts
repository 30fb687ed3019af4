/** Reads parts of something again and puts the whole in its place; false where that failed. */
export type Renew<Whole> = (reread: (from: Whole) => Promise<Whole | undefined>) => Promise<boolean>

/**
 * Runs renewals one after another. Each starts from the current value, and is repeated if a newer value arrived while it ran, so that
 * a slow answer never restores older values. Without a current value nothing is renewed.
 */
export function serialiseRenewals<Whole>(
  current: () => Whole | undefined,
  put: (whole: Whole) => void,
): Renew<Whole> {
  let last: Promise<unknown> = Promise.resolve()
  return (reread) => {
    const turn = last.then(async () => {
      for (let from = current(); from !== undefined; from = current()) {
        const renewed = await reread(from)
        if (renewed === undefined) return false
        if (current() === from) {
          put(renewed)
          return true
        }
      }
      return false
    })
    const failed = () => false
    last = turn.catch(failed)
    return turn.catch(failed)
  }
}
