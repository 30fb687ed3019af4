import { useId } from 'preact/hooks'
import { LANGUAGES } from '../site/language.ts'
import type { PageTexts } from '../text/texts.ts'
import { Select } from './select.tsx'
import type { ThemeChoice } from './theme/use-theme.ts'
import type { LanguageChoice } from './use-language.ts'

/** Language and appearance, each language under its own name. What is on the page stays as it is. */
export function DisplaySettings(props: {
  readonly language: LanguageChoice<PageTexts>
  readonly theme: ThemeChoice
}) {
  const { language, theme } = props
  const { settings } = language.texts
  const id = useId()
  return (
    <fieldset class="display-settings no-print">
      <legend class="visually-hidden">{settings.heading}</legend>
      <label class="visually-hidden" for={`${id}-language`}>
        {settings.language}
      </label>
      <select
        id={`${id}-language`}
        value={language.language}
        onInput={({ currentTarget }) => {
          const chosen = LANGUAGES.find((option) => option === currentTarget.value)
          if (chosen !== undefined) language.choose(chosen)
        }}
      >
        {LANGUAGES.map((option) => (
          <option key={option} value={option} lang={option}>
            {settings.languages[option]}
          </option>
        ))}
      </select>
      <Select
        label={settings.theme}
        value={theme.theme}
        options={theme.offered.map((option) => [option, settings.themes[option]])}
        onChoose={(chosen = theme.theme) => theme.choose(chosen)}
      />
      <span role="status">{language.failed && settings.languageFailed}</span>
    </fieldset>
  )
}
