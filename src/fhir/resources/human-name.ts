import { practitionerSchema } from './resource-schemas.ts'
import { type ReadBy, readAs } from './shape.ts'

type Names = ReadBy<typeof practitionerSchema>['name']

/** The official name before usual ones, never an old or maiden name; empty where there is none. */
export function humanName(given: Names): string {
  const names = (given ?? []).filter(({ use }) => use !== 'old' && use !== 'maiden')
  const name =
    names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0]
  if (name === undefined) return ''
  return name.text ?? [...(name.given ?? []), name.family].filter(Boolean).join(' ')
}

/** What the EHR's own record of a user calls them: a Practitioner by name, a PractitionerRole by that of its practitioner. */
export function userName(resource: unknown): string {
  const user = readAs(practitionerSchema, resource)
  return user === undefined ? '' : humanName(user.name) || (user.practitioner?.display ?? '')
}
