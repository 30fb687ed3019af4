import { useCallback, useReducer, useRef } from 'preact/hooks'
import { NO_ADVICE, nextAdvice, type ShownCard, shownCards } from './advice.ts'
import { fireHook, type Hook, type HookContext } from './fire-hook.ts'

/** Decision support for one chart. An answer that a later question has overtaken is dropped. */
export function useAdvice() {
  const [advice, dispatch] = useReducer(nextAdvice, NO_ADVICE)
  const latest = useRef(0)

  const ask = useCallback(async (hook: Hook, context: HookContext): Promise<readonly ShownCard[]> => {
    latest.current += 1
    const mine = latest.current
    dispatch({ type: 'asked' })
    const cards = await fireHook(hook, context)
    if (mine !== latest.current) return []
    dispatch({ type: 'answered', cards })
    return typeof cards === 'string' ? [] : shownCards(cards)
  }, [])

  const clear = useCallback(() => {
    latest.current += 1
    dispatch({ type: 'cleared' })
  }, [])

  return { advice, ask, clear, dispatch }
}
