import sanitizeHtml from 'sanitize-html'

/** Of HTML that a library made, the text and its italics, in one line. */
export const onlyItalics = (html: string): string =>
  sanitizeHtml(html, { allowedTags: ['i'], allowedAttributes: {} }).trim()
