import type { Concept } from '../resources/resource-schemas.ts'
import { ATC, sameSystem } from './canonical.ts'
import { namesOf } from './code-match.ts'
import { OTHER_ORGANS } from './organ-words.ts'
import { remembered } from './remembered.ts'

/** Names by which locoregional therapy of HCC is charted; the study excluded it (TACE and RFA are named in the paper). */
const LOCOREGIONAL =
  /\b(d?eb-?tace|c?tace|tae|rfa|mwa|pei|tare|sirt|haic|sbrt|hifu|ire|hepatic arter(ial|y) infusion|taci|cyber ?knife)\b|hepatic arter(y|ial) (chemo)?emboli[sz]|emboli[sz]ation of (the )?hepatic arter|lipiodol|trans(-|\s)?(catheter\s)?(hepatic\s)?arterial (chemo)?emboli[sz]ation|chemoemboli[sz]ation|radioemboli[sz]ation|selective internal radi|proton (beam )?(therapy|radi|irradi)|carbon[- ]ion|high[- ]intensity focused|(radiofrequency|microwave|cryo|thermal|percutaneous|laser)[\s-]?ablation|ablation of (liver|hepatic)|irreversible electroporation|stereotactic (body |ablative )?radio|ethanol (injection|ablation)|yttrium|\by-?90\b|iodine-?125|肝.{0,6}介入|介入.{0,4}肝|射波刀|碘油|经?(导管)?肝?动脉(插管)?(化疗)?栓塞|經?(導管)?肝?動脈(插管)?(化療)?栓塞|肝?动脉(持续)?(置管)?灌注化疗|肝?動脈灌注化療|(射频|微波|冷冻|激光|热|酒精|無線電頻率|射頻|冷凍)消融|消融术|消融術|无水(酒精|乙醇)|無水酒精|酒精注射|立体定向|立體定位|放射性?栓塞|钇-?90|釔-?90|碘-?125|粒子植入|不可逆电穿孔|海扶|高强度聚焦超声|質子|质子(治疗|放疗)|重离子/i

/** Radiation says nothing of its place by itself. */
const RADIATION = /radiotherapy|radiation therapy|\b(irradiation|ebrt|imrt)\b|放疗|放療|放射治[疗療]/i
/** Names of the liver, and of what is done to no other organ. */
const LIVER = /liver|hepat|\b(hcc|tace|haic|tare|sirt)\b|肝/i
/** Where the same techniques are used beside the organs in `OTHER_ORGANS`. */
const HEART_AND_VESSELS =
  /atrial|cardiac|heart|ventric|coronar|varic|saphen|pulmonary vein|心[房室脏臟肌律包]|房颤|房顫|冠[状狀脉]|静脉曲张/i

/** Whether what was done to an organ was done to another one than the liver. */
export const isElsewhere = remembered(
  (name) => !LIVER.test(name) && (OTHER_ORGANS.test(name.toLowerCase()) || HEART_AND_VESSELS.test(name)),
)

/** Names and brands of other systemic drugs for HCC, in the same sense. */
const SYSTEMIC =
  /\b(sorafenib|nexavar|regorafenib|stivarga|cabozantinib|cabometyx|ramucirumab|cyramza|apatinib|rivoceranib|anlotinib|donafenib|tivozanib|sunitinib|atezolizumab|tecentriq|bevacizumab|avastin|durvalumab|imfinzi|tremelimumab|imjudo|nivolumab|opdivo|ipilimumab|yervoy|pembrolizumab|keytruda|sintilimab|tyvyt|tislelizumab|tevimbra|toripalimab|loqtorzi|penpulimab|serplulimab|cadonilimab|sugemalimab|zimberelimab|envafolimab|adebrelimab|benmelstobart|finotonlimab|folfox\d?|xelox|gemox|oxaliplatin|doxorubicin|capecitabine|gemcitabine|cisplatin)\b|索拉非尼|索拉菲尼|多吉美|蕾莎瓦|瑞戈非尼|瑞格非尼|拜万戈|癌瑞格|卡博替尼|癌必定|雷莫西尤|雷莫芦|阿帕替尼|艾坦|安罗替尼|福可维|多纳非尼|泽普生|阿替利珠|阿特珠|泰圣奇|癌自禦|贝伐珠|貝伐珠|安维汀|癌思停|度伐利尤|英飞凡|曲美木|替西木|纳武利尤|納武利尤|欧狄沃|保疾伏|伊匹木|逸沃|帕博利珠|可瑞达|吉舒達|信迪利|达伯舒|替雷利珠|百泽安|特瑞普利|拓益|派安普利|斯鲁利|汉斯状|卡度尼利|舒格利|恩沃利|阿得贝利|贝莫苏拜|菲诺利|奥沙利铂|奧沙利鉑|阿霉素|多柔比星|卡培他滨|吉西他滨|顺铂/i

