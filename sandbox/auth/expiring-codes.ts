import { randomBytes } from 'node:crypto'

/** Values kept under unguessable codes that expire. The code travels in a URL in place of the value. */
export class ExpiringCodes<T> {
  readonly #now: () => Date
  readonly #lifetime: number
  readonly #items = new Map<string, { readonly value: T; readonly expires: number }>()

  /** `lifetime` in seconds. */
  constructor(now: () => Date, lifetime: number) {
    this.#now = now
    this.#lifetime = lifetime
  }

  /** Keeps a value and returns its unguessable handle. */
  add(value: T, lifetime?: number): string {
    const handle = randomBytes(24).toString('base64url')
    this.set(handle, value, lifetime)
    return handle
  }

  set(handle: string, value: T, lifetime = this.#lifetime): void {
    const now = this.#now().getTime()
    for (const [old, item] of this.#items) if (item.expires <= now) this.#items.delete(old)
    this.#items.set(handle, { value, expires: now + lifetime * 1000 })
  }

  /** The value; undefined when the handle is unknown or has expired. */
  get(handle: string): T | undefined {
    const item = this.#items.get(handle)
    return item !== undefined && item.expires > this.#now().getTime() ? item.value : undefined
  }

  entries(): (readonly [handle: string, value: T])[] {
    return [...this.#items].map(([handle, { value }]) => [handle, value])
  }

  delete(handle: string): void {
    this.#items.delete(handle)
  }
}
