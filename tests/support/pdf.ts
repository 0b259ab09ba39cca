type PdfFacts = {
  width?: number
  height?: number
  /** Of the page, with /F for Helvetica. */
  content?: string
  /** Further entries of the catalogue, of the information and of the trailer. */
  catalog?: string
  /** Further resources of the page. */
  resources?: string
  info?: string
  trailer?: string
  objects?: string[]
  kids?: string
  count?: number
}

/** A PDF of one page, written by hand; its cross-reference table is left for its reader to rebuild. */
export function onePagePdf({
  width = 595,
  height = 842,
  content = 'BT /F 20 Tf 50 50 Td (Bonjour) Tj ET',
  catalog = '',
  resources = '',
  info = '',
  trailer = '',
  objects = [],
  kids = '3 0 R',
  count = 1,
}: PdfFacts = {}): string {
  return [
    '%PDF-1.7',
    `1 0 obj <</Type/Catalog/Pages 2 0 R ${catalog}>> endobj`,
    `2 0 obj <</Type/Pages/Kids[${kids}]/Count ${count}>> endobj`,
    `3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>> ${resources}>>>> endobj`,
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj`,
    '5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>> endobj',
    ...objects,
    `9 0 obj <<${info}>> endobj`,
    `trailer <</Root 1 0 R/Info 9 0 R ${trailer}>>`,
    '%%EOF',
  ].join('\n')
}
