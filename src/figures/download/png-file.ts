import { type FigureFacts, fileSize, svgFile } from './svg-file.ts'

/** 300 dots an inch: a px of the screen is 1/96 inch. */
const DOTS_PER_PX = 300 / 96

/** Why a picture could not be made: the page's policy or the browser refused the drawing, or it is too large for a canvas. */
export type PngProblem = 'not-drawn' | 'too-large'

export type PngFile =
  | { readonly ok: true; readonly file: Blob }
  | { readonly ok: false; readonly code: PngProblem }

/** A drawn figure as a picture at 300 dots an inch. Needs a browser whose policy allows pictures from `blob:`. */
export async function pngFile(figure: SVGSVGElement, facts: FigureFacts): Promise<PngFile> {
  const { width, height } = fileSize(figure, facts)
  const image = await loaded(new Blob([svgFile(figure, facts)], { type: 'image/svg+xml' }))
  if (image === undefined) return { ok: false, code: 'not-drawn' }
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * DOTS_PER_PX)
  canvas.height = Math.round(height * DOTS_PER_PX)
  const context = canvas.getContext('2d')
  if (context === null) return { ok: false, code: 'too-large' }
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const file = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png')
  })
  return file === null ? { ok: false, code: 'too-large' } : { ok: true, file }
}

async function loaded(svg: Blob): Promise<HTMLImageElement | undefined> {
  const url = URL.createObjectURL(svg)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return image
  } catch {
    // The one thing decode() reports: this picture cannot be shown.
    return undefined
  } finally {
    URL.revokeObjectURL(url)
  }
}
