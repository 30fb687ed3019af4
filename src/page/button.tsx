import type { ButtonHTMLAttributes } from 'preact'

/** A button with its look; whatever else a button of HTML takes is handed on. */
export function Button({
  primary,
  small,
  ...props
}: Omit<ButtonHTMLAttributes, 'class' | 'type'> & {
  readonly primary?: boolean
  readonly small?: boolean
}) {
  const look = ['button', ...(primary ? ['primary'] : []), ...(small ? ['small'] : [])].join(' ')
  return <button type="button" class={look} {...props} />
}
