import { useId, useState } from 'preact/hooks'
import { Button } from '../../page/button.tsx'
import { LabPart, useLab } from '../lab-context.tsx'
import type { LabSource } from '../work/lab-job.ts'
import { ProblemNotice } from './problem-notice.tsx'
import type { StudyProblem } from './study-state.ts'

/** The first step: a CSV file, FHIR files, or the example. */
export function ChooseSource(props: {
  readonly problem: StudyProblem | undefined
  readonly onChoose: (source: LabSource) => void
}) {
  const { texts } = useLab()
  const { choose } = texts
  const [over, setOver] = useState(false)
  const [several, setSeveral] = useState(false)
  const take = (files: Iterable<File> | null | undefined) => {
    const source = sourceOf([...(files ?? [])])
    setSeveral(source === 'several')
    if (source !== undefined && source !== 'several') props.onChoose(source)
  }
  return (
    <LabPart heading={choose.heading}>
      {props.problem !== undefined && <ProblemNotice problem={props.problem} />}
      <p role="status" class={several ? 'notice-box' : ''}>
        {several && choose.several}
      </p>
      {/* Dropping is a shortcut for a mouse; the buttons below do the same. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is lost without it */}
      <div
        class={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <p>{choose.drop}</p>
        <div class="source-choices">
          <FileChoice
            label={choose.csv}
            hint={choose.csvHint}
            accept=".csv,.tsv,.txt,.gz,text/csv,text/tab-separated-values"
            multiple={false}
            onFiles={take}
          />
          <FileChoice
            label={choose.fhir}
            hint={choose.fhirHint}
            accept=".ndjson,.json,.jsonl,.gz,application/fhir+ndjson,application/fhir+json,application/json"
            multiple={true}
            onFiles={take}
          />
          <FileChoice
            label={choose.folder}
            hint={choose.folderHint}
            folder
            onFiles={(files) => take([...(files ?? [])].filter(({ name }) => isFhirName(name)))}
          />
          <div class="source-choice">
            <Button primary onClick={() => props.onChoose({ kind: 'example' })}>
              {choose.example}
            </Button>
            <p class="fine">{choose.exampleHint}</p>
          </div>
        </div>
      </div>
      <p class="fine">{choose.mappingHint}</p>
    </LabPart>
  )
}

function FileChoice(props: {
  readonly label: string
  readonly hint: string
  readonly accept?: string
  readonly multiple?: boolean
  readonly folder?: boolean
  readonly onFiles: (files: FileList | null) => void
}) {
  const id = useId()
  return (
    <div class="source-choice">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        {...(props.folder && { webkitdirectory: true })}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          props.onFiles(currentTarget.files)
          // The same file can be chosen again after it was corrected.
          currentTarget.value = ''
        }}
      />
      <p class="fine" id={`${id}-hint`}>
        {props.hint}
      </p>
    </div>
  )
}

/** Files that do not belong together are all refused: leaving some out without a word would change the result. */
type SourceChoice = LabSource | 'several' | undefined

const FHIR_FILE = /\.(ndjson|jsonl|json)(\.gz)?$/i

/** What dropped or chosen files are: FHIR by their endings, else one CSV file. Undefined for none. */
function sourceOf(files: readonly File[]): SourceChoice {
  const [first] = files
  if (first === undefined) return undefined
  if (files.every(({ name }) => FHIR_FILE.test(name))) return { kind: 'fhir', files }
  return files.length > 1 ? 'several' : { kind: 'csv', file: first }
}

/** Whether a file of a folder is one of an export; its logs and manifest are not. */
function isFhirName(name: string): boolean {
  return FHIR_FILE.test(name)
}
