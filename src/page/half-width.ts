/** Full-width digits and signs, as Chinese input methods type them, in their usual form; all else stays as it is. */
export function halfWidth(text: string): string {
  return text.replaceAll(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}
