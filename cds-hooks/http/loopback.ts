import { isLoopbackHost } from '../../src/fhir-client/loopback.ts'

/** Whether a Host header names this machine: a page that rebinds its own name to 127.0.0.1 does not. */
export function isLoopbackHeader(host: string | undefined): boolean {
  return host !== undefined && isLoopbackHost(host.replace(/:\d+$/, ''))
}
