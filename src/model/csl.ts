/** A date as CSL-JSON has it. @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
export interface CslDate {
  'date-parts'?: (number | string)[][]
  literal?: string
  season?: number | string
  circa?: boolean | number | string
}

/** A person or a body in CSL-JSON; a body has `literal` alone. */
export interface CslName {
  family?: string
  given?: string
  literal?: string
  suffix?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
}

/** One entry of the library in CSL-JSON, validated and normalised: every field has the type that the citation engine expects. */
export interface CslItem {
  id: string
  type: string
  title?: string
  language?: string
  [field: string]: string | number | CslName[] | CslDate | string[] | undefined
}

const labels = `act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page paragraph part
  rule scene section sub-verbo supplement table timestamp title-locator verse volume`

/** What CSL calls the places within a source. @see https://docs.citationstyles.org/en/stable/specification.html#locators */
export const locatorLabels: readonly string[] = labels.split(/\s+/)
