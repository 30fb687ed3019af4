import { failed, type Outcome } from '../../page/setup/problem.ts'
import type { ProblemCode } from '../../text/problem-codes.ts'
import { whyUnreached } from './why-unreached.ts'

/** The problem of a URL that could not be asked: `down` names it where the server is silent. */
export async function unreachedProblem(url: string, down: ProblemCode): Promise<Outcome<never>> {
  const there = new URL(url).origin
  switch (await whyUnreached(url)) {
    case 'cors':
      return failed('origin-not-allowed', { detail: `${location.origin} → ${url}` })
    case 'policy':
      return failed('policy-blocks-ehr', { detail: `connect-src ${there}` })
    case 'down':
      return failed(down, { detail: url })
  }
}
