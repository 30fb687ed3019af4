import { readFile } from 'node:fs/promises'
import {
  callHook,
  type HookCommandProblem,
  printCards,
  type SigningOptions,
} from '../../cds-hooks/hook-command.ts'
import { fail, ok, type Result } from '../result.ts'
import { printable } from '../text/printable.ts'
import { type CommandInput, type CommandOutcome, pretty, printed, refused } from './command.ts'
import type { HOOK } from './declarations.ts'
import { EXIT } from './exit-code.ts'
import { readJsonFile } from './files.ts'
import { type CliProblemCode, error } from './problem.ts'

/** `tipm hook FILE`: posts a CDS Hooks request to a service, signed where a key is given, and prints the cards. */
export async function hookCommand({ options, operands }: CommandInput<typeof HOOK>): Promise<CommandOutcome> {
  const [file, ...more] = operands
  if (file === undefined || more.length > 0) return wrongUse('file-missing', 'one request file is needed')
  if (options.service === undefined) return wrongUse('option-value', '--service URL is needed')
  const signing = await signingOf(options)
  if (!signing.ok) return wrongUse('option-value', signing.problem)
  const request = await readJsonFile(file, 'not-json')
  if (!request.ok) return refused(EXIT.badInput, ...request.problem)
  const answer = await callHook(request.value.json, {
    service: options.service,
    ...(signing.value === undefined ? {} : { sign: signing.value }),
  })
  if (!answer.ok) return refused(EXIT.checksFailed, error('service-refused', refusal(answer.problem)))
  return printed(
    options.json
      ? pretty({ cards: answer.value })
      : printCards(answer.value).split('\n').map(printable).join('\n'),
  )
}

async function signingOf(
  options: CommandInput<typeof HOOK>['options'],
): Promise<Result<SigningOptions | undefined, string>> {
  const { key: file, iss, kid, jku, tenant, alg } = options
  if (file === undefined) return ok(undefined)
  if (iss === undefined) return fail('--key needs --iss, the issuer the service knows')
  if (alg !== undefined && alg !== 'ES384' && alg !== 'RS384') return fail('--alg is ES384 or RS384')
  const key = await readFile(file, 'utf8').catch(() => undefined)
  if (key === undefined) return fail(`the key file ${file} cannot be read`)
  return ok({
    ...{ key, iss },
    ...(kid === undefined ? {} : { kid }),
    ...(jku === undefined ? {} : { jku }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(alg === undefined ? {} : { alg }),
  })
}

function refusal(answer: HookCommandProblem): string {
  switch (answer.code) {
    case 'bad-key':
      return 'the key is neither a JWK nor a PKCS #8 PEM that can sign'
    case 'unreachable':
      return 'the service did not answer'
    case 'invalid-answer':
      return 'the service answered with something that is no list of cards'
    case 'refused':
      return [`the service refused with HTTP ${answer.status}`, ...answer.issues].join(': ')
  }
}

function wrongUse(code: CliProblemCode, message: string): CommandOutcome {
  return refused(EXIT.wrongUse, error(code, message))
}
