import type { missingScopeTexts as en } from '../en/missing-scope-texts.ts'
import type { Open } from '../texts.ts'

export const missingScopeTexts: Open<typeof en> = {
  grant: (scope) => `权限范围（scope）：${scope}`,
  missing: {
    'read-patient': {
      right: '读取患者基本信息',
      consequence: 'TIPM 无法确认数据属于哪位患者，因此不显示任何数据。',
    },
    'read-observations': {
      right: '读取检验与测量结果',
      consequence: '血细胞计数、白蛋白、肿瘤大小和硬度均未知，可手工录入。',
    },
    'read-reports': {
      right: '读取报告',
      consequence: '只能依据标本和时间判断各项计数是否来自同一次采血。',
    },
    'read-conditions': { right: '读取诊断', consequence: '患者是否患有肝细胞癌未知。' },
    'read-procedures': { right: '读取操作与手术记录', consequence: '既往局部治疗未知。' },
    'read-administrations': {
      right: '读取给药记录',
      consequence: '治疗起始时间取自医嘱或用药陈述，或为未知。',
    },
    'read-orders': { right: '读取用药医嘱', consequence: '仅开具医嘱而未给药的治疗无法识别。' },
    'read-statements': { right: '读取用药陈述', consequence: '仅以陈述形式记录的治疗无法识别。' },
    'read-dispenses': { right: '读取发药记录', consequence: '仅有发药记录的治疗无法识别。' },
    'read-care-plans': { right: '读取诊疗计划', consequence: '仅见于诊疗计划的治疗无法识别。' },
    'read-request-groups': {
      right: '读取医嘱组',
      consequence: '以医嘱组形式开具的方案无法识别，除非其中的用药医嘱单独在案。',
    },
    'read-service-requests': {
      right: '读取服务申请',
      consequence: '以服务申请形式开具的方案无法识别。',
    },
    'read-drugs': {
      right: '读取医嘱所引用的药品',
      consequence: '未直接写明药名的医嘱无法识别。',
    },
    'read-lesions': {
      right: '读取病灶信息',
      consequence: '多个病灶的测量值只能依据其自身文字区分。',
    },
    'read-assessments': { right: '读取已保存的评估', consequence: '不显示以此形式保存的既往评估。' },
    'create-assessments': {
      right: '保存 RiskAssessment',
      consequence: '评估以其他形式保存，或复制为文本。',
    },
    'update-assessments': {
      right: '修改 RiskAssessment',
      consequence: '已保存的评估无法在此更正或撤回。',
    },
    'create-observations': { right: '保存 Observation', consequence: '计算所得的值不单独保存。' },
    'update-observations': {
      right: '修改 Observation',
      consequence: '已保存的计算值无法在此更正或撤回。',
    },
    'create-provenance': {
      right: '保存来源记录（Provenance）',
      consequence: '软件和模型版本只写在评估之内。',
    },
    'read-documents': { right: '读取文书', consequence: '不显示以文书形式保存的评估。' },
    'create-documents': { right: '保存文书', consequence: '评估不能以文书形式保存。' },
    'update-documents': { right: '修改文书', consequence: '文书无法在此更正或撤回。' },
    'know-user': { right: '获知登录者身份', consequence: '保存的评估不含医师姓名。' },
  },
}
