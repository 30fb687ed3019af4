/** A file name from words in any language: letters and digits joined by hyphens, at most 80 characters; `figure` where nothing is left. */
export function fileName(words: string, extension: 'svg' | 'png'): string {
  const safe = words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const short = [...safe].slice(0, 80).join('').replace(/-+$/, '')
  return `${short === '' ? 'figure' : short}.${extension}`
}
