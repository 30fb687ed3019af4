import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type Answer, plainText } from './http.ts'

/** Serves a file below a folder; `path` starts with a slash, and a folder means its index.html. */
export async function staticFile(
  folder: string,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const file = await existingFile(folder, path)
  if (file === undefined) return plainText(404, 'There is no such page.', headers)
  const type = types[extname(file)] ?? 'application/octet-stream'
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': cacheControl(path, type), ...headers },
    body: await readFile(file),
  }
}

async function existingFile(folder: string, path: string): Promise<string | undefined> {
  const decoded = decode(path)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  const file = join(folder, normalize(decoded))
  if (file !== folder && !file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory())
    return decoded.endsWith('/') ? existingFile(folder, `${path}index.html`) : undefined
  return found?.isFile() ? file : undefined
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Built assets carry a hash in their name and never change; pages and data always may. */
function cacheControl(path: string, type: string): string {
  const hashed = /\/assets\/.+-[\w-]{8,}\.\w+$/.test(path) && !type.startsWith('text/html')
  return hashed ? 'public, max-age=31536000, immutable' : 'no-store'
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
