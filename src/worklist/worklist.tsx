import type { ComponentChildren } from 'preact'
import { useEffect, useId, useMemo } from 'preact/hooks'
import { useMissed } from '../app/server/missed.ts'
import type { Arrival } from '../app/session/arrival.ts'
import { Button } from '../page/button.tsx'
import { LazyProblemPage } from '../page/lazy-problem-page.tsx'
import type { PatientlessPage } from '../page/start-page.tsx'
import type { Language } from '../site/language.ts'
import { createFormat, type Format } from '../text/format.ts'
import { worklistTexts } from '../text/worklist.ts'
import { DueList } from './due-list.tsx'
import type { ListEntry } from './list-entry.ts'
import { reachOf } from './reach.ts'
import type { ReadList } from './read-list.ts'
import { useWorklist, type Writing } from './use-worklist.ts'

/** Another entry of the history: one that remembers no session. */
const ANOTHER = 'worklist.html?choose'

/** The department's list: who needs the examination before the first dose, whose week 6 is due, overdue or missed, who is complete. */
export function Worklist(props: PatientlessPage & { readonly came: Arrival }) {
  const { site, model, language, settings, came } = props
  const setup = useMemo(() => ({ site, model }), [site, model])
  const { state, signIn, takeRows, readAgain, write, cancel } = useWorklist(setup, came)
  // From the beginning: what the EHR does not take is told while the list is read.
  const auditMissed = useMissed('audit')
  const texts = worklistTexts[language]
  const format = useMemo(() => createFormat(language, site.timeZone), [language, site])
  useEffect(() => {
    document.title = texts.title
  }, [texts])
  const list = (entries: readonly ListEntry[]) => (
    <DueList entries={entries} cutoff={model.cutoff.points} language={language} format={format} />
  )
  switch (state.phase) {
    case 'problem':
      return (
        <LazyProblemPage
          language={language}
          texts={props.texts}
          problem={state.problem}
          action={{ label: props.texts.common.again, run: () => location.assign(ANOTHER) }}
          settings={settings}
        />
      )
    case 'choosing':
      return (
        <Frame language={language} product={props.texts.product} settings={settings}>
          {state.noRows && <p role="alert">{texts.noRows}</p>}
          <ul class="plain choices">
            {site.smart.issuers.map((issuer) => (
              <li key={issuer.iss}>
                <Button primary onClick={() => signIn(issuer)}>
                  {texts.choose.ehr(issuer.name ?? issuer.iss)}
                </Button>
              </li>
            ))}
          </ul>
          <p class="fine">{texts.choose.ehrHint}</p>
          <RowsFile language={language} onFile={takeRows} />
        </Frame>
      )
    case 'connecting':
      return (
        <Frame language={language} product={props.texts.product} settings={settings}>
          <p role="status">{texts.connecting}</p>
        </Frame>
      )
    case 'reading':
      return (
        <Frame language={language} product={props.texts.product} settings={settings}>
          <p role="status">
            {state.found === undefined
              ? texts.searching
              : texts.reading(format.number(state.done, 0), format.number(state.found, 0))}
          </p>
          {state.found !== undefined && <progress value={state.done} max={Math.max(state.found, 1)} />}
          <p>
            <Button onClick={cancel}>{texts.cancel}</Button>
          </p>
        </Frame>
      )
    case 'live':
      return (
        <Frame language={language} product={props.texts.product} settings={settings} onAgain={readAgain}>
          <p class="fine">{texts.asOf(format.dateTime(state.at.toISOString()))}</p>
          {auditMissed && <p class="caution">{texts.auditMissed}</p>}
          <Reach list={state.list} language={language} format={format} />
          <WriteList
            state={state.written}
            language={language}
            format={format}
            onWrite={() => write(language)}
          />
          {list(state.list.entries)}
        </Frame>
      )
    case 'rows':
      return (
        <Frame language={language} product={props.texts.product} settings={settings} onAgain={undefined}>
          {state.others > 0 && <p>{texts.otherLines(format.number(state.others, 0))}</p>}
          {list(state.entries)}
        </Frame>
      )
  }
}

function Frame(props: {
  readonly language: Language
  readonly product: string
  readonly settings: ComponentChildren
  /** There is a list: it can be printed, and read again where it was read from an EHR. */
  readonly onAgain?: (() => void) | undefined
  readonly children: ComponentChildren
}) {
  const { onAgain } = props
  const texts = worklistTexts[props.language]
  return (
    <main class="page worklist">
      <div class="masthead">
        <p class="eyebrow">{props.product}</p>
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
        {'onAgain' in props && (
          <p class="actions no-print">
            <Button onClick={() => print()}>{texts.print}</Button>
            {onAgain && <Button onClick={onAgain}>{texts.again}</Button>}
            <a class="button" href={ANOTHER}>
              {texts.another}
            </a>
          </p>
        )}
        {props.settings}
      </div>
      {props.children}
    </main>
  )
}

function RowsFile(props: { readonly language: Language; readonly onFile: (file: File) => void }) {
  const id = useId()
  const { choose } = worklistTexts[props.language]
  return (
    <div class="source-choice">
      <label for={id}>{choose.rows}</label>
      <input
        id={id}
        type="file"
        accept=".ndjson"
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file !== undefined) props.onFile(file)
        }}
      />
      <p class="fine" id={`${id}-hint`}>
        {choose.rowsHint}
      </p>
    </div>
  )
}

/** How far the list reaches: whom it cannot hold. */
function Reach({ list, language, format }: { list: ReadList; language: Language; format: Format }) {
  const texts = worklistTexts[language]
  const { found, entries } = list
  return (
    <div class="reach">
      {reachOf(list, language, format).map((line) => (
        <p key={line} class="caution">
          {line}
        </p>
      ))}
      <p>{texts.found(format.number(found, 0), format.number(entries.length, 0))}</p>
      <p class="fine">{texts.byCode}</p>
    </div>
  )
}

/** Writes the list to the EHR, where the site wants that, and tells what came of it. */
function WriteList(props: {
  readonly state: Writing
  readonly language: Language
  readonly format: Format
  readonly onWrite: () => void
}) {
  const { state, format } = props
  const { write } = worklistTexts[props.language]
  if (state === 'cannot') return null
  const isDone = typeof state === 'object'
  const said =
    state === 'writing'
      ? write.writing
      : state === 'unknown'
        ? write.unknown
        : isDone
          ? write.done(
              format.number(state.made, 0),
              format.number(state.kept, 0),
              format.number(state.ended, 0),
            )
          : ''
  return (
    <div class="reach no-print">
      <Button aria-disabled={state === 'writing'} onClick={state === 'writing' ? undefined : props.onWrite}>
        {write.action}
      </Button>
      <p role="status">{said}</p>
      {isDone && state.refused > 0 && <p class="caution">{write.refused(format.number(state.refused, 0))}</p>}
      <p class="fine">{write.hint}</p>
    </div>
  )
}
