import type { Adapter, AdapterPayload } from 'oidc-provider'
import { ExpiringCodes } from './expiring-codes.ts'

/** Where oidc-provider keeps one kind of token: in the memory of one sandbox, nothing shared between two. */
export class TokenStorage implements Adapter {
  readonly #items = new ExpiringCodes<AdapterPayload>(() => new Date(), Number.POSITIVE_INFINITY)

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#items.set(id, payload, expiresIn)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#items.get(id)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#items.entries().find(([, payload]) => payload.uid === uid)?.[1]
  }

  /** Of the device flow, which is not offered. */
  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = this.#items.get(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#items.delete(id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, payload] of this.#items.entries()) if (payload.grantId === grantId) this.#items.delete(id)
  }
}
