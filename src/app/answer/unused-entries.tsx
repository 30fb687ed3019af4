import type { EditFault } from '../../fhir/edits/edits.ts'
import { Mark } from '../../page/mark.tsx'
import { usePageContext, useTextsOf } from '../../page/page-context.tsx'
import { population } from '../../text/population.ts'
import type { ApplyEdit } from '../inputs/input-row-props.ts'

/** Entries that no longer fit, e.g. by another index date: kept, not used, and said so. */
export function UnusedEntries(props: { readonly faults: readonly EditFault[]; readonly onEdit: ApplyEdit }) {
  const { inputs, joins } = usePageContext().texts
  const { unused } = useTextsOf(population)
  return (
    <div class="notice-box unused-entries" role="status">
      <p>
        <Mark shape="warning" /> <strong>{unused.heading}</strong>
      </p>
      <ul>
        {props.faults.map(({ input, code }) => {
          const name =
            input === 'therapyStart' || input === 'answers' ? unused.inputs[input] : inputs.names[input]
          return (
            <li key={input}>
              {name + joins.colon + unused.codes[code]}{' '}
              <button
                type="button"
                class="button small no-print"
                aria-label={unused.removeNamed(name)}
                onClick={() => props.onEdit(input, undefined)}
              >
                {unused.remove}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
