import type { UnitStyle } from './patient-chart.ts'

/** How one laboratory writes an analyte's unit; `code` only where it sends a UCUM code, as many do not. */
export interface ReportedUnit {
  unit: string
  code?: string
  low?: number
  high?: number
}

export interface Analyte {
  loinc: string
  display: string
  /** What the report prints, per language of the laboratory. */
  text: string
  chinese: string
  panel: 'haematology' | 'chemistry'
  units: Record<UnitStyle, ReportedUnit>
}

const cells = (low: number, high: number, us: string): Record<UnitStyle, ReportedUnit> => ({
  si: { unit: '10*9/L', code: '10*9/L', low, high },
  us: { unit: us, low, high },
  cn: { unit: '10^9/L', low, high },
})

const same = (unit: ReportedUnit): Record<UnitStyle, ReportedUnit> => ({ si: unit, us: unit, cn: unit })

/** Codes and names: LOINC. Reference ranges: ordinary adult ones, for the flags of a fictional laboratory. */
export const ANALYTES = {
  wbc: {
    ...{ loinc: '6690-2', display: 'Leukocytes [#/volume] in Blood by Automated count' },
    ...{ text: 'White blood cells', chinese: '白细胞计数', panel: 'haematology' },
    units: cells(3.5, 9.5, 'K/uL'),
  },
  anc: {
    ...{ loinc: '751-8', display: 'Neutrophils [#/volume] in Blood by Automated count' },
    ...{ text: 'Neutrophils, absolute', chinese: '中性粒细胞绝对值', panel: 'haematology' },
    units: cells(1.8, 6.3, 'K/uL'),
  },
  alc: {
    ...{ loinc: '731-0', display: 'Lymphocytes [#/volume] in Blood by Automated count' },
    ...{ text: 'Lymphocytes, absolute', chinese: '淋巴细胞绝对值', panel: 'haematology' },
    units: cells(1.1, 3.2, 'x10E3/uL'),
  },
  neutrophilPercent: {
    ...{ loinc: '770-8', display: 'Neutrophils/100 leukocytes in Blood by Automated count' },
    ...{ text: 'Neutrophils, %', chinese: '中性粒细胞百分比', panel: 'haematology' },
    units: same({ unit: '%', code: '%', low: 40, high: 75 }),
  },
  lymphocytePercent: {
    ...{ loinc: '736-9', display: 'Lymphocytes/100 leukocytes in Blood by Automated count' },
    ...{ text: 'Lymphocytes, %', chinese: '淋巴细胞百分比', panel: 'haematology' },
    units: same({ unit: '%', code: '%', low: 20, high: 50 }),
  },
  platelets: {
    ...{ loinc: '777-3', display: 'Platelets [#/volume] in Blood by Automated count' },
    ...{ text: 'Platelets', chinese: '血小板计数', panel: 'haematology' },
    units: cells(125, 350, 'K/uL'),
  },
  albumin: {
    ...{ loinc: '1751-7', display: 'Albumin [Mass/volume] in Serum or Plasma' },
    ...{ text: 'Albumin', chinese: '白蛋白', panel: 'chemistry' },
    units: {
      si: { unit: 'g/L', code: 'g/L', low: 40, high: 55 },
      us: { unit: 'g/dL', code: 'g/dL', low: 4, high: 5.5 },
      cn: { unit: 'g/L', low: 40, high: 55 },
    },
  },
  bilirubin: {
    ...{ loinc: '14631-6', display: 'Bilirubin.total [Moles/volume] in Serum or Plasma' },
    ...{ text: 'Bilirubin, total', chinese: '总胆红素', panel: 'chemistry' },
    units: {
      si: { unit: 'µmol/L', code: 'umol/L', low: 3.4, high: 20.5 },
      us: { unit: 'umol/L', code: 'umol/L', low: 3.4, high: 20.5 },
      cn: { unit: 'μmol/L', low: 3.4, high: 20.5 },
    },
  },
  bilirubinMass: {
    ...{ loinc: '1975-2', display: 'Bilirubin.total [Mass/volume] in Serum or Plasma' },
    ...{ text: 'Bilirubin, total', chinese: '总胆红素', panel: 'chemistry' },
    units: same({ unit: 'mg/dL', code: 'mg/dL', low: 0.2, high: 1.2 }),
  },
  alt: {
    loinc: '1742-6',
    display: 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    ...{ text: 'ALT', chinese: '丙氨酸氨基转移酶', panel: 'chemistry' },
    units: same({ unit: 'U/L', code: 'U/L', low: 9, high: 50 }),
  },
  ast: {
    loinc: '1920-8',
    display: 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    ...{ text: 'AST', chinese: '天门冬氨酸氨基转移酶', panel: 'chemistry' },
    units: same({ unit: 'U/L', code: 'U/L', low: 15, high: 40 }),
  },
  ggt: {
    loinc: '2324-2',
    display: 'Gamma glutamyl transferase [Enzymatic activity/volume] in Serum or Plasma',
    ...{ text: 'GGT', chinese: 'γ-谷氨酰转移酶', panel: 'chemistry' },
    units: same({ unit: 'U/L', code: 'U/L', low: 10, high: 60 }),
  },
  afp: {
    ...{ loinc: '1834-1', display: 'Alpha-1-Fetoprotein [Mass/volume] in Serum or Plasma' },
    ...{ text: 'AFP', chinese: '甲胎蛋白', panel: 'chemistry' },
    units: same({ unit: 'ng/mL', code: 'ng/mL', low: 0, high: 7 }),
  },
  creatinine: {
    ...{ loinc: '14682-9', display: 'Creatinine [Moles/volume] in Serum or Plasma' },
    ...{ text: 'Creatinine', chinese: '肌酐', panel: 'chemistry' },
    units: same({ unit: 'umol/L', code: 'umol/L', low: 57, high: 97 }),
  },
  prothrombinTime: {
    ...{ loinc: '5902-2', display: 'Prothrombin time (PT)' },
    ...{ text: 'Prothrombin time', chinese: '凝血酶原时间', panel: 'chemistry' },
    units: same({ unit: 's', code: 's', low: 11, high: 14 }),
  },
} as const satisfies Record<string, Analyte>

export type AnalyteName = keyof typeof ANALYTES

export function analyteNames(): AnalyteName[] {
  return Object.keys(ANALYTES).filter((name): name is AnalyteName => name in ANALYTES)
}
