import type { ModelFile } from '../model/model-schema.ts'

/** The article as a BibTeX entry. Authors stand in the model file as "Tu H, Feng S". */
export function bibtex({ authors, title, journal, published }: ModelFile['citation']): string {
  const names = authors.split(', ').map((author) => {
    const at = author.lastIndexOf(' ')
    return at < 0 ? author : `${author.slice(0, at)}, ${author.slice(at + 1)}`
  })
  const [year = published] = published.split('-')
  const field = (name: string, value: string) => `  ${name} = {${value.replace(/[{}\\]/g, '')}}`
  return [
    '@article{tipm,',
    [
      field('author', names.join(' and ')),
      field('title', title),
      field('journal', journal),
      field('year', year),
      field('note', `Published ${published}`),
    ].join(',\n'),
    '}',
  ].join('\n')
}
