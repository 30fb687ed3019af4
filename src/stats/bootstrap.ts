/** How a bootstrap is run: `replicates` samples from a generator seeded with `seed`. */
export interface BootstrapOptions {
  readonly replicates: number
  readonly seed: number
  /** Told from time to time how many replicates are done. */
  readonly progress?: (done: number, total: number) => void
}

const REPORT_EVERY = 50

/** Runs one replicate after the other and reports progress. */
export function replicate(
  { replicates, progress }: Pick<BootstrapOptions, 'replicates' | 'progress'>,
  run: (index: number) => void,
): void {
  for (let index = 0; index < replicates; index += 1) {
    run(index)
    if ((index + 1) % REPORT_EVERY === 0 || index + 1 === replicates) progress?.(index + 1, replicates)
  }
}
