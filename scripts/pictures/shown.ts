import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** File names of the pictures that the README and the documentation show. Only these stand in the repository. */
export async function shownPictures(repository: string): Promise<ReadonlySet<string>> {
  const shown = new Set<string>()
  for await (const page of glob(['README.md', 'docs/**/*.md'], { cwd: repository })) {
    const text = await readFile(join(repository, page), 'utf8')
    for (const [, file = ''] of text.matchAll(/screenshots\/([\w.-]+\.png)/g)) shown.add(file)
  }
  return shown
}
