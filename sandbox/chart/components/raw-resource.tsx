import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { Button } from '../../../src/page/button.tsx'
import { Dialog } from '../../../src/page/dialog.tsx'

type Show = (resource: fhir4.FhirResource) => void

const ShowResource = createContext<Show>(() => undefined)

/** Holds the one dialog in which any row's resource is shown as the server sent it. */
export function RawResourceProvider({ children }: { children: ComponentChildren }) {
  const [resource, setResource] = useState<fhir4.FhirResource>()
  const close = () => setResource(undefined)
  return (
    <ShowResource.Provider value={setResource}>
      {children}
      {resource !== undefined && (
        <Dialog title={`${resource.resourceType}/${resource.id ?? ''}`} wide onClose={close}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long JSON must be scrollable with the keyboard. */}
          <section class="json" aria-label="JSON" tabIndex={0}>
            <pre>{JSON.stringify(resource, undefined, 2)}</pre>
          </section>
          <p class="dialog-actions">
            <Button onClick={close}>Close</Button>
          </p>
        </Dialog>
      )}
    </ShowResource.Provider>
  )
}

/** `label` tells rows apart for those who hear the button and do not see its row. */
export function JsonButton({ resource, label }: { resource: fhir4.FhirResource; label: string }) {
  const show = useContext(ShowResource)
  return (
    <Button small aria-label={`JSON of ${label}`} onClick={() => show(resource)}>
      JSON
    </Button>
  )
}
