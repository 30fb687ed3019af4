/** What the command has of the world; replaced in tests. */
export interface Io {
  readonly now: Date
  readonly readStdin: () => Promise<Uint8Array>
}

/** What a command leaves: text for stdout and stderr, and how it ends. */
export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}
