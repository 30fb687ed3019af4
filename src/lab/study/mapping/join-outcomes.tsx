import { useId } from 'preact/hooks'
import { useLab } from '../../lab-context.tsx'

/** Outcomes of another file, as the response criteria save them. */
export function JoinOutcomes(props: {
  readonly joined: File | undefined
  readonly onJoin: (outcomes: File) => void
}) {
  const { texts } = useLab()
  const id = useId()
  return (
    <div class="wide-field">
      <label for={id}>{texts.map.outcomes}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.gz,text/csv"
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file !== undefined) props.onJoin(file)
        }}
      />
      {props.joined !== undefined && <p class="breakable">{texts.map.outcomesJoined(props.joined.name)}</p>}
      <p class="fine" id={`${id}-hint`}>
        {texts.map.outcomesHint}
      </p>
    </div>
  )
}
