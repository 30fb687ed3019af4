import type { Problem } from '../../page/setup/problem.ts'
import { fail, type Result } from '../../result.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'
import { whyUnreached } from './why-unreached.ts'

/** The problem of a URL that could not be asked: `down` names it where the server is silent. */
export async function unreachedProblem(url: string, down: ProblemCode): Promise<Result<never, Problem>> {
  const there = new URL(url).origin
  switch (await whyUnreached(url)) {
    case 'cors':
      return fail({ code: 'origin-not-allowed', detail: `${location.origin} → ${url}` })
    case 'policy':
      return fail({ code: 'policy-blocks-ehr', detail: `connect-src ${there}` })
    case 'down':
      return fail({ code: down, detail: url })
  }
}
