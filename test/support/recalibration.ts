import type { Recalibration } from '../../src/model/recalibration-schema.ts'

/** A recalibration as a model file tells it, approved by whom a test says. */
export function recalibration(approvedBy = '', approvedOn = ''): Recalibration {
  return {
    site: 'Test Hospital',
    date: '2026-11-01',
    method: 'intercept',
    from: { id: 'tipm', version: '1', hash: 'a' },
    data: { patients: 200, events: 60, sha256: 'b', period: null },
    estimates: { intercept: 0.1, slope: null, shrinkage: null },
    cutoff: 'kept',
    seed: 1,
    replicates: 100,
    software: 'test',
    approvedBy,
    approvedOn,
  }
}
