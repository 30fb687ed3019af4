import { readFile } from 'node:fs/promises'
import {
  callHook,
  type HookCommandProblem,
  printCards,
  type SigningOptions,
} from '../../cds-hooks/hook-command.ts'
import { printable } from '../text/printable.ts'
import { EXIT } from './exit-code.ts'
import type { CommandResult } from './io.ts'
import { parseOptions } from './parse-options.ts'
import { readJsonFile } from './read-json-file.ts'

const OPTIONS = ['service', 'key', 'iss', 'kid', 'jku', 'tenant', 'alg'] as const

/** `tipm hook FILE`: posts a CDS Hooks request to a service, signed where a key is given, and prints the cards. */
export async function hookCommand(args: readonly string[]): Promise<CommandResult> {
  const parsed = parseOptions(args, OPTIONS, ['json'])
  if (!parsed.ok) return wrongUse(parsed.problem.message)
  const { values, flags, positionals } = parsed
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return wrongUse('one request file is needed')
  if (values.service === undefined) return wrongUse('--service URL is needed')
  const signing = await signingOf(values)
  if (typeof signing === 'string') return wrongUse(signing)
  const request = await readJsonFile(file)
  if (!request.ok) return ended(EXIT.badInput, `${file} cannot be read as JSON (${request.code})`)
  const answer = await callHook(request.json, {
    service: values.service,
    ...(signing === undefined ? {} : { sign: signing }),
  })
  if (!answer.ok) return ended(EXIT.checksFailed, refusal(answer.problem))
  const stdout = flags.has('json')
    ? `${JSON.stringify({ cards: answer.value }, undefined, 2)}\n`
    : `${printCards(answer.value).split('\n').map(printable).join('\n')}`
  return { exitCode: EXIT.ok, stdout, stderr: '' }
}

async function signingOf(
  values: Partial<Record<(typeof OPTIONS)[number], string>>,
): Promise<SigningOptions | string | undefined> {
  const { key, iss, kid, jku, tenant, alg } = values
  if (key === undefined) return undefined
  if (iss === undefined) return '--key needs --iss, the issuer the service knows'
  if (alg !== undefined && alg !== 'ES384' && alg !== 'RS384') return '--alg is ES384 or RS384'
  const text = await readFile(key, 'utf8').catch(() => undefined)
  if (text === undefined) return `the key file ${key} cannot be read`
  return {
    key: text,
    iss,
    ...(kid === undefined ? {} : { kid }),
    ...(jku === undefined ? {} : { jku }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(alg === undefined ? {} : { alg }),
  }
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

function wrongUse(message: string): CommandResult {
  return {
    exitCode: EXIT.wrongUse,
    stdout: '',
    stderr: `tipm: error: ${printable(message)}\nSee tipm hook --help\n`,
  }
}

function ended(exitCode: number, message: string): CommandResult {
  return { exitCode, stdout: '', stderr: `tipm: error: ${printable(message)}\n` }
}
