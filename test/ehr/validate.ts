import { delimiter } from 'node:path'
import { createInterface } from 'node:readline'
import { type Explanation, explain } from './explain.ts'
import { type JavaProgram, startJava, stopJava } from './java.ts'
import { type FhirPackage, fetchPackage } from './npm-package.ts'

export type Severity = 'fatal' | 'error' | 'warning' | 'information'

export type Issue = {
  /** Position of the resource in the list given. */
  readonly resource: number
  readonly severity: Severity
  /** FHIRPath-like, e.g. `Observation.component[0].code`; empty for the resource as a whole. */
  readonly location: string
  readonly message: string
  readonly messageId: string
  /** Why the issue is no fault of the resource, when it is known to be none. */
  readonly explanation?: Explanation
}

export type ValidatorOptions = {
  /** Folders with StructureDefinitions, CodeSystems and ValueSets as .json files. */
  readonly profilesDir?: string | readonly string[]
  readonly packages?: readonly FhirPackage[]
}

export type ValidateOptions = {
  /** Profiles to check against besides those that the resources claim in meta.profile. */
  readonly profiles?: readonly string[]
}

export type Validator = {
  readonly validate: (resources: readonly object[], options?: ValidateOptions) => Promise<Issue[]>
  readonly stop: () => Promise<void>
}

/** Starts HL7's validator once for many calls. Throws when Java or Maven is missing or a profile is unreadable. */
export async function startValidator(options: ValidatorOptions = {}): Promise<Validator> {
  const packages = await Promise.all((options.packages ?? []).map(fetchPackage))
  const folders = [options.profilesDir ?? []].flat()
  const program = await startJava('tipm.ehr.ValidateMain', [
    ...['--profiles', folders.join(delimiter)],
    ...['--packages', packages.join(delimiter)],
  ])
  const answers = answersOf(program)
  let sent = 0
  let turn: Promise<unknown> = Promise.resolve()

  const one = async (resource: object, at: number, profiles: readonly string[]): Promise<Issue[]> => {
    const name = String(sent++)
    program.stdin.write(`${JSON.stringify(claiming(resource, profiles))}\n`)
    const raw = await answers.untilDone(name)
    return raw.map((issue) => {
      const explanation = explain(issue, raw)
      return { ...issue, resource: at, ...(explanation === undefined ? {} : { explanation }) }
    })
  }
  const validate: Validator['validate'] = (resources, { profiles = [] } = {}) => {
    // One call after the other: the answers come in the order of the questions.
    const mine = turn.then(async () => {
      const issues: Issue[] = []
      for (const [at, resource] of resources.entries()) issues.push(...(await one(resource, at, profiles)))
      return issues
    })
    turn = mine.catch(() => undefined)
    return mine
  }
  return { validate, stop: () => stopJava(program) }
}

/** Validates once: starts the validator, asks, stops it. For several calls use {@link startValidator}. */
export async function validateResources(
  resources: readonly object[],
  options: ValidatorOptions & ValidateOptions = {},
): Promise<Issue[]> {
  const validator = await startValidator(options)
  try {
    return await validator.validate(resources, options)
  } finally {
    await validator.stop()
  }
}

/** Errors, and warnings that nothing explains: what must be empty for a resource that we emit. */
export function unexplained(issues: readonly Issue[]): Issue[] {
  return issues.filter((issue) => issue.severity !== 'information' && issue.explanation === undefined)
}

function claiming(resource: object, profiles: readonly string[]): object {
  if (profiles.length === 0) return resource
  const meta = 'meta' in resource && typeof resource.meta === 'object' ? resource.meta : {}
  const claimed = meta !== null && 'profile' in meta && Array.isArray(meta.profile) ? meta.profile : []
  return { ...resource, meta: { ...meta, profile: [...new Set([...claimed, ...profiles])] } }
}

type RawIssue = Omit<Issue, 'resource' | 'explanation'>
type Line = { resource?: string; done?: boolean; severity?: Severity } & Partial<
  Record<'location' | 'message' | 'messageId', string | null>
>

/** Collects the validator's lines until it says that it is done with a resource. */
function answersOf(program: JavaProgram): { untilDone: (name: string) => Promise<RawIssue[]> } {
  let issues: RawIssue[] = []
  let waiting:
    | { name: string; resolve: (issues: RawIssue[]) => void; reject: (failure: Error) => void }
    | undefined
  let ended: Error | undefined
  let log = ''
  program.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-20_000)
  })
  const end = (why: string) => {
    ended = new Error(`The validator ${why}:\n${log}`)
    waiting?.reject(ended)
  }
  program.once('error', (failure) => end(`could not be started (${failure.message})`))
  program.once('close', (code) => end(`ended with code ${code}`))
  createInterface({ input: program.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line
    if (line.severity !== undefined) {
      const { severity, location, message, messageId } = line
      issues.push({ severity, location: location ?? '', message: message ?? '', messageId: messageId ?? '' })
    } else if (line.done === true && waiting !== undefined && line.resource === waiting.name) {
      waiting.resolve(issues)
      issues = []
      waiting = undefined
    }
  })
  return {
    untilDone: (name) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) reject(ended)
        else waiting = { name, resolve, reject }
      }),
  }
}
