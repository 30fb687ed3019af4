import type { Fetch } from '../src/fhir-client/ask.ts'
import type { TipmModel } from '../src/model/load-model.ts'
import type { SiteConfig } from '../src/site/site-schema.ts'
import type { CardWording } from './card-wording.ts'
import type { Memo } from './memo.ts'
import type { PrefetchTemplates } from './prefetch-templates.ts'
import type { CdsSettings } from './site-settings.ts'

/** What every call is answered with; made once, at the start. */
export interface ServiceContext {
  readonly site: SiteConfig
  readonly settings: CdsSettings
  readonly model: TipmModel
  readonly wording: CardWording
  readonly templates: PrefetchTemplates
  readonly fetch: Fetch
  /** By digest of EHR, patient and drug. */
  readonly signed: Memo<true>
  readonly now: () => Date
  /** Origin (and path) under which the service is reached, without trailing slash. */
  readonly publicUrl: string
  readonly appLaunchUrl: string
}
