declare module 'edtf' {
  /** Parses an EDTF string; throws where it is none. Bounds are in milliseconds since 1970, infinite where open. */
  export default function edtf(text: string): { readonly min: number; readonly max: number }
}
