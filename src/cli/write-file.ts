import { writeFile } from 'node:fs/promises'
import { type CliProblem, error } from './problem.ts'
import { systemCode } from './read-json-file.ts'

/** Writes a text file; the problem where it cannot be written. */
export async function writeTextFile(file: string, text: string): Promise<CliProblem | undefined> {
  try {
    await writeFile(file, text)
    return undefined
  } catch (failure) {
    return error('file-unwritable', `cannot be written (${systemCode(failure)})`, { file })
  }
}
