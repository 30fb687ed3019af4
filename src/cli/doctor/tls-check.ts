import { connect } from 'node:tls'
import { isLoopbackHost } from '../../fhir-client/loopback.ts'
import { causeOf } from './cause.ts'
import { type Check, fail, pass, warn } from './check.ts'

/** What a server's certificate says of itself. */
export interface Certificate {
  /** Node's code where the chain does not verify, such as CERT_HAS_EXPIRED. */
  readonly fault: string | undefined
  readonly validTo: Date
  readonly protocol: string | null
}

const DAY_MS = 24 * 3600 * 1000

/** https with a certificate that verifies and lasts; clear text only on this very machine. */
export async function tlsCheck(url: string, now: Date): Promise<Check> {
  const { protocol, hostname, port } = new URL(url)
  if (protocol === 'http:') return clearText(hostname)
  const host = hostname.replace(/^\[|\]$/g, '')
  const certificate = await certificateOf(host, port === '' ? 443 : Number(port))
  return typeof certificate === 'string'
    ? unreached(hostname, certificate)
    : certificateCheck(certificate, now)
}

function unreached(hostname: string, detail: string): Check {
  const { found, advice } = causeOf({ code: 'network', detail })
  return fail('tls', `no TLS connection to ${hostname}: ${found}`, advice)
}

function clearText(hostname: string): Check {
  return isLoopbackHost(hostname)
    ? pass('tls', 'http on this very machine')
    : warn('tls', 'http: tokens and patient data travel in clear text', 'Serve the EHR by https.')
}

/** The verdict on a certificate. */
export function certificateCheck({ fault, validTo, protocol }: Certificate, now: Date): Check {
  const days = Math.floor((validTo.getTime() - now.getTime()) / DAY_MS)
  const lasts = `certificate valid until ${validTo.toISOString().slice(0, 10)} (${days} days), ${protocol ?? 'TLS'}`
  if (fault !== undefined) {
    return fail(
      'tls',
      `${lasts}; it does not verify here: ${fault}`,
      'Install a certificate with its full chain. For a hospital’s own authority set NODE_EXTRA_CA_CERTS for this command, and see that the browsers trust it.',
    )
  }
  return days < 30 ? warn('tls', lasts, 'Renew the certificate.') : pass('tls', lasts)
}

function certificateOf(host: string, port: number): Promise<Certificate | string> {
  return new Promise((resolve) => {
    const isName = /[a-z]/i.test(host) && !host.includes(':')
    // Not verified yet: an expired certificate is to be told from none. Nothing is sent over this connection.
    const socket = connect({ host, port, rejectUnauthorized: false, ...(isName ? { servername: host } : {}) })
    const end = (result: Certificate | string) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(10_000, () => end('no answer within 10 s'))
    socket.once('error', (error) => end('code' in error ? String(error.code) : error.name))
    socket.once('secureConnect', () =>
      end({
        fault: socket.authorized ? undefined : String(socket.authorizationError),
        validTo: new Date(socket.getPeerCertificate().valid_to),
        protocol: socket.getProtocol(),
      }),
    )
  })
}
