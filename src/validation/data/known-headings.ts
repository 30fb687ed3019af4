import type { StudyTable, Variable } from '../study-table.ts'
import { plainText } from './cell-number.ts'

/** What a column can be taken for. */
export type ColumnRole = Variable | 'id' | 'group' | 'start' | 'end'

/** What spreadsheets call these columns, in the form `headingName` makes. English, then Chinese. */
const NAMES: Readonly<Record<ColumnRole, readonly string[]>> = {
  id: words(
    'id patient patientid patientno subject subjectid mrn 编号 病人编号 患者编号 患者id 住院号 病历号 病案号',
  ),
  anc: words(`
    anc neut neu neutrophil neutrophils neutrophilcount absoluteneutrophilcount
    中性粒细胞 中性粒细胞计数 中性粒细胞数 中性粒细胞绝对值 中性粒细胞绝对计数`),
  alc: words(`
    alc lym lymph lymphocyte lymphocytes lymphocytecount absolutelymphocytecount
    淋巴细胞 淋巴细胞计数 淋巴细胞数 淋巴细胞绝对值 淋巴细胞绝对计数`),
  nlr: words(`
    nlr neutrophillymphocyteratio neutrophiltolymphocyteratio
    中性粒细胞淋巴细胞比值 中性粒细胞与淋巴细胞比值 中性粒细胞与淋巴细胞比`),
  albumin: words('alb albumin serumalbumin 白蛋白 血清白蛋白'),
  diameter: words(`
    diameter tumordiameter tumourdiameter maxdiameter maximumdiameter largestdiameter tumorsize
    tumoursize
    肿瘤最大径 肿瘤最大直径 肿瘤直径 肿瘤大小 最大径 最大直径`),
  deltaT: words('dt deltat dtnonneg dtnonnegative δt 肿瘤硬度变化 硬度变化'),
  bilirubin: words('bili tbil bilirubin totalbilirubin 总胆红素 胆红素'),
  afp: words('afp alphafetoprotein alpha1fetoprotein 甲胎蛋白'),
  crp: words('crp creactiveprotein c反应蛋白 超敏c反应蛋白'),
  ldh: words('ldh lactatedehydrogenase 乳酸脱氢酶'),
  ast: words('ast got 谷草转氨酶 天门冬氨酸氨基转移酶'),
  alt: words('alt gpt 谷丙转氨酶 丙氨酸氨基转移酶'),
  stiffness: words('baselinestiffness tumorstiffness tumourstiffness 基线肿瘤硬度 肿瘤硬度'),
  age: words('age 年龄'),
  outcome: words(`
    tin outcome response mrecist bestresponse mrecistresponse pd progression
    疗效 疗效评价 最佳疗效 疾病进展 进展 结局`),
  outcomeDays: words(
    'pfs pfsdays ttp ttpdays progressiondays outcomedays timetoprogression 无进展生存期 无进展生存时间 进展时间',
  ),
  days: words(`
    days osdays os ostime time survivaltime survivaldays followup followupdays followuptime
    overallsurvival
    生存时间 生存天数 生存期 总生存期 总生存时间 随访时间 随访天数`),
  event: words(
    'event osevent osstatus death dead died deceased status vitalstatus 死亡 是否死亡 生存状态 结局状态',
  ),
  score: words('score points totalpoints tipm tipmscore tipmpoints riskscore 评分 得分 总分 风险评分'),
  probability: words(`
    probability prob p phat pred predicted prediction predictedprobability risk predictedrisk
    概率 预测概率 预测风险`),
  otherScore: words('score2 otherscore secondscore 评分2 第二评分'),
  otherProbability: words('probability2 prob2 p2 otherprobability secondprobability 概率2 第二概率'),
  group: words(`
    cohort group center centre hospital sex gender hbv hbsag etiology aetiology bclc ecog childpugh
    albigrade
    队列 分组 组别 中心 医院 性别 乙肝 乙型肝炎 病因`),
  start: words(`
    start startdate treatmentstart treatmentstartdate therapystart indexdate firstdose firstdosedate
    开始日期 治疗开始日期 首次用药日期 用药开始日期`),
  end: words(`
    end enddate lastseen lastfollowup lastfollowupdate lastcontact deathorlastseen
    末次随访日期 末次随访 随访截止日期 死亡或末次随访日期`),
}

/** What the column is called in a plain file of scores, where nothing else could be meant. */
const PLAIN_NAMES: { readonly [R in ColumnRole]?: readonly string[] } = {
  outcome: words('y label target truth class observed'),
  group: words('group arm treatment'),
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

/** A heading taken apart: its name without signs and spaces, and what stands in brackets or after a comma, often the unit. */
export function headingName(heading: string): { readonly name: string; readonly unit: string | undefined } {
  const text = plainText(heading)
    .replace(/[\u2206\u25b3]/g, 'δ')
    .toLowerCase()
  const [, before = text, inBrackets, afterComma] =
    /^(.*?)\s*(?:[([{【](.*?)[)\]}】]|,\s*(.+))\s*$/.exec(text) ?? []
  return {
    name: before.replace(/[\s_\-.:/#*^'"]+/g, ''),
    unit: inBrackets ?? afterComma,
  }
}

export type Likeness = 'known' | 'similar'

/** What a heading may stand for: by a name of its own (`known`), or else by a name within it (`similar`). */
export function rolesOf(
  heading: string,
  kind: StudyTable['kind'] = 'patients',
): { readonly role: ColumnRole; readonly likeness: Likeness }[] {
  const { name } = headingName(heading)
  const roles = Object.keys(NAMES) as ColumnRole[]
  const plain = kind === 'scored' ? PLAIN_NAMES : {}
  const known = roles.filter((role) => NAMES[role].includes(name) || plain[role]?.includes(name))
  if (known.length > 0) return known.map((role) => ({ role, likeness: 'known' }))
  return roles
    .filter((role) => NAMES[role].some((part) => isTelling(part) && name.includes(part)))
    .map((role) => ({ role, likeness: 'similar' }))
}

/** Whether a name is long enough to mean something within another word. */
function isTelling(part: string): boolean {
  return /^[\x20-\x7e]+$/.test(part) ? part.length >= 5 : part.length >= 3
}
