import { Button } from '../../page/button.tsx'
import { useLab } from '../lab-context.tsx'

/** Work under way: what, how far where that is known, and a way to end it. Who shows it announces it. */
export function Working(props: {
  readonly label: string
  readonly detail?: string | undefined
  /** 0..1; undefined where it cannot be told. */
  readonly share?: number | undefined
  readonly onStop: () => void
}) {
  const { texts, format } = useLab()
  return (
    <div class="working">
      <p>{props.label}</p>
      {props.share === undefined ? (
        <progress aria-label={props.label} />
      ) : (
        <progress aria-label={props.label} max={1} value={props.share} />
      )}
      <p class="fine">
        {props.share === undefined
          ? props.detail
          : texts.work.share(props.detail ?? '', format.number(props.share * 100, 0))}
      </p>
      <p>
        <Button onClick={props.onStop}>{texts.work.stop}</Button>
      </p>
    </div>
  )
}
