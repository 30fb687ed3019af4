import { randomBytes } from 'node:crypto'

/** Short-lived handles for values that must not travel in URLs. */
export class Handles<T> {
  readonly #now: () => Date
  readonly #lifetime: number
  readonly #items = new Map<string, { readonly value: T; readonly expires: number }>()

  /** `lifetime` in seconds. */
  constructor(now: () => Date, lifetime: number) {
    this.#now = now
    this.#lifetime = lifetime
  }

  /** Keeps a value and returns its unguessable handle. */
  add(value: T, lifetime = this.#lifetime): string {
    const now = this.#now().getTime()
    for (const [handle, item] of this.#items) if (item.expires <= now) this.#items.delete(handle)
    const handle = randomBytes(24).toString('base64url')
    this.#items.set(handle, { value, expires: now + lifetime * 1000 })
    return handle
  }

  /** The value; undefined when the handle is unknown or has expired. */
  get(handle: string): T | undefined {
    const item = this.#items.get(handle)
    return item !== undefined && item.expires > this.#now().getTime() ? item.value : undefined
  }
}
