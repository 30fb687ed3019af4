/** Reads parts of something again and puts the whole in its place; false where that failed. */
export type Renew<Whole> = (reread: (from: Whole) => Promise<Whole | undefined>) => Promise<boolean>

/**
 * Renewals one after another, each over what stands by then, and once more where something newer came in between: a
 * slow answer never puts older values back. Nothing is put while nothing stands.
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
