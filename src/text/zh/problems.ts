import type { problems as en } from '../en/problems.ts'
import type { Open } from '../texts.ts'

export const problems: Open<typeof en> = {
  'site-file-unreachable': {
    title: '未能加载机构配置文件',
    meaning: 'TIPM 在此服务器上的配置不完整：与本页面同目录的 site.json 文件缺失。',
    next: '请告知贵院负责运行 TIPM 的人员。',
  },
  'site-file-invalid': {
    title: '机构配置文件有误',
    meaning: '配置不可靠时 TIPM 不会启动。错误如下：',
    next: '请告知贵院负责运行 TIPM 的人员。',
  },
  'model-file-unreachable': {
    title: '未能加载模型文件',
    meaning: '机构配置文件所指定的模型文件缺失。',
    next: '请告知贵院负责运行 TIPM 的人员。',
  },
  'model-file-invalid': {
    title: '模型文件有误',
    meaning: '模型不可靠时 TIPM 不会评分。错误如下：',
    next: '请告知贵院负责运行 TIPM 的人员。',
  },
  'insecure-context': {
    title: '此连接不安全',
    meaning: '登录需要 https 连接（或在本机运行），而本页面并非如此打开。',
    next: '请告知贵院负责运行 TIPM 的人员。',
  },
  'storage-unavailable': {
    title: '浏览器禁止了会话存储',
    meaning: '登录需要使用标签页的会话存储，而浏览器在此处不允许，可能是因为页面被嵌入在其他页面中。',
    next: '请在单独的标签页中打开 TIPM，或允许本页面使用存储。',
  },
  'issuer-missing': {
    title: '启动信息不完整',
    meaning: '收到的启动请求未说明来自哪个电子病历系统。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'issuer-not-accepted': {
    title: '不接受该电子病历系统',
    meaning: '启动请求来自不在本机构列表中的服务器。TIPM 只登录列表中的服务器。',
    next: '如果该服务器无误，负责运行 TIPM 的人员可将其加入机构配置文件。',
  },
  'smart-configuration-unreachable': {
    title: '无法连接电子病历系统',
    meaning: '未能读取电子病历系统的登录设置（.well-known/smart-configuration 和 metadata 均不可用）。',
    next: '请重试；如果问题持续，请告知贵院负责运行 TIPM 的人员。',
  },
  'smart-configuration-invalid': {
    title: '电子病历系统的登录设置不完整',
    meaning: '电子病历系统未说明在何处登录。',
    next: '请告知负责电子病历系统应用接入的人员。',
  },
  'pkce-not-supported': {
    title: '电子病历系统不提供安全的登录方式',
    meaning: 'TIPM 仅以 PKCE（S256）方式登录，而电子病历系统声明的方式中不含此项。',
    next: '请告知负责电子病历系统应用接入的人员。',
  },
  'sign-in-not-secure': {
    title: '电子病历系统的登录不安全',
    meaning: '电子病历系统以 https 访问，却要求在非 https 地址登录。TIPM 不会这样做。',
    next: '请告知负责电子病历系统应用接入的人员。',
  },
  'origin-not-allowed': {
    title: '电子病历系统不允许本页面访问',
    meaning: '电子病历系统可以连接，但不允许本地址（来源）的页面读取其答复（CORS）。',
    next: '请告知负责电子病历系统应用接入的人员，允许下方左侧所列的来源。',
  },
  'policy-blocks-ehr': {
    title: '本页面不得访问电子病历系统',
    meaning: '提供 TIPM 的网络服务器禁止本页面访问电子病历系统（Content-Security-Policy）。',
    next: '请告知贵院负责运行 TIPM 的人员，将下方地址加入该策略。',
  },
  'authorization-not-started': {
    title: '未能开始登录',
    meaning: '未能准备好发往电子病历系统的登录请求。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'no-session': {
    title: '此处没有打开的患者',
    meaning: '只有从病历中打开时，本页面才显示患者。此前会话的内容一概不保留。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'session-lost': {
    title: '会话已不存在',
    meaning: '此标签页中已没有本页面所属的会话。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'policy-blocks-sign-in': {
    title: '本页面不得前往电子病历系统的登录页',
    meaning:
      '提供 TIPM 的网络服务器禁止本页面向该处提交登录请求（Content-Security-Policy 的 form-action）。通往登录页途中的每台服务器均受此限制。',
    next: '请告知贵院负责运行 TIPM 的人员，将下方地址加入 form-action，或改用 GET 发送（机构配置文件的 authorization）。',
  },
  'sign-in-not-reached': {
    title: '电子病历系统的登录页尚未打开',
    meaning: '已请求电子病历系统为您登录，但尚未得到答复。',
    next: '如果登录页随后打开，请在该页继续。否则请从患者病历中重新打开 TIPM，并告知负责电子病历系统应用接入的人员。',
  },
  'answer-not-asked': {
    title: '收到的答复不属于此标签页发起的登录',
    meaning:
      '本页面打开时带有一次登录被拒绝的信息，但此标签页并未发起该登录。其内容不予显示：任何人都可能写出这样的信息。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'sign-in-cancelled': {
    title: '登录已取消',
    meaning:
      '电子病历系统未授予访问权限：有人在该系统中取消了登录，或该用户无权打开 TIPM（access_denied）。未读取任何患者信息。',
    next: '请重试。如果无人取消，请向负责电子病历系统应用接入的人员询问您是否有权使用 TIPM。',
  },
  'sign-in-unavailable': {
    title: '电子病历系统暂时无法登录',
    meaning: '电子病历系统的登录服务繁忙或正在维护。这并非拒绝。',
    next: '请稍候再重试。',
  },
  'sign-in-failed': {
    title: '电子病历系统的登录出错',
    meaning: '电子病历系统的授权服务器自身出错（server_error）。',
    next: '请重试；如果问题持续，请告知负责电子病历系统应用接入的人员。',
  },
  'request-refused': {
    title: '电子病历系统不接受此登录请求',
    meaning: '请求中有内容与登记不符：重定向地址，或 FHIR 服务器的地址（aud）；两者均逐字比对。',
    next: '请告知贵院负责运行 TIPM 的人员，将登记内容与 `tipm doctor` 的输出比对。',
  },
  'client-not-allowed': {
    title: '电子病历系统不允许本应用以此方式登录',
    meaning:
      '电子病历系统认识本应用，但不允许此种登录方式：以公共客户端身份使用授权码（unauthorized_client）。',
    next: '请告知负责电子病历系统应用接入的人员，为 TIPM 允许授权码方式。',
  },
  'code-flow-refused': {
    title: '电子病历系统不提供此种登录方式',
    meaning:
      'TIPM 按 SMART App Launch 的要求使用授权码登录；该电子病历系统的服务器不提供此方式（unsupported_response_type）。',
    next: '请告知负责电子病历系统应用接入的人员。',
  },
  'authorization-refused': {
    title: '电子病历系统拒绝了登录',
    meaning: '电子病历系统结束了登录，未授予访问权限。',
    next: '请从患者病历中重新打开 TIPM；如果问题持续，请告知负责电子病历系统应用接入的人员。',
  },
  'scopes-refused': {
    title: '电子病历系统不认识所申请的权限',
    meaning: '电子病历系统因权限列表（scope）结束了登录。可能是其写法不同，或者本应用登记的权限较少。',
    next: '请告知贵院负责运行 TIPM 的人员：机构配置文件可设定写法，并略去不应申请的权限。',
  },
  'issuer-mismatch': {
    title: '已停止：答复登录的是另一台服务器',
    meaning: '登录答复中所称的服务器与所请求的不同，该答复未被采用。',
    next: '请从患者病历中重新打开 TIPM，并报告此情况。',
  },
  'issuer-unnamed': {
    title: '已停止：答复未说明来自何处',
    meaning: '该电子病历系统声明会在每次登录答复中标明自身（RFC 9207），而此答复未标明。该答复未被采用。',
    next: '请从患者病历中重新打开 TIPM；如果问题持续，请告知负责电子病历系统应用接入的人员。',
  },
  'token-unreachable': {
    title: '电子病历系统未完成登录',
    meaning: '登录已开始，但电子病历系统的令牌服务器没有答复。',
    next: '请从患者病历中重新打开 TIPM；如果问题持续，请告知负责电子病历系统应用接入的人员。',
  },
  'client-refused': {
    title: '电子病历系统不接受本应用的登记',
    meaning:
      '电子病历系统不认识本应用的客户端标识，或要求其提供密钥。浏览器中的页面无法保守密钥：TIPM 以使用 PKCE 的公共客户端身份登录。',
    next: '请告知负责电子病历系统应用接入的人员，将 TIPM 登记为公共客户端。',
  },
  'token-refused': {
    title: '电子病历系统未完成登录',
    meaning: '电子病历系统未授予本应用访问权限。一次登录只能使用一次，且时间很短。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'no-patient': {
    title: '电子病历系统未指明患者',
    meaning: '登录成功，但电子病历系统未说明当前打开的是哪位患者。',
    next: '请在患者病历中打开 TIPM。',
  },
  'wrong-patient': {
    title: '已停止：患者不一致',
    meaning: '电子病历系统为一位患者打开了本应用，却提供了另一位患者的记录。不显示任何内容。',
    next: '请关闭本页面，从患者病历中重新打开 TIPM，并报告此情况。',
  },
  'patient-unreadable': {
    title: '未能读取患者基本信息',
    meaning: '没有此信息，TIPM 无法确认数据属于哪位患者，因此不显示任何数据。',
    next: '请重试；如果问题持续，请从患者病历中重新打开 TIPM。',
  },
  'session-expired': {
    title: '会话已过期',
    meaning: '电子病历系统不再接受此会话。',
    next: '请从患者病历中重新打开 TIPM。',
  },
  'reading-cancelled': {
    title: '读取已停止',
    meaning: '病历未读取完毕，因此不作评分。',
    next: '可以重新读取。',
  },
  unexpected: {
    title: 'TIPM 自身出现错误',
    meaning: '一个意外错误使页面停止。该错误未向病历写入任何内容。',
    next: '请从患者病历中重新打开 TIPM，并连同下方代码报告此情况。',
  },
}
