import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'

type Show = (resource: fhir4.FhirResource) => void

const ShowResource = createContext<Show>(() => undefined)

/** Holds the one dialog in which any row's resource is shown as the server sent it. */
export function RawResourceProvider({ children }: { children: ComponentChildren }) {
  const [resource, setResource] = useState<fhir4.FhirResource>()
  return (
    <ShowResource.Provider value={setResource}>
      {children}
      {resource !== undefined && <RawResource resource={resource} close={() => setResource(undefined)} />}
    </ShowResource.Provider>
  )
}

/** `label` tells rows apart for those who hear the button and do not see its row. */
export function JsonButton({ resource, label }: { resource: fhir4.FhirResource; label: string }) {
  const show = useContext(ShowResource)
  return (
    <button type="button" class="json-button" aria-label={`JSON of ${label}`} onClick={() => show(resource)}>
      JSON
    </button>
  )
}

function RawResource({ resource, close }: { resource: fhir4.FhirResource; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const opener = useRef(document.activeElement)
  useEffect(() => {
    dialog.current?.showModal()
    const element = opener.current
    return () => {
      if (element instanceof HTMLElement) element.focus()
    }
  }, [])
  const title = `${resource.resourceType}/${resource.id ?? ''}`
  return (
    <dialog ref={dialog} class="raw" aria-labelledby="raw-title" onClose={close}>
      <div class="raw-head">
        <h2 id="raw-title">{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long JSON must be scrollable with the keyboard. */}
      <section class="raw-body" aria-label="JSON" tabIndex={0}>
        <pre>{JSON.stringify(resource, undefined, 2)}</pre>
      </section>
    </dialog>
  )
}
