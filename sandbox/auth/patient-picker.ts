import { escapeHtml, page } from './html.ts'

/** A patient to choose from. */
export interface PickerPatient {
  readonly id: string
  readonly name: string
  readonly birthDate: string | undefined
  readonly gender: string | undefined
}

/**
 * The page on which a standalone launch asks for its patient. It posts the choice with the app's own parameters
 * to `action`, so that neither a cookie nor the patient's id in a URL is needed.
 */
export function pickerPage(
  appName: string,
  action: string,
  params: URLSearchParams,
  patients: readonly PickerPatient[],
): string {
  if (patients.length === 0) return page('Choose a patient', '<p>There is no patient in this EHR.</p>')
  const hidden = [...params].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return page(
    'Choose a patient',
    `<p>${escapeHtml(appName)} will open with the patient you choose.</p>
<form method="post" action="${escapeHtml(action)}">
${hidden.join('\n')}
<fieldset>
<legend>Patients</legend>
${patients.map(choice).join('\n')}
</fieldset>
<button type="submit">Open</button>
</form>`,
  )
}

function choice(patient: PickerPatient): string {
  const details = [patient.gender, patient.birthDate && `born ${patient.birthDate}`, patient.id]
  const text = details.filter((d) => d !== undefined).join(', ')
  return `<label><input type="radio" name="picked_patient" value="${escapeHtml(patient.id)}" required>
<span>${escapeHtml(patient.name)}<br><small>${escapeHtml(text)}</small></span></label>`
}
