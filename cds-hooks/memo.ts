/** Something remembered for a while, in memory only; at most so many, the oldest go first. */
export class Memo<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly at: number }>()
  readonly #lifetime: number
  readonly #most: number

  constructor(lifetimeMilliseconds: number, most: number) {
    this.#lifetime = lifetimeMilliseconds
    this.#most = most
  }

  get(key: string, now: Date): T | undefined {
    const kept = this.#kept.get(key)
    return kept !== undefined && this.#isFresh(kept.at, now) ? kept.value : undefined
  }

  set(key: string, value: T, now: Date): void {
    this.#kept.delete(key)
    this.#kept.set(key, { value, at: now.getTime() })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }

  /** Lets go of what is too old; to be called now and then. */
  prune(now: Date): void {
    for (const [key, { at }] of this.#kept) if (!this.#isFresh(at, now)) this.#kept.delete(key)
  }

  #isFresh(at: number, now: Date): boolean {
    const age = now.getTime() - at
    return age >= 0 && age < this.#lifetime
  }
}

/** That a drug of the pair was signed for a patient within the last hour, by digest: its partner may follow in a call of its own. */
export const newSigned = () => new Memo<true>(3_600_000, 10_000)
