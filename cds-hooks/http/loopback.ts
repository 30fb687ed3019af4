/** Whether a host name or address (also in URL form, `[::1]`) can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Whether a Host header names this machine: a page that rebinds its own name to 127.0.0.1 does not. */
export function isLoopbackHeader(host: string | undefined): boolean {
  return host !== undefined && isLoopbackHost(host.replace(/:\d+$/, ''))
}
