declare module '@citation-js/core' {
  export interface BibEntry {
    type: string
    label: string
    properties: Record<string, string | number>
  }
  export interface ChainOptions {
    forceType?: string
    target?: string
    generateGraph: false
  }
  /** Converts between the types that the plugins register, step by step; throws where none leads on. */
  export const plugins: { input: { chain(input: unknown, options: ChainOptions): unknown } }
}
