import { useState } from 'preact/hooks'
import { type EditFault, ENTRY_UNITS, type NlrEdit } from '../../fhir/edits/edits.ts'
import { plausibleEntry } from '../../fhir/edits/plausible-entry.ts'
import { Choices } from '../../page/fields.tsx'
import { usePageContext } from '../../page/page-context.tsx'
import { EditForm, type EditFormProps } from './edit-form.tsx'
import { typedNumber } from './entry.ts'
import { NumberField, UnitField } from './fields.tsx'

const KINDS = ['counts', 'ratio'] as const

/** Entering NLR: both counts of one draw, or the ratio itself. */
export function NlrForm(props: EditFormProps<NlrEdit>) {
  const { texts, site } = usePageContext()
  const [kind, setKind] = useState<NlrEdit['kind']>('counts')
  const [neutrophils, setNeutrophils] = useState('')
  const [lymphocytes, setLymphocytes] = useState('')
  const [ratio, setRatio] = useState('')
  const [unit, setUnit] = useState<string>(ENTRY_UNITS.count[0])
  // Of two counts the fault stands beside the one that has it.
  const isOfLymphocytes = (fault: EditFault | undefined) =>
    fault?.code === 'implausible' &&
    plausibleEntry('neutrophils', typedNumber(neutrophils), unit, site.reading) === undefined &&
    plausibleEntry('lymphocytes', typedNumber(lymphocytes), unit, site.reading) !== undefined
  const apply = (date: string) =>
    props.onApply(
      kind === 'counts'
        ? { kind, neutrophils: typedNumber(neutrophils), lymphocytes: typedNumber(lymphocytes), unit, date }
        : { kind, ratio: typedNumber(ratio), date },
    )
  return (
    <EditForm
      id={props.id}
      label={texts.inputs.editNamed(texts.inputs.names.nlr)}
      onApply={apply}
      onClose={props.onClose}
    >
      {(fault, clearFaults) => (
        <>
          <Choices
            class="choices-inline"
            legend={texts.edit.kind}
            value={kind}
            options={KINDS.map((option) => [option, texts.edit.kinds[option]])}
            onChoose={(option) => {
              setKind(option)
              clearFaults()
            }}
          />
          {kind === 'counts' ? (
            <>
              <NumberField
                label={texts.edit.neutrophils}
                value={neutrophils}
                fault={isOfLymphocytes(fault) ? undefined : fault}
                entry={{ input: 'neutrophils', unit }}
                focused
                onInput={setNeutrophils}
              />
              <NumberField
                label={texts.edit.lymphocytes}
                value={lymphocytes}
                fault={isOfLymphocytes(fault) ? fault : undefined}
                entry={{ input: 'lymphocytes', unit }}
                onInput={setLymphocytes}
              />
              <UnitField value={unit} units={ENTRY_UNITS.count} onInput={setUnit} />
            </>
          ) : (
            <NumberField label={texts.edit.ratio} value={ratio} fault={fault} focused onInput={setRatio} />
          )}
        </>
      )}
    </EditForm>
  )
}
