import { MemoryBackend } from '../fhir/memory-backend.ts'

export const testBase = 'http://ehr.example/fhir'

/** An empty in-memory server for unit tests, with a fixed clock. */
export async function testServer(): Promise<MemoryBackend> {
  const opened = await MemoryBackend.open({ base: testBase, now: () => new Date('2026-06-01T12:00:00Z') })
  if (!opened.ok) throw new Error('an empty server cannot be opened')
  return opened.value
}
