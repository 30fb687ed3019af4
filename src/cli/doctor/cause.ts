import type { NoAnswer } from '../../fhir-client/ask.ts'

/** Why a server was not reached, in words, and what to do about that kind. */
export interface Cause {
  readonly found: string
  readonly advice: string
}

/** The kinds that tell whose matter it is: the name, the certificate, the port and what filters it, or a server that is silent. */
export function causeOf(problem: NoAnswer): Cause {
  if (problem.code !== 'network') {
    return {
      found: 'it is silent: no answer within 20 s',
      advice: 'Look at the server, and at a firewall that drops instead of refusing.',
    }
  }
  const code = problem.detail ?? 'no answer'
  if (/^(ENOTFOUND|EAI_)/.test(code)) {
    return {
      found: `the name is not known here (${code})`,
      advice: 'Check the name’s spelling in the site file, and this machine’s DNS.',
    }
  }
  if (/^(ERR_SSL|EPROTO)/.test(code)) {
    return {
      found: `the port does not speak TLS as it should (${code})`,
      advice: 'Check whether http is spoken there: scheme and port in the site file.',
    }
  }
  if (/CERT|ERR_TLS|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO/.test(code)) {
    return {
      found: `the certificate does not verify here (${code})`,
      advice:
        'Install a certificate with its full chain. For a hospital’s own authority set NODE_EXTRA_CA_CERTS for this command, and see that the browsers trust it.',
    }
  }
  if (code === 'ECONNREFUSED') {
    return { found: `nobody listens there (${code})`, advice: 'Check the port, and whether the server runs.' }
  }
  return { found: `no connection (${code})`, advice: 'Check port, route and firewall.' }
}
