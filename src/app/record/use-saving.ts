import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Result } from '../../result.ts'
import { type Delivered, type SaveState, Saving } from './saving.ts'
import type { AttemptPlan } from './storage-attempt.ts'

/** Prepares what would be written, again whenever `plan` is another, and sends it once confirmed. */
export function useSaving<Problem>(
  plan: () => Promise<Result<AttemptPlan, Problem>>,
  deliver: (attempt: AttemptPlan) => Promise<Delivered<Problem>>,
  onSaved: () => void,
) {
  const [state, show] = useState<SaveState<Problem>>({ step: 'preparing' })
  const [steps] = useState(() => new Saving(show))
  const prepare = useCallback(() => steps.prepare(plan), [steps, plan])
  useEffect(() => {
    void prepare()
  }, [prepare])
  const send = async () => {
    if (await steps.send(deliver)) onSaved()
  }
  return { state, prepare, send }
}
