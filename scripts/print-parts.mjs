import { readFileSync } from 'node:fs'

const font = (file) => readFileSync(`node_modules/@fontsource-variable/${file}`).toString('base64')

/** The portal's fonts, inside the page, so that printing asks nobody. */
export const fontFaces = () => `
@font-face{font-family:Bricolage;font-weight:200 800;src:url(data:font/woff2;base64,${font('bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2')})}
@font-face{font-family:Literata;font-weight:200 900;src:url(data:font/woff2;base64,${font('literata/files/literata-latin-wght-normal.woff2')})}
@font-face{font-family:Literata;font-style:italic;font-weight:200 900;src:url(data:font/woff2;base64,${font('literata/files/literata-latin-wght-italic.woff2')})}`

export const escapeHtml = (text) =>
  String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** French spaces before ; : ! ? and inside « », as the rule wants them. */
export const typeset = (text, language) =>
  language === 'fr'
    ? String(text)
        .replace(/ ([;:!?»])/g, '\u00a0$1')
        .replace(/« /g, '«\u00a0')
    : String(text)

/** The nine strokes of the portal's identity. */
export const strokes = (className = 'strokes') =>
  `<svg class="${className}" viewBox="0 0 600 600" preserveAspectRatio="xMaxYMax slice" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">${[
    ...Array(9).keys(),
  ]
    .map(
      (i) =>
        `<path d="M0 ${560 - i * 14}H${120 + i * 26}C${250 + i * 22} ${560 - i * 14} ${330 + i * 16} ${500 - i * 30} ${350 + i * 20} ${400 - i * 34}S${470 + i * 10} ${140 - i * 8} 620 ${150 - i * 14}"/>`,
    )
    .join('')}</svg>`

export const WORDS = {
  fr: {
    centre: 'TerriNum',
    tag: 'Donnée de démonstration',
    note: 'Document de démonstration : son titre, sa date, ses intervenants et son contenu ont été écrits pour montrer le portail. Ils ne rendent pas compte d’un atelier ni d’une étude de TerriNum.',
    thanks: 'Et maintenant, discutons.',
    contents: 'Sommaire',
    by: 'Équipe TerriNum (donnée de démonstration)',
    about: 'À propos de ce document',
  },
  en: {
    centre: 'TerriNum',
    tag: 'Demonstration data',
    note: 'Demonstration document: its title, date, speakers and content were written to show the portal. They report neither a workshop nor a study of TerriNum.',
    thanks: 'And now, let us discuss.',
    contents: 'Contents',
    by: 'TerriNum team (demonstration data)',
    about: 'About this document',
  },
}
