import type { RecordTexts } from '../../fhir/write/record-texts.ts'

/** 写入病历、而非屏幕文字的内容；用语见 docs/glossary-zh.md。 */
export const writtenRecord: RecordTexts = {
  codes: {
    'stiffness-exam': '肝脏病灶及其周围剪切波弹性成像，12 个测量点',
    nlr: '中性粒细胞/淋巴细胞比值（NLR）',
    'delta-t': '治疗开始六周后肿瘤硬度变化（dT）',
    'delta-t-nonnegative': '变硬（dT ≥ 0）',
    'delta-t-negative': '未变硬（dT < 0）',
    'tipm-points': 'TIPM 总分',
    'tipm-assessment': 'TIPM 评估',
    probability: '疾病进展的估计概率',
    'model-version': '模型文件：标识、版本与哈希值',
    'non-effective': '靶向联合免疫治疗无效：按 mRECIST 判定的疾病进展',
  },
  outcome: '按 mRECIST 判定的疾病进展（靶向联合免疫治疗无效）',
  status: {
    reconstructed: () => '重建',
    published: () => '已发表',
    recalibrated: (site) => `已在${site}重新校准`,
    'recalibrated-not-approved': (site) => `已在${site}重新校准，未获批准`,
  },
  model: (name, version, status, hash) => `${name}，模型文件版本 ${version}（${status}），哈希值 ${hash}`,
  computed: (model, status, hash) => `由 TIPM on FHIR 计算，模型 ${model}（${status}），哈希值 ${hash}`,
  written: (version, model, hash) => `由 TIPM on FHIR ${version} 写入，模型 ${model}，哈希值 ${hash}。`,
  asRead: (sources) => `所读取的指标：${sources}。`,
  inputs: { nlr: 'NLR', deltaT: 'dT', albumin: '白蛋白', diameter: '肿瘤最大径' },
  enteredByHand: (name) => `${name}（手工录入）`,
  elastography: '弹性成像',
  bloodCount: '血细胞计数',
  before: '治疗前',
  week6: '第 6 周',
  deltaT: {
    'stiffer-is-nonnegative': (counted, needed) =>
      `9 个测量点中 ${counted} 个变硬；需 ${needed} 个。原文对 dT 的正负号前后矛盾；所用约定：变硬为 dT ≥ 0。`,
    'softer-is-nonnegative': (counted, needed) =>
      `9 个测量点中 ${counted} 个变软；需 ${needed} 个。原文对 dT 的正负号前后矛盾；所用约定：变软为 dT ≥ 0。`,
  },
  lowRange: (cutoff) => `低于 ${cutoff} 分：低风险`,
  title: 'TIPM 评估',
  titleAsData: 'TIPM 评估（FHIR RiskAssessment）',
  description: (result) => `TIPM：${result}`,
  confirmed: '已补全或确认',
  replaced: '由之后的评估取代',
  noLonger: '以其为依据的评估已修订，不再以其为依据',
}
