import { fail, ok, type Result } from '../../result.ts'
import type { BootstrapOptions } from '../../stats/bootstrap.ts'
import type { ReportProblem } from './figure-or-reason.ts'
import type { Study } from './study.ts'

/** Draws (patients x bootstrap samples) beyond which a report would keep its reader waiting; DeLong and Wald intervals stand beside. */
const MOST_DRAWS = 2e8

/** Whether so many bootstrap samples of so many patients would keep their reader waiting. */
export function takesTooLong(replicates: number, patients: number): boolean {
  return replicates * patients > MOST_DRAWS
}

/** How a bootstrap over so many patients is run, or why it is not. `cost`: how much dearer than one draw each patient is. */
export function repeats(
  { options, progress }: Study,
  patients: number,
  cost = 1,
): Result<BootstrapOptions, ReportProblem> {
  const { replicates, seed } = options
  if (replicates < 2) return fail('not-asked-for')
  if (takesTooLong(replicates, patients * cost)) return fail('too-many-patients')
  return ok({ replicates, seed, progress: (done, total) => progress(done / total) })
}
