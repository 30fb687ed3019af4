import type { Scenario } from '../../scenarios/scenario.ts'

type Story = Omit<Scenario, 'truth' | 'expected'>

/** Put in by the build (vite.config.ts). */
declare const SCENARIO_STORIES: readonly Story[]

const STORIES = typeof SCENARIO_STORIES === 'undefined' ? [] : SCENARIO_STORIES

/** What is special about a fictional patient; undefined for patients the sandbox did not bring. */
export function storyOf(patientId: string | undefined): Story | undefined {
  return STORIES.find((story) => story.patientId === patientId)
}

/** Position in the sandbox's own order; foreign patients come after. */
export function storyRank(patientId: string | undefined): number {
  const index = STORIES.findIndex((story) => story.patientId === patientId)
  return index < 0 ? STORIES.length : index
}
