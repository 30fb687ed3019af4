import { expect, test } from 'vitest'
import { isDoubtedInWords, malignancyOf } from './malignancy.ts'

const coded = (system: string, code: string) => malignancyOf({ coding: [{ system, code }] })
const named = (text: string) => malignancyOf({ text })
const ICD = 'http://hl7.org/fhir/sid/icd-10'
const SNOMED = 'http://snomed.info/sct'

test.each([
  [ICD, 'C22.0', 'hcc'],
  [ICD, 'C220', 'hcc'],
  ['urn:oid:2.16.840.1.113883.6.90', 'C22.0', 'hcc'],
  ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'C22.0', 'hcc'],
  ['https://twcore.mohw.gov.tw/ig/twcore/CodeSystem/icd-10-cm-2023-tw', 'C22.0', 'hcc'],
  ['urn:oid:2.16.156.10011.2.3.3.11', 'C22.000x001', 'hcc'],
  ['urn:oid:2.16.156.10011.2.3.3.11.3', 'C22.100x001', 'other'],
  [ICD, 'C22.1', 'other'],
  [ICD, 'C22.2', 'other'],
  [ICD, 'C64', 'other'],
  [ICD, 'C44.91', 'other'],
  [ICD, 'C7A.1', 'other'],
  [ICD, 'C22', 'liver'],
  [ICD, 'C22.8', 'liver'],
  [ICD, 'C22.9', 'liver'],
  [ICD, 'C78.7', undefined],
  [ICD, 'C80.1', undefined],
  [ICD, 'K74.6', undefined],
  [ICD, 'D37.6', undefined],
  [SNOMED, '109841003', 'hcc'],
  ['urn:oid:2.16.840.1.113883.6.96', '25370001', 'hcc'],
  [SNOMED, '312104005', 'other'],
  [SNOMED, '702391001', 'other'],
  [SNOMED, '363478007', 'other'],
  [SNOMED, '254837009', 'other'],
  [SNOMED, '95214007', 'liver'],
  ['http://id.who.int/icd/release/11/mms', '2C12.02', 'hcc'],
  ['http://hl7.org/fhir/sid/icd-11', '2C12.10', 'other'],
  ['http://hl7.org/fhir/sid/icd-11', '2C12.Z', 'liver'],
  ['http://terminology.hl7.org/CodeSystem/icd-o-3', '8170/3', 'hcc'],
  ['urn:oid:2.16.840.1.113883.6.43.1', '8160/3', 'other'],
  ['urn:oid:2.16.840.1.113883.6.43.1', '8180/3', 'liver'],
  ['urn:oid:2.16.840.1.113883.6.43.1', '8170/0', undefined],
  ['urn:oid:2.16.840.1.113883.6.43.1', '8000/3', undefined],
  ['urn:oid:2.16.840.1.113883.6.43.1', 'C22.0', undefined],
  ['urn:local', 'C22.0', undefined],
])('%s %s says %s', (system, code, expected) => {
  expect(coded(system, code)).toBe(expected)
})

test.each([
  'Hepatocellular carcinoma',
  'HCC',
  'HBV-related hepatocellular carcinoma, BCLC C',
  'HCC (segment VIII) with lung metastases',
  'Liver cell carcinoma',
  '肝细胞癌',
  '肝細胞癌',
  '原发性肝细胞癌（BCLC C期）',
  '肝细胞性肝癌',
  '肝细胞癌术后复发',
  'HCC with ascites and portal hypertension',
  'HCC, history of TACE',
  '肝细胞癌伴门静脉癌栓',
])('takes %s as HCC', (name) => {
  expect(named(name)).toBe('hcc')
})

test.each([
  'Metastatic renal cell carcinoma',
  'Renal cell carcinoma with liver metastases',
  'Carcinoma of breast metastatic to liver',
  'Breast cancer, liver metastasis',
  'Liver metastasis from colon cancer',
  'Intrahepatic cholangiocarcinoma',
  'Klatskin tumor, malignant',
  'Malignant neoplasm of thyroid gland',
  'Non-small cell lung cancer',
  'Non-Hodgkin lymphoma',
  'Triple negative breast cancer',
  'Basal cell carcinoma of skin',
  'Hepatoblastoma',
  '肝内胆管细胞癌',
  '肾透明细胞癌',
  '肺癌脑转移',
  '结肠恶性肿瘤',
  '非小细胞肺癌',
  '慢性粒细胞白血病',
])('takes %s as another cancer', (name) => {
  expect(named(name)).toBe('other')
})

test.each([
  'Liver cancer',
  'Malignant neoplasm of liver, not specified as primary or secondary',
  'Malignant neoplasm of liver and intrahepatic bile ducts',
  'Combined hepatocellular carcinoma and cholangiocarcinoma',
  '原发性肝癌',
  '肝恶性肿瘤',
  '肝癌肺转移',
])('takes %s as a malignancy in the liver of a kind that is not said', (name) => {
  expect(named(name)).toBe('liver')
})

test.each([
  'No hepatocellular carcinoma',
  'Family history of hepatocellular carcinoma',
  'History of breast cancer',
  'Hepatocellular carcinoma ruled out',
  'HCC?',
  'HCC (suspected)',
  'HCC surveillance',
  'At risk of HCC',
  'Secondary malignant neoplasm of lung',
  'Metastatic malignant neoplasm to lung',
  'Carcinoma in situ of cervix',
  'Malignant hypertension with renal involvement',
  'Malignant pleural effusion',
  'Cancer-related fatigue',
  'Liver mass',
  'Cirrhosis of liver',
  '肝癌家族史',
  '肝细胞癌待排',
  '骨转移癌',
  '门静脉癌栓',
  '乳腺癌筛查',
  '',
])('concludes nothing from %s', (name) => {
  expect(named(name)).toBeUndefined()
})

test('a code counts beside a name that says less, and HCC before all else', () => {
  expect(malignancyOf({ text: 'Liver cancer', coding: [{ system: ICD, code: 'C22.0' }] })).toBe('hcc')
  expect(malignancyOf({ coding: [{ system: 'urn:local', code: '1', display: 'Cholangiocarcinoma' }] })).toBe(
    'other',
  )
  expect(malignancyOf(undefined)).toBeUndefined()
})

test('a code is read with blanks around it and in small letters, and of its own system alone', () => {
  expect(coded(ICD, ' c22.0 ')).toBe('hcc')
  expect(coded('http://terminology.hl7.org/CodeSystem/icd-o-3', '8170/3')).toBe('hcc')
  expect(coded('https://hospital.example/codes', '8170/3')).toBeUndefined()
})

test('a cancer without a place and without a kind says nothing', () => {
  expect(malignancyOf({ text: 'Carcinoma, unspecified' })).toBeUndefined()
  expect(malignancyOf({ text: '恶性肿瘤' })).toBeUndefined()
})

test('hepatocellular by one coding and another kind by the next is a cancer of the liver of which the kind is not told', () => {
  const both = { coding: [{ system: ICD, code: 'C22.0' }], text: 'Cholangiocarcinoma' }
  expect(malignancyOf(both)).toBe('liver')
  expect(malignancyOf({ ...both, text: 'Right lobe' })).toBe('hcc')
})

test('what words deny or doubt is told apart from what they do not say', () => {
  expect(isDoubtedInWords({ text: 'Suspected hepatocellular carcinoma' })).toBe(true)
  expect(isDoubtedInWords({ text: 'Breast cancer, ruled out' })).toBe(true)
  expect(isDoubtedInWords({ text: 'Hepatocellular carcinoma' })).toBe(false)
  expect(isDoubtedInWords(undefined)).toBe(false)
})
