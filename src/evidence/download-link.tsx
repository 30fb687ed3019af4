import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A link that saves a file made on this page; nothing leaves the browser. */
export function DownloadLink(props: {
  readonly name: string
  readonly type: string
  readonly content: () => string
  readonly children: ComponentChildren
}) {
  // Never revoked: the link lives as long as the page.
  const [address] = useState(() => URL.createObjectURL(new Blob([props.content()], { type: props.type })))
  return (
    <a class="button" href={address} download={props.name}>
      {props.children}
    </a>
  )
}
