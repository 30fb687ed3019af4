import { MENGCHAO, SITES } from './hospitals.ts'

/** 随软件提供的模型文件中的文字，按其在文件中的位置。文字与所提供的不同时，显示文件本身的文字。 */
export const modelFile: Readonly<Record<string, string>> = {
  name: '靶向免疫治疗预测模型（TIPM）',
  outcome: 'mRECIST 疾病进展（靶向联合免疫治疗无效，TIN）',
  regimen: '仑伐替尼 + 卡瑞利珠单抗',
  cutoffMethod: '约登指数',
  device: 'Siemens Sequoia，C3-7 探头，剪切波弹性成像；多发病灶取最大者',
  sites: SITES,
  correspondence: 'Xiaojian Ye，福建医科大学附属第一医院超声科，福州',
  ethics: `${MENGCHAO}伦理委员会，2021_084_01`,
  'hospital.0': MENGCHAO,
  'hospital.1': '福建省肿瘤医院',
  'funding.0': `${MENGCHAO} 2025-LCYJ-05`,
  'funding.1': '福建省自然科学基金 2023J011480、2022J011285',
  'funding.2': '福州市科学技术局 2021-S-109',
  'funding.3': '福建省财政厅 BPB-2022YXJ',
  'funding.4': '福建省卫生科技项目 2020GGB032',
  'inclusion.advanced': '无根治机会的晚期肝细胞癌（BCLC C 期；原文印作“III 期”）',
  'inclusion.ecog': 'ECOG 体能状态 0 或 1',
  'inclusion.hcc': '经病理或两种影像学方法（AASLD）确诊的肝细胞癌',
  'inclusion.regimen': '接受靶向联合免疫治疗',
  'inclusion.complete': '临床资料完整',
  'exclusion.otherMalignancy': '肝细胞癌以外的恶性肿瘤',
  'exclusion.missing': '关键资料缺失',
  'exclusion.priorTherapy': '既往接受过肝细胞癌的系统或局部治疗（原文举 TACE、RFA）',
  'exclusion.comorbidity': '严重合并症',
  'exclusion.otherTrial': '30 天内使用过其他试验药物',
  'covariate.0': '卫星结节',
  'covariate.1': 'ALT',
  'covariate.2': 'PLT',
  'covariate.3': 'GGT',
  'covariate.4': 'PT',
  'errata.or-is-z':
    '表 2 中以“OR”为题的一列实为 Wald z 统计量，其“95% CI”是 beta 的区间：2(1 - Phi(|z|)) 得出全部九个协变量印出的 p 值，而比值比不可能为负。',
  'errata.delta-t-sign':
    '方法部分与表注将 dT > 0 定义为治疗后变硬，系数也表明其为有利；讨论部分却称硬度降低（dT > 0），所引 TACE 文献也显示治疗有效时变软。',
  'errata.no-intercept': '未印出截距、协方差，也未印出四变量的重新拟合；列线图仅以图片形式存在。',
  'errata.table3-n':
    '表 3 恰好可由 143 / 62 / 101 例患者得出，而非各队列的 152 / 68 / 107 例。该团队的另一篇论文（World J Gastrointest Oncol 2025;17(5):105872）的队列恰为 143 / 62 / 101 例。',
  'errata.brier': '训练队列的 Brier 评分印作 0.00907，可能应为 0.0907。',
  'errata.os-rows': '表 1 的生存行（存活 / 死亡）重复了有效 / 无效的计数。',
  'errata.internal-albumin': '内部验证队列的白蛋白印作 43.4 +- 29.4 g/L，提示存在异常值。',
  'errata.nlr-coding': 'NLR 的编码既写作“< 3”又写作“<= 3”；此处按表格采用 <= 3 / > 3。',
  'errata.afp-200': 'AFP 各行（“< 200”“> 200”）遗漏了 200 本身。',
  'errata.comparators': '表 4 与 ALBI 和 AFP 比较，而正文宣称的是超声模型与血清学模型。',
  'errata.gst-ggt': 'GST 与 GGT 混用。',
  'errata.bclc': '纳入标准印作“BCLC III 期”；晚期疾病为 BCLC C 期。',
  'errata.response-rate':
    'mRECIST 有效率称全部患者为 72.4 %；按表 1，这是训练队列的数值（152 例中 110 例），全部患者为 73.1 %（327 例中 239 例）。该比率将疾病稳定计为有效。',
  'errata.subgroup-medians':
    '按病毒状态的中位生存（高评分 118 与 125 天，低评分 160 与 171 天）低于每一个队列（138 至 145 天，172 至 180 天），而两者划分的是同一批患者。',
  'errata.units': '表 1 将血小板标为“/L”、ALP 标为“mmol/L”；其数字实为 10*9/L 与 U/L。',
  'errata.consent': '方法部分称全部受试者均已知情同意，声明部分却称已予豁免。',
  'errata.same-name':
    '另有一个同名模型：该团队发表于 World J Gastrointest Oncol 2025;17(5):105872 的论文采用随机森林与其他预测因子（AUC 0.895、0.907、0.899）。本模型并非该模型。',
  'errata.lowest-brier':
    '正文称 TIPM 在每个队列的 Brier 评分均为最低；外部队列中 AFP 更低（0.0682 对 0.0714）。',
  'errata.afp-brier':
    'AFP 的 Brier 评分（0.128、0.099、0.0682）与其 AUC（0.642、0.602、0.824）不相容：如此 AUC 的已校准评分约为 0.19、0.17、0.15。',
  'errata.prior-systemic':
    '局限性部分提到既往系统治疗的差异，而接受过此类治疗的患者已被排除；并将 TACE 与 RFA 称为系统治疗。',
  'errata.figure-8': '图 8 被引用于说明疗效评价体系，实际显示的是生存。',
  'errata.satellite-nodules':
    '卫星结节在疾病进展者中较少（78.6% 对 96.4%），其系数却为正，且未给出编码方式。',
}
