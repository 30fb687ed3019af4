import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { scopes } from '../../src/smart/scopes.ts'
import metadata from './client-metadata.json' with { type: 'json' }

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
const column = (index: number) =>
  readme
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) =>
      [...(line.split('|')[index] ?? '').matchAll(/`([^`]+)`/g)].map(([, scope]) => scope ?? ''),
    )

function asked(spelling: 'v1' | 'v2', more: boolean): string[] {
  const both = (['ehr', 'standalone'] as const).flatMap((launch) =>
    scopes(spelling, launch, ['online_access', 'profile'], {
      documents: more,
      audit: more,
      tasks: more,
    }).split(' '),
  )
  return [...new Set(both)].toSorted()
}

test('the table of scopes is what the app asks for, in both spellings', () => {
  expect(column(1).toSorted()).toEqual(asked('v2', true))
  expect(column(2).toSorted()).toEqual(asked('v1', true))
})

test('the client metadata are a public client with the same scopes, and nothing more', () => {
  expect(metadata.scope.split(' ').toSorted()).toEqual(asked('v2', false))
  expect(metadata).toMatchObject({ token_endpoint_auth_method: 'none', software_version: manifest.version })
  expect(JSON.stringify(metadata)).not.toContain('secret')
})