/** A drug that was not given: denied, to be avoided, not tolerated, or a placebo of it. */
const NOT_GIVEN =
  /\b(placebo|do not|don't|avoid|contraindicat\w*|allerg\w*|not (given|started|tolerated))\b|安慰剂|安慰劑|禁用|过敏|過敏|未用/i

/** ATC: antineoplastic agents (L01) but for the studied pair, and therapeutic radiopharmaceuticals (V10). */
function isAntineoplastic({ coding }: Concept): boolean {
  return (coding ?? []).some(
    ({ system, code }) =>
      sameSystem(system, ATC) && /^(L01|V10)/i.test(code ?? '') && !PAIR.includes(code?.toUpperCase() ?? ''),
  )
}

/** Lenvatinib, as it is and as it was until 2020; camrelizumab; and the groups that hold them, which name neither. */
const PAIR = ['L01EX08', 'L01XE29', 'L01FF14', 'L01', 'L01E', 'L01EX', 'L01XE', 'L01F', 'L01FF']

/** Whether a procedure, or what was given, is locoregional therapy of a liver tumour; by name, as no code list that was seen could be verified. */
export function isLocoregional(concept: Concept | undefined): boolean {
  return namesOf(concept).some(namesLocoregional)
}

const namesLocoregional = remembered(
  (name) =>
    (isGiven(name, LOCOREGIONAL) && !isElsewhere(name)) || (LIVER.test(name) && isGiven(name, RADIATION)),
)

/** What stands before a therapy that was not given, or not yet. */
const DENIED =
  /(\b(no|never|without|den(ies|ied)|declin(es|ed)|refus(es|ed)|planned|plan(s|ning)? (for|to)|consider(s|ed|ing)?|scheduled for|evaluat(ed|ion) for|candidate for|before) (had |received |any |prior |previous |history of )*|(无|無|否认|否認|未|拒绝?|拒絕|拟|擬|计划|計劃|考虑|考慮)(既往|曾经?|行|做|接受|过|過|使用|介入|栓塞)*)$/i
/** And what stands after it. */
const DENIED_AFTER =
  /^[a-z]*\s*[(（[:：,，;；–-]*\s*((patient |pt )?(was |has been |is |been )?(declined|refused|cancel+ed|planned|scheduled|deferred|postponed|(never|not) (been )?(done|performed|given|tak(en|ing)|started|begun|tolerated))|(informed )?consent|discuss(ed|ion)|evaluation|candidate|未[行做服用接使予]|拒|取消|暂[缓不停])/i

function isGiven(name: string, therapy: RegExp): boolean {
  const found = therapy.exec(name)
  if (found === null || NOT_GIVEN.test(name)) return false
  const [before, after] = [name.slice(0, found.index), name.slice(found.index + found[0].length)]
  return !DENIED.test(before) && !DENIED_AFTER.test(after)
}

/** Whether a medication is another systemic therapy of cancer, by its ATC class or by name. */
export function isSystemic(concept: Concept): boolean {
  return isAntineoplastic(concept) || namesOf(concept).some(namesSystemic)
}

const namesSystemic = remembered((name) => isGiven(name, SYSTEMIC))
