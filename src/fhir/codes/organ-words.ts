/** Names of organs and places that are not the liver, in English and Chinese, in lower case. */
export const OTHER_ORGANS =
  /lung|pulmon|(upper|middle|lower) lobe|lingula|\b[rl][ulm]l\b|pleura|bronch|node|nodal|lymph|bone|osseous|\bribs?\b|spine|spinal|vertebra|sacr|pelvi|adrenal|kidney|renal|breast|thyroid|pancrea|spleen|splenic|stomach|gastric|duoden|colon|rectum|rectal|bowel|brain|cerebr|prostat|ovar|uter|bladder|\bducts?\b|periton|omentum|skin|muscle|oesophag|esophag|肺|胸膜|支气管|支氣管|淋巴|骨|椎|肾|腎|乳腺|乳房|甲状腺|甲狀腺|胰|脾|胃|肠|腸|脑|腦|前列腺|卵巢|子宫|子宮|膀胱|胆囊|膽囊|胆管|膽管|腹膜|网膜|網膜|皮肤|皮膚|食管|食道/
