import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Item {
  readonly payload: AdapterPayload
  /** Epoch milliseconds. */
  readonly expires: number
}

/** Where oidc-provider keeps one kind of token: in the memory of one sandbox, nothing shared between two. */
export class TokenStorage implements Adapter {
  readonly #items = new Map<string, Item>()

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const now = Date.now()
    for (const [key, item] of this.#items) if (item.expires <= now) this.#items.delete(key)
    this.#items.set(id, { payload, expires: expiresIn ? now + expiresIn * 1000 : Number.POSITIVE_INFINITY })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const item = this.#items.get(id)
    return item !== undefined && item.expires > Date.now() ? item.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const item = this.#items.get(id)
    if (item) item.payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#items.delete(id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#items) if (payload.grantId === grantId) this.#items.delete(id)
  }

  #findBy(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    return [...this.#items.values()].find((item) => fits(item.payload))?.payload
  }
}
