import type { Scenario } from '../../scenarios/scenario.ts'

type Story = Omit<Scenario, 'truth' | 'expected'>

/** Put in by the build (vite.config.ts). */
declare const SCENARIO_STORIES: readonly Story[]

/** What is special about a fictional patient; undefined for patients the sandbox did not bring. */
export function storyOf(patientId: string | undefined): Story | undefined {
  return typeof SCENARIO_STORIES === 'undefined'
    ? undefined
    : SCENARIO_STORIES.find((story) => story.patientId === patientId)
}

/** Position in the sandbox's own order; foreign patients come after. */
export function storyRank(patientId: string | undefined): number {
  if (typeof SCENARIO_STORIES === 'undefined') return 0
  const index = SCENARIO_STORIES.findIndex((story) => story.patientId === patientId)
  return index < 0 ? SCENARIO_STORIES.length : index
}
