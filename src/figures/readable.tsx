import type { ComponentChildren } from 'preact'

/** A mark that can be reached by Tab and says what it shows; with nothing to do there but read. */
export function Readable(props: {
  readonly class: string
  readonly label: string
  readonly handlers?: object
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: an image in the tab order, so that figures read by keyboard
    <g class={props.class} role="img" aria-label={props.label} tabindex={0} {...props.handlers}>
      {props.children}
    </g>
  )
}
