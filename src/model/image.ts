/** A picture as it goes into the page: without what a camera wrote about who, when and where. */
export interface Image {
  /** Relative to the project's root. */
  path: string
  mime: string
  bytes: Uint8Array
  /** In CSS pixels, as it is to be seen; absent where the file does not say. */
  width?: number
  height?: number
}

/** The key of an image among those that a brief shows: images are found relative to the chapter that names them. */
export function imageKey(chapterPath: string, url: string): string {
  return `${chapterPath} ${url}`
}
