import { createServer } from 'node:net'

/** A port that is free at the moment: the one that is asked for, or any for 0. Rejects as listening there would, such as with EADDRINUSE. */
export function freePort(host: string, wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer((socket) => socket.destroy())
    probe.once('error', reject)
    probe.listen(wanted, host, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : wanted
      probe.close(() => resolve(port))
    })
  })
}
