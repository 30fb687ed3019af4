import * as z from 'zod/mini'

const color = z.catch(z.optional(z.string().check(z.regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i))), undefined)
const size = z.catch(z.optional(z.string().check(z.regex(/^\d{1,3}(?:\.\d{1,3})?(?:px|rem)$/))), undefined)
const fonts = z.catch(z.optional(z.string().check(z.regex(/^[\p{L}\d ,'"-]{1,200}$/u))), undefined)

const ehrStyle = z.object({
  color_background: color,
  color_error: color,
  color_highlight: color,
  color_modal_backdrop: color,
  color_success: color,
  color_text: color,
  dim_border_radius: size,
  dim_font_size: size,
  dim_spacing_size: size,
  font_family_body: fonts,
  font_family_heading: fonts,
})

/** An EHR's style (SMART App Launch 2.2, "Styling"); what is absent or malformed is not set. */
export type EhrStyle = z.infer<typeof ehrStyle>

/** Reads the JSON behind `smart_style_url`; undefined when it is no object, or says nothing that can be used. */
export function readEhrStyle(json: unknown): EhrStyle | undefined {
  const parsed = z.safeParse(ehrStyle, json)
  if (!parsed.success) return undefined
  return Object.values(parsed.data).some((value) => value !== undefined) ? parsed.data : undefined
}
