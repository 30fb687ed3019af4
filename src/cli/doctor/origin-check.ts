import { isLoopbackHost } from '../../fhir-client/loopback.ts'
import { type Check, fail, pass, skipped } from './check.ts'

/** The app's own address: browsers give cryptography, and so the sign-in, to secure origins only. */
export function originCheck(origin: string | undefined): Check {
  if (origin === undefined) {
    return skipped(
      'origin',
      'not given',
      'Give --origin https://... , where the app is served, to check CORS.',
    )
  }
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || isLoopbackHost(hostname)
    ? pass('origin', origin)
    : fail('origin', `${origin} is not secure`, 'Serve the app by https: browsers sign in from nowhere else.')
}

/** The origin, such as `https://tipm.example`, of the address that was given, which may be a page's URL; undefined if it is no URL. */
export function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, origin } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined
}
