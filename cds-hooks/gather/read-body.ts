/** The body of an answer as JSON, read up to a number of bytes; undefined when it is longer or not JSON. */
export async function readJsonBody(answer: Response, mostBytes: number): Promise<unknown> {
  const declared = Number(answer.headers.get('content-length') ?? 0)
  if (declared > mostBytes || answer.body === null) {
    await answer.body?.cancel()
    return undefined
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = answer.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
