/** What the addresses of a site are here. */
export type Addresses = {
  /** Where a link leads here; null: it stays as it is. */
  link: (href: string) => string | null
  /** What a picture is called among the files here; null when it is not there. */
  picture: (src: string) => string | null
  /** The same, of pictures that a gallery names by their numbers. */
  pictures: (ids: string[]) => string[]
}
