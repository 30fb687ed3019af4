/** Names by which locoregional therapy of HCC is charted; the study excluded it (TACE and RFA are named in the paper). No code lists: those seen were not verified. */
export const LOCOREGIONAL =
  /\b(d?eb-?tace|c?tace|rfa|mwa|tare|sirt|haic|hepatic arterial infusion)\b|trans(-|\s)?(catheter\s)?arterial (chemo)?emboli[sz]ation|chemoemboli[sz]ation|radioemboli[sz]ation|(radiofrequency|microwave) ablation|经(导管)?动脉(化疗)?栓塞|射频消融|微波消融/i

/** Names of other systemic drugs for HCC, in the same sense. */
export const SYSTEMIC =
  /\b(sorafenib|regorafenib|cabozantinib|ramucirumab|apatinib|rivoceranib|donafenib|atezolizumab|bevacizumab|durvalumab|tremelimumab|nivolumab|ipilimumab|pembrolizumab|sintilimab|tislelizumab|toripalimab|folfox)\b|索拉非尼|瑞戈非尼|阿帕替尼|多纳非尼|阿替利珠|贝伐珠|信迪利|替雷利珠|特瑞普利/i
