import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The end-to-end files that take longest, by far: begun last, one of them would run on alone. */
const LONG = [
  'accessibility',
  'lab',
  'zoom',
  'smart-variants',
  'main-job',
  'worksheet',
  'orders',
  'languages',
  'record-acts',
]

const place = ({ moduleId }: TestSpecification) => {
  const found = LONG.indexOf(basename(moduleId, '.test.ts'))
  return found < 0 ? LONG.length : found
}

/** Puts the files that are known to be long first: a fresh clone remembers no times by which to order them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
