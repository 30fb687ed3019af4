import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Mark } from '../../page/mark.tsx'
import type { Texts } from '../../text/texts.ts'
import type { PartState } from '../app-state.ts'
import type { PartProgress } from '../server/chart-reader.ts'
import { topicProgress } from './topic-progress.ts'

const SLOW_MS = 5_000

/** Opening the session and reading the chart, topic by topic; after five seconds it says what it waits for. */
export function Loading(props: {
  readonly texts: Texts
  readonly progress: readonly PartState[]
  readonly onCancel: (() => void) | undefined
  readonly settings: ComponentChildren
}) {
  const { texts } = props
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  const topics = topicProgress(props.progress)
  const open = topics.filter(({ progress }) => progress.state === 'waiting' || progress.state === 'reading')
  return (
    <main class="page notice-page" aria-busy="true">
      <p class="eyebrow">{texts.product}</p>
      <h1>{topics.length === 0 ? texts.progress.starting : texts.progress.title}</h1>
      {topics.length > 0 && (
        <ul class="progress">
          {topics.map(({ topic, progress }) => (
            <li key={topic} class={`progress-${progress.state}`}>
              <span>{texts.topics[topic]}</span>
              <span class="progress-state">{progressText(texts, progress)}</span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="slow">
        {slow && (
          <>
            <Mark shape="warning" />{' '}
            {topics.length === 0
              ? texts.progress.slowSession
              : texts.progress.slow(open.map(({ topic }) => texts.topics[topic]).join(texts.joins.item))}
          </>
        )}
      </p>
      {props.onCancel && (
        <p>
          <button type="button" class="button" onClick={props.onCancel}>
            {texts.progress.cancel}
          </button>
        </p>
      )}
      {props.settings}
    </main>
  )
}

function progressText(texts: Texts, progress: PartProgress): string {
  switch (progress.state) {
    case 'waiting':
      return texts.progress.waiting
    case 'reading':
      return texts.progress.pages(progress.pages)
    case 'done':
      return texts.progress.done(progress.resources)
    case 'failed':
      return texts.progress.failed
  }
}
