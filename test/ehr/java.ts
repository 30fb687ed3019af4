import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { buildJava, target, tool } from './build.ts'

export type JavaProgram = ChildProcessByStdio<Writable, Readable, Readable>

const patience = 15_000

/** Starts one of the Java programs of this folder, built before when need be. Throws as {@link buildJava} does. */
export async function startJava(
  mainClass: string,
  args: readonly string[],
  jvm: readonly string[] = [],
): Promise<JavaProgram> {
  const classpath = await buildJava()
  const settings = ['-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', ...jvm]
  const program = spawn(tool('java'), [...settings, '-cp', classpath, mainClass, ...args], {
    cwd: target,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // A program that ended early closes its input; its exit says why, a broken pipe would only hide that.
  program.stdin.on('error', () => undefined)
  return program
}

/** Ends the program by closing its input, which each of them takes as the end; kills it after 15 s. */
export function stopJava(program: JavaProgram): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const last = setTimeout(() => program.kill('SIGKILL'), patience)
    program.once('exit', () => {
      clearTimeout(last)
      resolve()
    })
    program.stdin.end()
  })
}
