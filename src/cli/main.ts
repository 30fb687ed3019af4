import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { EXIT } from './exit-code.ts'

// What the command is made of is compiled once, for later starts and for threads; where nothing can be written, nothing is kept.
const { directory } = enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'))
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = directory
const { run } = await import('./run.ts')

// A reader that has seen enough (`tipm ... | head -1`) closes the pipe: not a failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  const result = await run(process.argv.slice(2), {
    now: new Date(),
    readStdin: () => readStream(process.stdin),
  })
  // Not process.exit(): what is still on its way into a pipe must arrive.
  process.exitCode = result.exitCode
  process.stderr.write(result.stderr)
  process.stdout.write(result.stdout)
} catch (error) {
  process.exitCode = EXIT.internal
  // Where it happened, not what was said: a message may quote a patient's data.
  const place = error instanceof Error ? `${error.name}\n${stackLines(error)}` : typeof error
  process.stderr.write(`tipm: internal error, please report: ${place}\n`)
}

function stackLines({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

/** Everything a stream holds. */
async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
