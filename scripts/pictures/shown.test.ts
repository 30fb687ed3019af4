import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shownPictures } from './shown.ts'

const REPOSITORY = join(import.meta.dirname, '../..')

test('the pictures in the repository are those that the README and the documentation show, at most twelve', async () => {
  const shown = [...(await shownPictures(REPOSITORY))]
  expect((await readdir(join(REPOSITORY, 'docs/screenshots'))).toSorted()).toEqual(shown.toSorted())
  expect(shown.length).toBeLessThanOrEqual(12)
})
