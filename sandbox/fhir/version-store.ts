import type { AnyResource, StoredResource } from './resource.ts'

/** One version of a resource. */
export interface Version {
  readonly versionId: string
  readonly lastUpdated: string
  readonly resource: StoredResource
}

/** All versions of all resources, in memory. Stored objects are never changed in place. */
export class Store {
  readonly #now: () => Date
  readonly #versions = new Map<string, Map<string, Version[]>>()
  #journal: (() => void)[] | undefined
  #revision = 0

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Counts writes: lets a reader see whether anything changed. */
  get revision(): number {
    return this.#revision
  }

  /** Versions of one resource, oldest first; empty when it never existed. */
  history(type: string, id: string): readonly Version[] {
    return this.#versions.get(type)?.get(id) ?? []
  }

  latest(type: string, id: string): Version | undefined {
    return this.history(type, id).at(-1)
  }

  /** The current resources of a type, in the order of their creation. */
  *list(type: string): Generator<StoredResource> {
    for (const versions of this.#versions.get(type)?.values() ?? []) {
      const latest = versions.at(-1)
      if (latest) yield latest.resource
    }
  }

  /** Stores a new version under the resource's type and the given id. */
  put(resource: AnyResource, id: string): StoredResource {
    const versions = this.#versionsOf(resource.resourceType, id)
    const versionId = String(versions.length + 1)
    const lastUpdated = this.#now().toISOString()
    const { resourceType, id: _, meta, ...rest } = structuredClone(resource)
    const stored: StoredResource = {
      resourceType,
      id,
      meta: { ...meta, versionId, lastUpdated },
      ...rest,
    }
    this.#append(versions, { versionId, lastUpdated, resource: stored })
    return stored
  }

  /** Runs writes that stand or fall together: when the result is not ok, all of them are undone. */
  atomically<T extends { readonly ok: boolean }>(work: () => T): T {
    const journal: (() => void)[] = []
    this.#journal = journal
    let kept = false
    try {
      const result = work()
      kept = result.ok
      return result
    } finally {
      this.#journal = undefined
      if (!kept) for (const undo of journal.reverse()) undo()
    }
  }

  /** Everything, for saving to a file. */
  dump(): Snapshot {
    return [...this.#versions].map(([type, resources]) => [type, [...resources]])
  }

  /** Replaces the content by a dump, which stays as it is. */
  restore(snapshot: Snapshot): void {
    this.#versions.clear()
    for (const [type, resources] of snapshot) {
      // Files of before may hold deletions, as versions without a resource: what ends in one is not there.
      const there = resources.filter(([, versions]) => versions.at(-1)?.resource !== undefined)
      this.#versions.set(type, new Map(there.map(([id, versions]) => [id, [...versions]])))
    }
    this.#revision++
  }

  #append(versions: Version[], version: Version): void {
    versions.push(version)
    this.#revision++
    this.#journal?.push(() => versions.pop())
  }

  #versionsOf(type: string, id: string): Version[] {
    const ofType = this.#versions.get(type) ?? new Map<string, Version[]>()
    this.#versions.set(type, ofType)
    const versions = ofType.get(id) ?? []
    ofType.set(id, versions)
    return versions
  }
}

/** Versions by id by type, as pairs: plain JSON. */
export type Snapshot = [type: string, resources: [id: string, versions: Version[]][]][]
