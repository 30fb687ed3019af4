import type { appliedCard as en } from '../en/applied-card.ts'
import type { Open } from '../texts.ts'

/** 仅应用模型卡所需的文字。 */
export const appliedCard: Open<typeof en> = {
  stage: (status) => `研究性；模型文件状态：${status}`,
  status: { reconstructed: '重建', published: '已发表', recalibrated: '重新校准' },
  date: (day) => `论文发表于 ${day}`,
  version: (id, version, hash) => `${id} ${version}，SHA-256 ${hash}`,
  availability: '开源；未见任何临床使用许可或批准',
  ehr: '支持 SMART App Launch 与 FHIR R4，或支持 CDS Hooks 的电子病历系统',
  approval: '无：研究性。未见监管机构对模型或软件的许可或批准。',
  summary: (name, regimen) =>
    `${name}由四项指标估计${regimen}治疗的晚期肝细胞癌出现疾病进展的风险：中性粒细胞/淋巴细胞比值（NLR）、白蛋白、肿瘤最大径，以及治疗六周后的肿瘤硬度变化（dT）。`,
  keywords: ['肝细胞癌', '仑伐替尼', '卡瑞利珠单抗', '剪切波弹性成像', '预测模型'],
  howToUse:
    '从患者病历中打开，或在开立医嘱时以卡片显示。指标取自病历并附单位、日期与来源，或由人工录入；缺失时给出范围。保存前由临床医师确认。',
  ethics: (approval) =>
    `研究伦理批准：${approval}。患者几乎均为乙型肝炎且为男性：在其他人群中的性能几乎未知。`,
  riskLevel: '未经监管机构分级。为一种危及生命的疾病的治疗提供信息。',
  modelType: '四个预测变量的 logistic 回归，以列线图读取',
  inputSource: '患者病历中的实验室结果、影像测量与弹性成像（FHIR R4），或人工录入',
  dataTypes:
    '指标：两项血细胞计数或其比值、白蛋白（g/L）、直径（cm）、dT 的符号。输出：评分、分级、概率。不使用图像与自由文本。',
  security: '采用 PKCE 的 SMART App Launch 与最小权限；网址、日志与浏览器长期存储中均无患者数据。',
  transparency: '系数、重建过程、勘误与代码均公开；每项输出均标明模型版本与哈希值。',
  thirdParty: (licence) => `论文中的数字作为事实使用；论文许可为 ${licence}。`,
  stakeholders: '来源未说明。',
  usefulness: {
    goal: '以已发表的截断值区分疾病进展与治疗有效的患者。',
    interpretation:
      '计数取自论文表 3，附 Wilson 区间；AUC 按原文。这些结果由作者自己的列线图得出；重建模型对个别患者的分级可能不同。',
    test: '回顾性队列：训练、内部验证与外部验证',
    process: '截断值在训练队列中选定（约登指数），未作改动用于其他队列。',
  },
  fairness: {
    goal: '来源未说明。',
    interpretation: '仅有按乙型肝炎状态的生存：高评分相对低评分的风险比。未报告按性别、年龄或病因的疗效。',
    test: '全部队列的亚组分析',
    data: (hbv, nonHbv) => `乙型肝炎患者 ${hbv} 例，非乙型肝炎患者 ${nonHbv} 例`,
    process: '按论文报告：含交互项的 Cox 回归。',
  },
  safety: {
    goal: '了解重建模型与论文的差距，以及概率的吻合程度。',
    interpretation: '重建模型仅由表 2 计算（各行视为独立），与原文训练队列数字对照；校准按原文。',
    test: '由已发表表格重新计算；软件测试',
    process: '每次改动时，软件测试都会重新计算每个推导数字。',
  },
  metrics: {
    auc: (cohort) => `AUC，${cohort}`,
    sensitivity: (cohort) => `灵敏度，${cohort}`,
    specificity: (cohort) => `特异度，${cohort}`,
    ppv: (cohort) => `阳性预测值，${cohort}`,
    npv: (cohort) => `阴性预测值，${cohort}`,
    hbv: '死亡风险比，乙型肝炎',
    nonHbv: '死亡风险比，非乙型肝炎',
    interaction: '交互作用 p 值',
    hosmerLemeshow: (cohort) => `Hosmer-Lemeshow p 值，${cohort}`,
    brier: (cohort) => `Brier 评分（按原文），${cohort}`,
    reconstructedAuc: '重建模型的 AUC（推导）',
    reconstructedSensitivity: '重建模型的灵敏度（推导）',
    reconstructedSpecificity: '重建模型的特异度（推导）',
  },
  trial: '未见注册说明。',
  consent: '论文既称已取得知情同意，又称已豁免（见勘误）。',
}
