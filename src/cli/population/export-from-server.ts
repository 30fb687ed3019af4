import { join } from 'node:path'
import type { BulkProblem } from '../../bulk/bulk-problem.ts'
import { type FetchedExport, fetchExport } from '../../bulk/fetch-export.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ReadingRules } from '../../site/site-schema.ts'
import { readText } from '../files.ts'
import type { Io } from '../io.ts'
import { type CliProblem, error, warning } from '../problem.ts'

interface Asked {
  readonly export?: string | undefined
  readonly out?: string | undefined
  readonly client?: string | undefined
  readonly key?: string | undefined
  readonly kid?: string | undefined
  readonly 'file-host'?: string | undefined
}

export interface FromServer {
  readonly folders: readonly string[]
  readonly problems: readonly CliProblem[]
}

/** The export of a server in `OUT/export`; undefined where none is asked for. */
export async function exportFromServer(
  { export: url, out, client, key, kid, 'file-host': fileHost }: Asked,
  rules: ReadingRules,
  io: Io,
  progress: (line: string) => void,
): Promise<Result<FromServer | undefined, CliProblem>> {
  if (url === undefined || out === undefined) return ok(undefined)
  const text = key === undefined ? ok('') : await readText(key, io)
  if (!text.ok) return text
  const folder = join(out, 'export')
  const fetched = await fetchExport({
    ...{ url, folder, rules, progress },
    credentials: client === undefined ? undefined : { clientId: client, key: text.value, kid },
    fileHosts: fileHost === undefined ? [] : [URL.parse(fileHost)?.origin ?? fileHost],
  })
  if (!fetched.ok) {
    const file = fetched.problem.code === 'export-key' ? key : undefined
    return fail(error(fetched.problem.code, sentence(fetched.problem), { file }))
  }
  return ok({ folders: [folder], problems: fetched.value === undefined ? [] : remarks(fetched.value) })
}

function remarks({
  deleted,
  isCleared,
  less,
  unanswered,
}: Pick<FetchedExport, 'deleted' | 'isCleared' | 'less' | 'unanswered'>): CliProblem[] {
  return [
    ...(less === undefined
      ? []
      : [
          warning(
            'export-less',
            `the server gave the export only ${less}: a plan that it may hold was not read`,
          ),
        ]),
    ...(unanswered === 0
      ? []
      : [
          warning(
            'export-begun-again',
            `${unanswered} requests to begin the export had no answer: the server may hold as many more exports, which nobody fetches or deletes; its administrators can`,
          ),
        ]),
    ...(deleted === 0
      ? []
      : [
          warning(
            'export-deleted',
            `the server names resources that it deleted, in ${deleted} lines: nothing is read of those lines`,
          ),
        ]),
    ...(isCleared
      ? []
      : [
          warning(
            'export-not-cleared',
            'the server did not take the request to delete its files of the export: they stay there until it does so itself',
          ),
        ]),
  ]
}

const AGAIN = 'the same command goes on where this one stopped'

/** What happened and what to do. */
function sentence(problem: BulkProblem): string {
  const { status, words } = problem
  const said = [status, words].filter((part) => part !== undefined).join(', ')
  const why = said === '' ? '' : ` (${said})`
  switch (problem.code) {
    case 'export-url':
      return '--export takes the https address of a FHIR server, or its /Patient or /Group/ID'
    case 'export-key':
      return 'no private key as JWK or PKCS #8 (PEM), of ES384 or RS384'
    case 'export-token-endpoint':
      return 'the server does not say in .well-known/smart-configuration where to get a token: check the address, or ask its administrators'
    case 'export-token':
      return `the server asks for an access token and gives none${why}: check --client and --key, and that the client is registered with its public key and the scopes system/*.rs`
    case 'export-unreachable':
      return `the server does not answer${why}: ${AGAIN}`
    case 'export-not-offered':
      return `the server offers no such export${why}: check the address and the Group’s id; another tool’s NDJSON files are read as well`
    case 'export-refused':
      return `the server refuses the export${why}: ask its administrators`
    case 'export-failed':
      return `the server gave the export up${why}: delete the folder’s export and begin again`
    case 'export-gone':
      return `the server does not know this export any more${why}: delete the folder’s export and begin again`
    case 'export-manifest':
      return 'the server does not tell the files of the export in a manifest that can be read: ask its administrators'
    case 'other-export':
      return 'the folder holds the export of another address: name another folder'
    case 'export-unwritable':
      return `the files cannot be kept${why}: make room, and ${AGAIN}`
    case 'export-host':
      return `files or state of the export lie at ${problem.host}, where the access token is not sent, nor anything asked in clear text: if that host is the server’s, name it with --file-host`
    case 'export-file':
      return `a file of the export cannot be fetched from ${problem.host}${why}: ${AGAIN}`
  }
}
