/** A patient to choose from. */
export interface PickerPatient {
  readonly id: string
  readonly name: string
  readonly birthDate: string | undefined
  readonly gender: string | undefined
}

/** Shown when the app's address cannot be trusted, so that the error cannot be sent back to it. */
export function errorPage(error: string, description: string | undefined): string {
  const detail = description === undefined ? '' : `: ${escapeHtml(description)}`
  return page(
    'The app cannot be opened',
    `<p>The authorization server refused the request.</p>\n<p><code>${escapeHtml(error)}</code>${detail}</p>`,
  )
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

function choice({ id, name, gender, birthDate }: PickerPatient): string {
  const details = [gender, birthDate && `born ${birthDate}`, id].filter((detail) => detail !== undefined)
  return `<label><input type="radio" name="picked_patient" value="${escapeHtml(id)}" required>
<span>${escapeHtml(name)}<br><small>${escapeHtml(details.join(', '))}</small></span></label>`
}

/** Text made safe for HTML content and quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A small page of the authorization server: no script, no picture, readable on any screen. */
function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; }
fieldset { border: 1px solid GrayText; border-radius: 4px; padding: 0.5rem 1rem; }
label { display: flex; gap: 0.75rem; padding: 0.5rem 0; }
button { font: inherit; padding: 0.5rem 1rem; margin-top: 1rem; }
small { color: GrayText; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`
}
