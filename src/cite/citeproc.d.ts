declare module 'citeproc' {
  export interface EngineCite {
    id: string
    label?: string
    locator?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
  }
  /** A cite with its position and more that the engine found out. */
  export interface SortedCite extends EngineCite {
    sortkeys?: unknown
    item?: unknown
  }
  /** A citation cluster; the engine adds `sortedItems` and marks of its own, so that each object serves one run. */
  export interface EngineCitation {
    citationID: string
    citationItems: EngineCite[]
    properties: { noteIndex: number; unsorted?: boolean }
    sortedItems?: [item: unknown, cite: SortedCite][]
  }
  /** A piece of text on its way out; what is in it are texts or further pieces. */
  export interface Blob {
    blobs: string
  }
  export interface Engine {
    /** Reads quotation marks and tags out of what the style prints. */
    fun: { flipflopper: { processTags(blob: Blob): void } }
    opt: { development_extensions: Record<string, boolean>; class: string; has_disambiguate?: boolean }
    tmp: { date_object?: { day?: unknown } | undefined }
    citation: { opt: Record<string, unknown>; srt: { compareCompositeKeys(a: [unknown, SortedCite], b: [unknown, SortedCite]): number } }
    citation_sort: { tokens: unknown[] }
    bibliography: { tokens: unknown[] }
    setOutputFormat(name: string): void
    updateItems(ids: string[]): void
    restoreProcessorState(citations: EngineCitation[]): [unknown, [index: number, text: string, id: string][]]
    rebuildProcessorState(citations: EngineCitation[], mode: string): [id: string, noteIndex: number, text: string][]
    processCitationCluster(citation: EngineCitation, before: [string, number][], after: [string, number][]): unknown
    process_CitationCluster(sortedItems: EngineCitation['sortedItems'], citation: EngineCitation): string
    /** The style as it was read. */
    cslXml: { dataObj: unknown; getNodesByName(within: unknown, name: string): { attrs: Record<string, string | undefined> }[] }
    makeBibliography(filter: { include: { field: string; value: string }[] }): false | [{ entry_ids: string[][] }, string[]]
    getTerm(term: string | undefined, form?: string, plural?: number, gender?: unknown, ...rest: unknown[]): string
  }
  interface System {
    retrieveLocale(lang: string): string
    retrieveItem(id: string): unknown
  }
  type Decoration = false | string | ((state: Engine, text?: string) => string)
  const CSL: {
    Engine: { new (system: System, style: string, lang: string, forceLang: boolean): Engine; prototype: Engine }
    Output: { Formats: Record<string, Record<string, Decoration | ((text?: string) => string)>> }
    getSortKeys(this: Engine, item: unknown, area: string): unknown
  }
  export default CSL
}
