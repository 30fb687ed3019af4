// The library ships no types; only what is used is declared.
declare module '@lhncbc/ucum-lhc' {
  interface Conversion {
    readonly status: 'succeeded' | 'failed' | 'error'
    readonly toVal: number | null
    readonly msg: readonly string[]
  }
  interface Utils {
    convertUnitTo(from: string, value: number, to: string): Conversion
  }
  const ucum: { readonly UcumLhcUtils: { getInstance(): Utils } }
  export default ucum
}
