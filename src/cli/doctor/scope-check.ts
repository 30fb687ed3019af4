import type { Issuer } from '../../site/site-schema.ts'
import { spellingFor } from '../../smart/scopes.ts'
import type { SmartServer } from '../../smart/smart-server.ts'
import { type Check, fail, pass, skipped, warn } from './check.ts'

/** Whether the EHR knows the scopes that the app will ask for, in their spelling. */
export function scopeCheck(issuer: Issuer, server: SmartServer, asked: string): Check {
  const { capabilities, scopesSupported } = server
  const spelling = spellingFor(issuer.scopes, server)
  const how = `${spelling}${issuer.scopes === 'auto' ? ' (as announced)' : ' (site file)'}`
  const announced = (['v1', 'v2'] as const).filter((version) =>
    capabilities.includes(`permission-${version}`),
  )
  if (announced.length > 0 && !announced.includes(spelling)) {
    return fail(
      'scopes',
      `the site file spells scopes in ${spelling}, the EHR announces ${announced.join(', ')} only`,
      'Set smart.issuers[].scopes to "auto", or to what the EHR announces.',
    )
  }
  const resources = scopesSupported.filter((scope) => /^(?:patient|user|system)\//.test(scope))
  if (resources.length === 0) return skipped('scopes', `${how}; the EHR does not list its scopes`)
  const unknown = asked
    .split(' ')
    .filter((scope) => scope.startsWith('patient/') && !resources.some((listed) => covers(listed, scope)))
  return unknown.length === 0
    ? pass('scopes', `${how}; all that are asked for are listed`)
    : warn(
        'scopes',
        `${how}; not listed by the EHR: ${unknown.join(' ')}`,
        'Lists are often incomplete. What is not granted, and what that costs, the app shows at launch; see smart-config/registration.',
      )
}

/** Whether a listed scope contains the one asked for: `patient/*.cruds` and `user/Observation.*` contain `patient/Observation.rs`. */
export function covers(listed: string, asked: string): boolean {
  const pattern = /^(?:patient|user)\/(\*|\w+)\.([\w*]+)/
  const [, listedType = '', listedRights = ''] = pattern.exec(listed) ?? []
  const [, type = '', rights = ''] = pattern.exec(asked) ?? []
  if (listedType !== '*' && listedType !== type) return false
  if (listedRights === rights || listedRights === '*') return true
  const word = /^(?:read|write)$/
  if (word.test(listedRights) || word.test(rights)) return false
  return [...rights].every((letter) => listedRights.includes(letter))
}
